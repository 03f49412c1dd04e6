import Bitext
import Foundation
import Terminology
import Testing

/// Glossaries large enough that they are read and indexed on all cores.
@Suite struct `Large glossaries` {
  /// Letters of a number, as a made-up word: two numbers never have the same.
  private static func word(_ number: Int, _ letters: [Character]) -> String {
    var (rest, word) = (number, "")
    repeat {
      word.append(letters[rest % letters.count])
      rest /= letters.count
    } while rest > 0
    return String(repeating: letters[0], count: max(0, 4 - word.count)) + word
  }

  private static func arabic(_ number: Int) -> String { word(number, Array("طبجدرسقحخذ")) }
  private static func english(_ number: Int) -> String { word(number, Array("tbgdrskhfm")) }

  private static let count = 12_000

  private static let rows = (0..<count).map { number in
    "big.\(number)\t\(arabic(number)) \(arabic(number + 1))\t\t\(english(number)) \(english(number + 1))"
      + "\t\t\t\tbig\tnoun phrase\t\tsource"
  }

  private static func text(_ rows: [String]) -> String {
    ([GlossaryColumn.header] + rows).joined(separator: "\n") + "\n"
  }

  @Test func `keep the order of their lines, entries and places`() throws {
    let glossary = try Glossary(parsing: Self.text(Self.rows), file: "big.tsv")
    #expect(glossary.entries.map(\.concept) == (0..<Self.count).map { "big.\($0)" })
    #expect(glossary.places.map(\.line) == Array(2...Self.count + 1))
  }

  @Test func `are refused for the first broken line, whichever core meets one first`() {
    var rows = Self.rows
    for broken in [11_000, 7_000, 3_000] { rows[broken] = "big.\(broken)\tكلمة" }
    #expect(
      throws: TerminologyError.wrongColumnCount(file: "big.tsv", line: 3_002, found: 2, most: 17)
    ) {
      try Glossary(parsing: Self.text(rows), file: "big.tsv")
    }
  }

  @Test func `find each entry where it stands, in both languages, as a small one does`() throws {
    let glossary = try Glossary(parsing: Self.text(Self.rows), file: "big.tsv")
    let matcher = TermMatcher(glossary)
    for number in stride(from: 0, to: Self.count - 1, by: 997) + [Self.count - 1] {
      let arabic = "و\(Self.arabic(number)) \(Self.arabic(number + 1))"
      let english = "the \(Self.english(number)) \(Self.english(number + 1)) here"
      let small = TermMatcher([glossary.entries[number]])
      for text in [arabic, english] {
        let hits = matcher.hits(in: text)
        #expect(hits.map(\.entry.concept) == ["big.\(number)"])
        #expect(hits.map(\.range) == small.hits(in: text).map(\.range))
        #expect(hits.map(\.level) == small.hits(in: text).map(\.level))
      }
    }
  }
}
