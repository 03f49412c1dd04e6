import Bitext
import Foundation
import Testing

@testable import TranslationMemory

/// Scores are those that the documentation promises.
@Suite struct SimilarityTests {
  /// A row of the table in `Documentation/Matching.md`.
  struct Row: Sendable, CustomTestStringConvertible {
    let query: String
    let percent: Int
    let text: String
    let differences: Set<MatchDifference>
    var testDescription: String { "\(query) | \(text)" }

    init?(_ line: Substring) {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 6, let percent = Int(cells[2]) else { return nil }
      (query, self.percent, text) = (cells[1], percent, cells[3])
      let names = cells[4].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      differences = Set(names.compactMap(MatchDifference.init))
      guard differences.count == names.count else { return nil }
    }
  }

  static let rows: [Row] = {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Documentation/Matching.md")
    let text = (try? String(contentsOf: page, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap(Row.init)
  }()

  @Test func `the table in the documentation is there`() {
    #expect(Self.rows.count >= 15)
  }

  @Test(arguments: rows)
  func `every row of the table in the documentation is true`(_ row: Row) {
    let found = Similarity().comparison(of: row.query, with: row.text)
    #expect(found.score.percent == row.percent)
    #expect(found.differences == row.differences)
    let mirrored = Similarity().comparison(of: row.text, with: row.query)
    #expect(mirrored.score == found.score)
  }

  @Test(arguments: rows)
  func `without penalties nothing but the same letters has 100 %`(_ row: Row) {
    let free = MatchPenalties(
      numbers: 0, orthographic: 0, letterCase: 0, punctuation: 0, tags: 0)
    let found = Similarity(penalties: free).comparison(of: row.query, with: row.text)
    #expect((found.score == .identical) == (row.query == row.text))
    #expect(found.score.percent >= row.percent)
    #expect(found.differences == row.differences)
  }

  @Test func `differing words are given in the letters of both authors`() throws {
    let query = "وبمناطقِ خفض التوتر شمالًا"
    let text = "في مناطق خفض التصعيد شمالا"
    let words = Similarity().comparison(of: query, with: text).words
    #expect(words.map(\.kind) == [.words, .clitics, .words, .orthographic])
    #expect(
      words.map { $0.query.map { String(query[$0]) } } == [
        nil, "وبمناطقِ", "التوتر", "شمالًا",
      ])
    #expect(
      words.map { $0.match.map { String(text[$0]) } } == [
        "في", "مناطق", "التصعيد", "شمالا",
      ])
  }

  @Test func `texts without a word are matched by their signs`() {
    let same = Similarity().comparison(of: "* * *", with: "* * *")
    #expect(same.score == .identical)
    #expect(Similarity().comparison(of: "* * *", with: "—").score.points == 0)
    #expect(Similarity().comparison(of: "* * *", with: "هدنة").score.points == 0)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `outlines and bounded distances never rule out what is near`(_ seed: UInt64) {
    var words = RandomWords(seed: seed)
    var known = WordShapes()
    var rows: [Int] = []
    for _ in 0..<300 {
      let (a, b) = (
        MatchText(words.text(0...70), &known), MatchText(words.text(0...9), &known)
      )
      let whole = WordAlignment.word * max(a.count, b.count)
      guard
        let free = WordAlignment.measure(a.shapes, b.shapes, limit: whole, rows: &rows)
      else {
        Issue.record("a distance that no limit bounds")
        continue
      }
      let bytes = Outline.bytes(of: b.shapes)
      let least = bytes.withUnsafeBufferPointer {
        OutlinePattern(Outline.bytes(of: a.shapes)).leastDistance(to: $0)
      }
      #expect(least * WordAlignment.word <= free.distance)
      for limit in [free.distance, free.distance + 3] {
        let bound = WordAlignment.measure(a.shapes, b.shapes, limit: limit, rows: &rows)
        #expect(bound?.distance == free.distance)
        #expect(bound?.respelled == free.respelled)
      }
      let beyond = WordAlignment.measure(
        a.shapes, b.shapes, limit: free.distance - 1, rows: &rows)
      #expect(free.distance == 0 || beyond == nil)
      let steps = WordAlignment.steps(a.shapes, b.shapes)
      #expect(steps.compactMap(\.a) == Array(0..<a.count))
      #expect(steps.compactMap(\.b) == Array(0..<b.count))
    }
  }

  @Test func `likeness of letters is that of the plain table`() {
    var words = RandomWords(seed: 5)
    for _ in 0..<60 {
      let (a, b) = (words.text(0...20), words.text(0...20))
      #expect(CharacterPattern(a).similarity(to: b) == Self.plainLikeness(a, b))
    }
  }

  private static func plainLikeness(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a.unicodeScalars), Array(b.unicodeScalars))
    if a.isEmpty || b.isEmpty { return a.isEmpty && b.isEmpty ? 10_000 : 0 }
    var row = Array(0...b.count)
    for (i, one) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(diagonal + (one == other ? 0 : 1), above + 1, row[j] + 1)
        diagonal = above
      }
    }
    return 10_000 - 10_000 * row[b.count] / max(a.count, b.count)
  }
}
