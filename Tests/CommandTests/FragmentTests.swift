import Foundation
import Testing

/// Where nothing matches, a draft is put together from stretches of the memory.
@Suite struct `A segment that nothing resembles` {
  let desk: Desk
  static let query = "دخلت قوافل الإغاثة وبمناطق خفض التوتر أمس مصير المعتقلين"

  init() throws {
    desk = try Desk(.lexicon)
    let units = [
      MadeUpTMX.unit("مناطق خفض التوتر", "de-escalation zones"),
      MadeUpTMX.unit("مصير المعتقلين", "the fate of detainees."),
      MadeUpTMX.unit("تبدأ الجولة المقبلة في أيلول/سبتمبر", "The next round begins in September"),
    ]
    try desk.write(MadeUpTMX.document(units), to: "old.tmx")
    #expect(try desk.run("import", "old.tmx", "--no-meanings").status == 0)
  }

  @Test func `is drafted from its parts, and what was not found is in brackets`() throws {
    let run = try desk.run("match", Self.query)
    #expect(run.status == 1, "no unit reaches the threshold")
    #expect(run.stdout.contains("No unit reaches 70%."))
    #expect(run.stdout.contains("a draft from stretches found, 55% of the words"))
    let plain = run.stdout.filter { !"\u{2066}\u{2067}\u{2068}\u{2069}".contains($0) }
    #expect(
      plain.contains("[دخلت قوافل الإغاثة وب] de-escalation zones [أمس] the fate of detainees"))
    #expect(plain.contains("مناطق خفض التوتر = de-escalation zones  1 of 1"))
  }

  @Test func `is drafted in an article too, and as JSON`() throws {
    try desk.write(Self.query + "\n", to: "new.txt")
    #expect(try desk.run("match", "--file", "new.txt").stdout.contains("de-escalation zones"))
    let article = try desk.run("match", "--file", "new.txt", "--json")
    let sheet = try JSONDecoder().decode(Sheet.self, from: article.output)
    let alone = try desk.run("match", Self.query, "--json")
    let answer = try JSONDecoder().decode(Sheet.Segment.self, from: alone.output)
    let draft = try #require(answer.fragments)
    #expect(sheet.segments.map(\.fragments?.draft) == [draft.draft])
    #expect(draft.pieces.map(\.isFound) == [false, true, false, true])
    let points = Array(draft.draft.unicodeScalars)
    let asked = Array(Self.query.unicodeScalars)
    func text(_ scalars: [Unicode.Scalar], _ range: [Int]) -> String {
      String(String.UnicodeScalarView(scalars[range[0]..<range[1]]))
    }
    #expect(text(points, draft.pieces[1].place) == "de-escalation zones")
    #expect(text(asked, draft.pieces[1].query) == "مناطق خفض التوتر")
    #expect(draft.pieces[1].count == 1 && draft.pieces[0].count == nil)
  }

  @Test func `has no draft where a match is found, or no stretch`() throws {
    let found = try desk.run("match", "مصير المعتقلين", "--json")
    #expect(
      try JSONDecoder().decode(Sheet.Segment.self, from: found.output).fragments == nil)
    let none = try desk.run("match", "لا شيء من هذا القبيل")
    #expect(none.status == 1 && !none.stdout.contains("draft"))
  }

  @Test func `a month that changed is put into the translation`() throws {
    let text = "تبدأ الجولة المقبلة في كانون الثاني/يناير"
    let run = try desk.run("match", text, "--threshold", "50")
    #expect(run.stdout.contains("The next round begins in [January]"))
    #expect(run.stdout.contains("(months put in)"))
    #expect(!run.stdout.contains("100%"))
  }

  private struct Sheet: Decodable {
    let segments: [Segment]

    struct Segment: Decodable {
      let fragments: Draft?
    }

    struct Draft: Decodable {
      let draft: String
      let pieces: [Piece]
    }

    struct Piece: Decodable {
      let query: [Int]
      let place: [Int]
      let isFound: Bool
      let count: Int?
    }
  }
}
