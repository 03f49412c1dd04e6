public import Foundation
import TextAnalysis

/// Makes a lexicon file from dictionaries as their packages hold them.
///
/// * Buckwalter's stems (Buckwalter 2002, LDC2002L49): Arabic stem in his transliteration, stem
///   with vowels, category, English gloss, parted by tabs.
/// * FreeDict in dictd form: a headword line that ends in a pronunciation between slashes, then
///   its translations, numbered if there are several. Either direction.
public struct LexiconBuilder: Sendable {
  private var glosses: [StemKey: Set<StemKey>] = [:]

  public init() {}

  public var stemCount: Int { glosses.count }

  /// Adds a file of Buckwalter stems.
  public mutating func addBuckwalterStems(_ file: URL) throws(LexiconError) {
    let before = glosses.count
    // The file is Latin-1: a stray letter of a gloss's loan word must not hide the rest.
    for line in try Self.text(file, .isoLatin1).split(whereSeparator: \.isNewline) {
      guard !line.hasPrefix(";") else { continue }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count >= 4, let wordClass = Self.wordClass(category: fields[2]) else { continue }
      let stem = BuckwalterLetters.arabic(fields[0])
      let gloss = fields[3].prefix { $0 != "<" }
      add(WordKeys.folded(stem), wordClass, gloss: gloss)
    }
    guard glosses.count > before else { throw .noEntries(file: file.path) }
  }

  /// Adds a FreeDict dictionary, Arabic–English or English–Arabic.
  public mutating func addFreeDict(_ file: URL) throws(LexiconError) {
    let before = glosses.count
    var headword: Substring = ""
    for line in try Self.text(file, .utf8).split(whereSeparator: \.isNewline) {
      if line.hasSuffix("/"), let slash = line.range(of: " /") {
        headword = line[..<slash.lowerBound]
      } else if !headword.isEmpty {
        let translation = line.drop { $0.isNumber || $0 == "." || $0 == " " }
        if WordKeys.isArabic(headword) {
          addPair(arabic: headword, english: translation)
        } else {
          addPair(arabic: translation, english: headword)
        }
      }
    }
    guard glosses.count > before else { throw .noEntries(file: file.path) }
  }

  /// Writes the lexicon beside its place and moves it there, so that no reader sees half a file.
  public func write(to file: URL) throws(LexiconError) {
    let keys = glosses.keys.sorted()
    var starts: [UInt64] = [0]
    var values: [UInt64] = []
    for key in keys {
      values += (glosses[key] ?? []).sorted().map(\.value)
      starts.append(UInt64(values.count))
    }
    var data = Lexicon.magic
    for word in [UInt64(keys.count), UInt64(values.count)] + keys.map(\.value) + starts + values {
      withUnsafeBytes(of: word.littleEndian) { data.append(contentsOf: $0) }
    }
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: file, options: .atomic)
    } catch {
      throw .unwritable(file: file.path, reason: error.localizedDescription)
    }
  }

  /// Only single Arabic words are kept: phrases are the glossaries' business.
  private mutating func addPair(arabic: Substring, english: Substring) {
    let folded = WordKeys.folded(arabic)
    guard !folded.isEmpty, !folded.contains(" "), WordKeys.isArabic(folded[...]) else { return }
    let stem =
      folded.hasPrefix("ال") && folded.unicodeScalars.count > 4 ? folded.dropFirst(2) : folded[...]
    add(String(stem), .noun, gloss: english)
    // Many headwords are inflected: a word without its ending is found under its stem as well.
    if stem.hasSuffix("ه"), stem.unicodeScalars.count > 3 {
      add(String(stem.dropLast()), .noun, gloss: english)
    }
  }

  private mutating func add(_ stem: String, _ wordClass: StemKey.WordClass, gloss: Substring) {
    let words = WordKeys.glossWords(gloss)
    guard !stem.isEmpty, !words.isEmpty, words.count <= 12 else { return }
    glosses[StemKey(stem, wordClass), default: []].formUnion(words)
  }

  /// Buckwalter's categories by their first letters; function words (`FW`) say nothing about
  /// which sentences belong together.
  private static func wordClass(category: Substring) -> StemKey.WordClass? {
    if category.hasPrefix("FW") { return nil }
    if category.hasPrefix("PV") { return .perfect }
    if category.hasPrefix("IV") { return .imperfect }
    return category.hasPrefix("N") ? .noun : nil
  }

  private static func text(_ file: URL, _ encoding: String.Encoding) throws(LexiconError) -> String
  {
    do {
      return try String(contentsOf: file, encoding: encoding)
    } catch {
      throw .unreadable(file: file.path, reason: error.localizedDescription)
    }
  }
}
