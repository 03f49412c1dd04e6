public import Bitext

/// A month or a day of the week that a text names.
///
/// A month written twice, أيلول/سبتمبر, is one name of two parts. Particles before it are left outside:
/// أيلول in «وأيلول». Short names that are other words too (مارس, May) are taken for months: ask only
/// where a date is likely.
public struct CalendarName: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, Codable {
    case month, weekday
  }

  public let kind: Kind
  /// Of months 1…12; of days 0 for Sunday to 6.
  public let number: Int
  /// From the first letter of the first part to the end of the last.
  public let range: TextRange
  private let parts: [Part]

  private struct Part: Hashable, Sendable {
    let range: TextRange
    let usage: CalendarTable.Usage
  }

  /// All names in a text of either language, in order.
  ///
  /// Where two halves of a doubled name are different months (أيلول/أكتوبر) nobody can say which is
  /// meant, and neither is given.
  public static func names(in text: String) -> [CalendarName] {
    joined(CalendarScan(text).found, text)
  }

  /// The name as this text writes it, of another month or day: كانون الثاني/يناير for أيلول/سبتمبر.
  public func text(in text: String, for number: Int) -> String {
    var written = ""
    var done = range.lowerBound
    for part in parts {
      written += text[TextRange(done, part.range.lowerBound)]
      written += CalendarTable.name(kind, number, part.usage)
      done = part.range.upperBound
    }
    return written + text[TextRange(done, range.upperBound)]
  }

  private static func joined(_ found: [CalendarScan.Found], _ text: String) -> [CalendarName] {
    var names: [CalendarName] = []
    var place = 0
    while place < found.count {
      var group = [found[place]]
      while place + group.count < found.count, let last = group.last,
        areHalves(last, found[place + group.count], text)
      {
        group.append(found[place + group.count])
      }
      place += group.count
      if let name = CalendarName(group, text) { names.append(name) }
    }
    return names
  }

  private init?(_ group: [CalendarScan.Found], _ text: String) {
    let first = group[0]
    guard group.allSatisfy({ $0.kind == first.kind && $0.number == first.number }) else {
      return nil
    }
    kind = first.kind
    number = first.number
    parts = group.map { Part(range: $0.range, usage: $0.usage) }
    range = TextRange(first.range.lowerBound, group[group.count - 1].range.upperBound)
  }

  /// أيلول/سبتمبر, أيلول (سبتمبر.
  private static func areHalves(
    _ a: CalendarScan.Found, _ b: CalendarScan.Found, _ text: String
  ) -> Bool {
    guard a.kind == .month, b.kind == .month else { return false }
    let gap = text[TextRange(a.range.upperBound, b.range.lowerBound)].filter { !$0.isWhitespace }
    return gap == "/" || gap == "("
  }
}

/// Finds the single names of months and days in a text.
private struct CalendarScan {
  struct Found {
    let kind: CalendarName.Kind
    let number: Int
    let usage: CalendarTable.Usage
    let range: TextRange
  }

  private let text: String
  private let folded: FoldedText
  private let words: [Range<Int>]
  private(set) var found: [Found] = []

  init(_ text: String) {
    self.text = text
    folded = FoldedText(text, level: .spelling)
    words = WordSegmenter.words(in: folded).map(\.range.range)
    var place = 0
    while place < words.count { place += take(place) }
  }

  /// Takes the name that begins with a word, and gives the number of words to go on by.
  private mutating func take(_ place: Int) -> Int {
    // كانون الثاني: two words are looked for first.
    for count in [2, 1] where place + count <= words.count {
      let range = words[place].lowerBound..<words[place + count - 1].upperBound
      for particles in [0, 1, 2] {
        guard let start = start(behind: particles, in: range) else { continue }
        let name = TextRange(start, end(before: range.upperBound))
        guard let entry = CalendarTable.entries[folded.text(name)] else { continue }
        var original = folded.original(name)
        if entry.usage.isLatin {
          guard particles == 0, text[original].first?.isUppercase == true else { continue }
          if entry.usage == .abbreviated { original = withPoint(original) }
        }
        found.append(
          Found(kind: entry.kind, number: entry.number, usage: entry.usage, range: original))
        return count
      }
    }
    return 1
  }

  /// Where a word begins behind so many letters of و ف ب ل ك; nil if there are not so many, or too few
  /// are left: باب is a door.
  private func start(behind particles: Int, in range: Range<Int>) -> Int? {
    var start = range.lowerBound
    for _ in 0..<particles {
      guard start + 2 + Self.shortest <= range.upperBound,
        Self.particles.contains(Array(folded.utf8[start..<start + 2]))
      else { return nil }
      start += 2
    }
    return start
  }

  /// Where a word ends without a sign of possession: May's.
  private func end(before end: Int) -> Int {
    for sign in ["'s", "’s"]
    where folded.utf8[..<end].suffix(sign.utf8.count).elementsEqual(sign.utf8) {
      return end - sign.utf8.count
    }
    return end
  }

  /// Three letters, as bytes.
  private static let shortest = 6

  private static let particles: [[UInt8]] = [
    ArabicLetter.waw, ArabicLetter.feh, ArabicLetter.beh, ArabicLetter.lam, ArabicLetter.kaf,
  ].map { Array(String(Character($0)).utf8) }

  /// With the point of an abbreviation, unless it ends the text too.
  private func withPoint(_ range: TextRange) -> TextRange {
    let rest = text[TextRange(range.upperBound, text.utf8.count)]
    return rest.first == "." && rest.dropFirst().contains { $0.isLetter || $0.isNumber }
      ? TextRange(range.lowerBound, range.upperBound + 1) : range
  }
}
