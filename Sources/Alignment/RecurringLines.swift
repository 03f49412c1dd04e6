public import Bitext

/// Lines that many pairs of an outlet have and leave alone: share bars, “related news”, agency
/// blurbs.
///
/// Two lines are the same if their letters are, but for spelling (level L2), case and blanks. A
/// line that one pair translates is no such line in any other: there it was left out or put in.
/// What was listed by hand counts all the same.
public struct RecurringLines: Sendable {
  /// In at least so many pairs a line must stand alone to be worth showing.
  public static let several = 3

  private struct Key: Hashable {
    let language: String
    let line: String

    init(_ line: String, _ language: Language) {
      let words = WordKeys.folded(line).unicodeScalars
        .split(whereSeparator: \.isBlank)
      self.language = language.primary
      self.line = words.map { String($0) }.joined(separator: " ")
    }
  }

  private struct Record: Sendable {
    /// As it was met first.
    let text: String
    var alone: Set<Int> = []
    var translated: Set<Int> = []
    /// Pairs that are not among those counted here.
    var listed = 0
  }

  /// A line with the number of pairs that left it alone.
  public struct Line: Hashable, Sendable {
    public let language: Language
    public let text: String
    public let pairs: Int

    public init(language: Language, text: String, pairs: Int) {
      self.language = language
      self.text = text
      self.pairs = pairs
    }
  }

  private var records: [Key: Record] = [:]

  /// - Parameter lines: what is known already.
  public init(_ lines: [Line] = []) {
    for line in lines {
      let key = Key(line.text, line.language)
      records[key, default: Record(text: line.text)].listed += max(0, line.pairs)
    }
  }

  public var isEmpty: Bool { records.isEmpty }

  /// The number a line is counted by; equal for lines that are the same. Differs between runs.
  public static func hash(of line: String, _ language: Language) -> Int {
    var hasher = Hasher()
    hasher.combine(Key(line, language))
    return hasher.finalize()
  }

  /// Counts the segments of one side of an aligned pair.
  ///
  /// - Parameters:
  ///   - isAlone: of each text, whether it was left alone; nil where that is in doubt.
  ///   - pair: the pair's number.
  public mutating func count(
    _ texts: [String], _ language: Language, isAlone: [Bool?], pair: Int
  ) {
    for (text, isAlone) in zip(texts, isAlone) {
      guard let isAlone else { continue }
      let key = Key(text, language)
      guard !key.line.isEmpty else { continue }
      if isAlone {
        records[key, default: Record(text: text)].alone.insert(pair)
      } else {
        records[key, default: Record(text: text)].translated.insert(pair)
      }
    }
  }

  /// In how many other pairs each text was left alone; of those that one of them translates, only
  /// what was listed.
  ///
  /// - Parameter pair: the number of the texts' own pair; nil if it was not counted.
  public func counts(of texts: [String], _ language: Language, except pair: Int?) -> [Int] {
    texts.map { text in
      guard let record = records[Key(text, language)] else { return 0 }
      let own = pair.map { [$0] } ?? []
      let isTranslated = !record.translated.subtracting(own).isEmpty
      return record.listed + (isTranslated ? 0 : record.alone.subtracting(own).count)
    }
  }

  /// The lines that several pairs left alone and none translates, those of most pairs first.
  public var lines: [Line] {
    records.compactMap { key, record -> Line? in
      let count = record.alone.count + record.listed
      guard count >= Self.several, record.translated.isEmpty else { return nil }
      return Line(language: Language(key.language), text: record.text, pairs: count)
    }.sorted { ($1.pairs, $0.language.tag, $0.text) < ($0.pairs, $1.language.tag, $1.text) }
  }
}

extension Unicode.Scalar {
  /// Whether it has the property White_Space (Unicode Character Database, PropList). Each letter of a
  /// folder is asked, and the library takes as long to answer as the rest of the hash.
  fileprivate var isBlank: Bool {
    switch value {
    case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      true
    default: false
    }
  }
}
