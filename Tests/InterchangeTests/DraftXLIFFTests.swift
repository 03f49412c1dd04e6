import Bitext
import Foundation
import Interchange
import Testing

/// What both versions of XLIFF owe a draft.
struct DraftXLIFFTests {
  enum Version: String, CaseIterable, Sendable { case one = "1.2", two = "2.1" }

  private let folder: TestFolder
  private static let program = DraftXLIFF1.Program(name: "Tarjuman", version: "1")

  init() throws { folder = try TestFolder() }

  private func text(_ version: Version) -> String {
    switch version {
    case .one: DraftXLIFF1(MadeUpDraft.draft, by: Self.program).text()
    case .two: DraftXLIFF2(MadeUpDraft.draft, by: Self.program).text()
    }
  }

  private func units(_ text: String) throws -> [TranslationUnit] {
    var units: [TranslationUnit] = []
    let report = try XLIFFReader().read(
      folder.file("draft.xlf", text), from: Language("de"), to: Language("fr")
    ) { unit, _ in units.append(unit) }
    #expect(report.units == units.count)
    return units
  }

  @Test(arguments: Version.allCases)
  func `keeps to the specification`(version: Version) {
    let rules = version == .one ? XLIFFRules.one : .two
    #expect(rules.violations(of: text(version)) == [])
    #expect(text(version).contains("version=\"\(version.rawValue)\""))
  }

  @Test func `rules tell what breaks them`() {
    let broken = text(.one).replacing("<trans-unit id=\"1\"", with: "<trans-unit key=\"1\"")
    #expect(XLIFFRules.one.violations(of: broken).count == 2)
    #expect(XLIFFRules.two.violations(of: text(.one)).isEmpty == false)
  }

  @Test(arguments: Version.allCases)
  func `gives back each segment, to the byte, with its languages`(version: Version) throws {
    let units = try units(text(version))
    #expect(
      units.map { Array($0.source.content.withCharacters.utf8) }
        == MadeUpDraft.sources.map { Array($0.utf8) })
    #expect(units.map(\.identifier) == ["1", "2", "3", "4"])
    #expect(units.allSatisfy { $0.source.language == .arabic && $0.target.language == .english })
  }

  @Test(arguments: Version.allCases)
  func `leaves a target empty where nothing is known`(version: Version) throws {
    let units = try units(text(version))
    #expect(units.map(\.target.text) == ["The envoy announced zones.", "", "A & <B>", ""])
    #expect(units.map(\.isMarkedUntranslated) == [false, false, true, false])
  }

  @Test(arguments: Version.allCases)
  func `takes a target that was written over, whatever its state says`(version: Version) throws {
    let edited = text(version).replacing(
      version == .one ? ">A &amp; &lt;B&gt;</target>" : "<target>A &amp; &lt;B&gt;</target>",
      with: version == .one ? ">Mr A came.</target>" : "<target>Mr A came.</target>")
    let unit = try #require(try units(edited).first { $0.target.text == "Mr A came." })
    #expect(!unit.isMarkedUntranslated)
  }

  @Test(arguments: Version.allCases)
  func `knows the article's lines and blanks again`(version: Version) throws {
    let file = try folder.file("draft.xlf", text(version))
    let skeleton = try DraftSkeleton(xliff: file)
    #expect(skeleton.segments == [1, 2, 3, 4])
    let text = skeleton.text { MadeUpDraft.sources[$0 - 1] }
    #expect(Array(text.utf8) == Array(MadeUpDraft.text.utf8))
  }

  @Test func `has proposals with their quality, and terms in notes, in version 1.2`() {
    let text = text(.one)
    #expect(text.contains("<alt-trans match-quality=\"100%\""))
    #expect(text.contains("<alt-trans match-quality=\"80%\""))
    #expect(text.contains(">The round begins on 15 March.</target>"))
    #expect(text.contains("not calm &lt;zone&gt; (another concept)</note>"))
    #expect(text.contains("state=\"needs-review-translation\" state-qualifier=\"exact-match\""))
  }

  @Test func `has candidates and a glossary in their modules in version 2.1`() {
    let text = text(.two)
    #expect(text.contains("<mtc:match id=\"c1\" ref=\"#m1\" type=\"icm\" matchQuality=\"100\""))
    #expect(text.contains("type=\"am\" matchQuality=\"80\""))
    #expect(text.contains("<gls:glossEntry id=\"g1\" ref=\"#t1\">"))
    #expect(text.contains("<mrk id=\"t1\" type=\"term\">مناطق خفض التوتر</mrk>"))
    #expect(text.contains("<cp hex=\"000C\"/>"))
  }

  @Test(arguments: Version.allCases)
  func `goes into a memory without the notes of its own`(version: Version) throws {
    let kept = try units(text(version)).map { $0.kept(withoutNotesFrom: "Tarjuman") }
    #expect(kept.allSatisfy { $0.notes.isEmpty && $0.attributes.isEmpty })
  }

  @Test func `of another program has no skeleton, which is said`() throws {
    let file = try folder.file(
      "other.xlf",
      "<xliff version=\"1.2\"><file><body><trans-unit id=\"1\"/></body></file></xliff>")
    #expect(failure { _ = try DraftSkeleton(xliff: file) } == .noSkeleton(file: "other.xlf"))
  }

  @Test func `keeps a translator's note and gives inline codes TMX names`() {
    let unit = TranslationUnit(
      source: .init(language: .arabic, content: "نص"),
      target: .init(
        language: .english,
        content: TaggedText(
          "text",
          codes: [
            InlineCode(
              element: "g", part: .start, attributes: [Attribute("id", "1")], offset: 0),
            InlineCode(element: "x", attributes: [Attribute("id", "2")], offset: 2),
            InlineCode(element: "g", part: .end, offset: 4),
          ])),
      attributes: [Attribute("xml:space", "preserve")],
      notes: [.init("see annex", attributes: [Attribute("from", "Rana")])])
    let kept = unit.kept(withoutNotesFrom: "Tarjuman")
    #expect(kept.notes.map(\.text) == ["see annex"])
    #expect(kept.target.content.codes.map(\.element) == ["hi", "ph", "hi"])
    #expect(kept.target.text == "text")
  }
}
