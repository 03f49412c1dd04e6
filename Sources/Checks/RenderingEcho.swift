import Bitext
import TextAnalysis

/// Whether a text has at least something of a wording: a word of the same stem or kin.
///
/// "Latin American States" echoes Latin America, "humanitarian and human rights law" humanitarian
/// law.
struct RenderingEcho {
  private let stems: Set<String>
  private let capitals: Set<String>

  /// Names of the text, in small letters.
  private let names: Set<String>

  init(_ side: SideReading) {
    let words = side.words.map { String(side.text[$0.range]) }
    stems = Set(words.flatMap(Self.stems))
    capitals = Set(words.map(Self.letters).filter { $0.count >= 2 && $0 == $0.uppercased() })
    names = Set(words.filter { $0.first?.isUppercase == true }.map { $0.lowercased() })
  }

  /// Whether there is a word of capitals alone, such as EU, UNMIL or U.S.
  var hasAcronym: Bool { !capitals.isEmpty }

  /// Whether half of the wording's content words or more are heard.
  func isHeard(_ wording: String) -> Bool {
    let words = WordSegmenter.words(in: wording).map { String(wording[$0.range]) }
      .filter { !Self.functionWords.contains($0.lowercased()) }
    return words.filter(isWordHeard).count * 2 >= max(1, words.count)
  }

  private func isWordHeard(_ word: String) -> Bool {
    if word.first?.isUppercase == true, names.contains(where: { isDemonym($0, word) }) {
      return true
    }
    return Self.stems(word).contains { stem in
      stem.count > 2 && (stems.contains(stem) || stems.contains { Self.areKin($0, stem) })
    }
  }

  /// Whether a name begins like a country's or a body's: Swiss, Switzerland; Uzbek, Uzbekistan.
  private func isDemonym(_ name: String, _ other: String) -> Bool {
    let common = zip(name, other.lowercased()).prefix { $0 == $1 }.count
    return common >= 3 && name.count > 3 && other.count > 3
  }

  /// Without the dots and the possessive of U.S.'s.
  private static func letters(_ word: String) -> String {
    let bare = word.filter { $0.isLetter || $0 == "'" || $0 == "’" }
    return String(bare.prefix { $0 != "'" && $0 != "’" })
  }

  /// Whether two stems begin alike for most of their length: america, american; nuclear, nucleus.
  private static func areKin(_ a: String, _ b: String) -> Bool {
    let common = zip(a, b).prefix { $0 == $1 }.count
    return common >= 4 && common * 3 >= 2 * max(a.count, b.count)
  }

  private static func stems(_ word: String) -> [String] {
    guard let first = word.unicodeScalars.first else { return [] }
    guard ArabicLetter.isLetter(first) else {
      return EnglishStem.readings(of: word).map(\.stem.description)
    }
    return ArabicStem.readings(of: word).map(\.stem.description)
  }

  private static let functionWords: Set<String> = [
    "a", "an", "the", "of", "in", "on", "to", "for", "by", "at", "and", "or", "with", "from", "that",
    "this", "under", "into", "between", "about", "after", "other",
  ]
}
