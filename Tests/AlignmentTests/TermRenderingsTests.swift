import Bitext
import Foundation
import Testing

@testable import Alignment

/// How terms are rendered, beside what was marked by hand.
@Suite struct TermRenderingsTests {
  /// The terms of the fixture, each with its places.
  private static func marked() throws -> [[HandRendering]] {
    let folder = try #require(Bundle.module.url(forResource: "Fixtures", withExtension: nil))
    let table = try String(contentsOf: folder.appending(path: "renderings.tsv"), encoding: .utf8)
    let rows = try HandRendering.read(marked: table)
    let terms = Dictionary(grouping: rows, by: \.term)
    return terms.keys.sorted().map { terms[$0] ?? [] }
  }

  private static func side(_ text: String, _ language: Language) -> AlignmentSide {
    AlignmentSide(language: language, texts: [text])
  }

  /// A term's places, told from all of them together.
  private static func found(_ places: [HandRendering], _ aligner: WordAligner) -> [[TextRange]] {
    var term = TermRenderings()
    for place in places {
      term.add(
        aligner.correspondence(side(place.source, .arabic), side(place.target, .english)),
        term: place.range)
    }
    return term.renderings.map { $0?.spans ?? [] }
  }

  /// A few hundredths below what was measured.
  @Test(.needsEncoderAndLexicon) func `most terms are found rendered as marked by hand`() throws {
    let aligner = try WordAligner(encoder: Installed.encoder(), lexicon: Installed.lexicon())
    var score = RenderingScore()
    for places in try Self.marked() {
      for (place, spans) in zip(places, Self.found(places, aligner)) {
        score.add(spans, byHand: place)
      }
    }
    print("renderings: P \(score.precision) R \(score.recall) of \(score.count)")
    #expect(score.count > 100)
    #expect(score.precision >= 0.92)
    #expect(score.recall >= 0.92)
  }

  @Test(.needsEncoderAndLexicon)
  func `a wording that other places have is taken whole where a link was missed`() throws {
    let aligner = try WordAligner(encoder: Installed.encoder(), lexicon: Installed.lexicon())
    let texts = [
      (
        "ورحبت المنظمة بدور المجتمع المدني في الحوار.",
        "The organization welcomed the role of civil society in the dialogue."
      ),
      ("وشاركت هيئات المجتمع المدني في الجلسة.", "Civil society bodies took part in the session."),
      ("وقال إن المجتمع المدني شريك أساسي.", "He said civil society was a key partner."),
    ]
    let places = texts.map { source, target -> HandRendering in
      let range = Self.range(of: "المجتمع المدني", in: source)
      let words = target.contains("Civil") ? "Civil society" : "civil society"
      return HandRendering(
        term: "t", place: "", source: source, target: target, range: range,
        rendering: [Self.range(of: words, in: target)])
    }
    for (place, spans) in zip(places, Self.found(places, aligner)) {
      #expect(spans == place.rendering)
    }
  }

  private static func range(of phrase: String, in text: String) -> TextRange {
    let start = text.range(of: phrase)?.lowerBound ?? text.startIndex
    let offset = text.utf8.distance(from: text.startIndex, to: start)
    return TextRange(offset, offset + phrase.utf8.count)
  }
}

@Suite struct HandRenderingTests {
  @Test func `a marked row gives the texts without marks and the places of both`() throws {
    let row = try #require(
      try HandRendering.read(marked: "# remark\nt\tقبل ب⟦هدنة⟧.\tHe ⟦agreed⟧ to a ⟦truce⟧.").first)
    #expect(row.source == "قبل بهدنة." && row.target == "He agreed to a truce.")
    #expect(row.source[row.range] == "هدنة")
    #expect(row.rendering.map { String(row.target[$0]) } == ["agreed", "truce"])
  }

  @Test func `places count code points in joined segments`() throws {
    let row = try #require(
      try HandRendering.read(places: "t1\tdoc\t0,1:0\t5-9\t2-7") { _ in
        (["قبل", "بهدنة"], ["a truce"])
      }.first)
    #expect(row.source == "قبل بهدنة" && row.source[row.range] == "هدنة")
    #expect(row.target[row.rendering[0]] == "truce")
  }

  @Test(arguments: ["t\tنص بلا علامة\ttext", "t\t⟦نص⟧", "t\t⟦نص⟧ ⟦آخر⟧\ttext"])
  func `a row that is none is refused by its line`(_ row: String) {
    let error = #expect(throws: HandRenderingError.self) {
      try HandRendering.read(marked: "# remark\n\(row)")
    }
    #expect(error?.line == 2)
  }

  @Test func `a place outside the text is refused`() {
    #expect(throws: HandRenderingError.self) {
      try HandRendering.read(places: "t1\tdoc\t0:0\t0-90\t-") { _ in (["نص"], ["text"]) }
    }
  }

  @Test func `words at the edges that say nothing do not matter, words that say something do`()
    throws
  {
    let row = try #require(
      try HandRendering.read(marked: "t\t⟦هدنة⟧\tThey broke the ⟦long truce⟧ in May.").first)
    var score = RenderingScore()
    let withArticle = score.add([TextRange(11, 25)], byHand: row)
    let withoutAdjective = score.add([TextRange(20, 25)], byHand: row)
    let nothing = score.add([], byHand: row)
    #expect(withArticle && !withoutAdjective && !nothing)
    #expect(score.given == 2 && score.right == 1 && score.wanted == 3 && score.exact == 0)
  }
}
