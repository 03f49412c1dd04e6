import Bitext
import Foundation
@testable import Interchange
import Testing

/// A draft's Word document on its way back.
struct UnitDocumentTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  /// The document of the made-up draft, its body changed as a translator would.
  private func filled(_ change: (String) -> String = { $0 }) throws -> URL {
    let data = try DraftDocument(MadeUpDraft.draft).data(file: "draft.docx")
    let names: Set = [
      "[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels",
      "word/styles.xml", "word/comments.xml", DraftPart.name,
    ]
    var parts = try ZipContainer.entries(names, of: data, file: "draft.docx")
    let body = try #require(parts["word/document.xml"])
    parts["word/document.xml"] = Data(change(String(decoding: body, as: UTF8.self)).utf8)
    let packed = try ZipContainer.pack(
      parts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, file: "draft.docx")
    return try folder.file("draft.docx", packed)
  }

  private func units(of file: URL) throws -> (units: [TranslationUnit], notices: [String]) {
    var units: [TranslationUnit] = []
    let notices = try UnitDocument.read(file, from: .arabic, to: .english) { units.append($0) }
    return (units, notices)
  }

  /// A paragraph of the target's cell.
  private static func typed(_ text: String) -> String { "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }

  @Test func `every row is a unit by its number, heading and title are none`() throws {
    let (units, notices) = try units(of: filled())
    #expect(units.map(\.identifier) == ["1", "2", "3", "4"])
    #expect(units[0].source.text == MadeUpDraft.sources[0])
    #expect(units[0].target.text == "The envoy announced zones." && units[3].target.text == "")
    #expect(notices == [])
  }

  @Test func `pieces that were left as they were are no translation, what was typed is`() throws {
    let (units, _) = try units(of: filled())
    #expect(units.map(\.isMarkedUntranslated) == [false, false, true, false])
    let other = try self.units(
      of: filled { $0.replacingOccurrences(of: "A &amp; &lt;B&gt;", with: "A and B came.") })
    #expect(other.units[2].target.text == "A and B came." && !other.units[2].isMarkedUntranslated)
  }

  @Test func `what was deleted under review is out, what was inserted is in`() throws {
    let file = try filled { body in
      body.replacingOccurrences(
        of: "The envoy announced zones.</w:t></w:r>",
        with: "The envoy</w:t></w:r><w:del><w:r><w:t> left</w:t></w:r></w:del>"
          + "<w:ins><w:r><w:t xml:space=\"preserve\"> spoke.</w:t></w:r></w:ins>")
    }
    #expect(try units(of: file).units[0].target.text == "The envoy spoke.")
  }

  @Test func `paragraphs of a cell are lines of the unit`() throws {
    let file = try filled { body in
      let end = body.range(of: "</w:tc>\n</w:tr>", options: .backwards)
      return end.map {
        body.replacingCharacters(
          in: $0, with: Self.typed("The statement") + Self.typed("is over") + "</w:tc>\n</w:tr>")
      } ?? body
    }
    #expect(try units(of: file).units[3].target.text == "The statement\nis over")
  }

  @Test func `a row of other cells is told`() throws {
    let file = try filled { body in
      body.replacingOccurrences(
        of: "</w:tbl>", with: "<w:tr><w:tc>\(Self.typed("a remark"))</w:tc></w:tr></w:tbl>")
    }
    let found = try units(of: file)
    #expect(found.units.count == 4 && found.notices.count == 1)
    #expect(found.notices.first?.contains("1 row") == true)
  }

  @Test func `the skeleton comes back`() throws {
    let skeleton = try DraftSkeleton(document: filled())
    let text = skeleton.text { MadeUpDraft.sources[$0 - 1] }
    #expect(text == MadeUpDraft.text)
  }

  @Test func `a document without a table of units is refused by its name`() throws {
    let file = try filled { body in
      body.replacingOccurrences(
        of: "<w:tbl>.*</w:tbl>", with: "", options: .regularExpression
      )
      .components(separatedBy: "<w:tbl>").first.map { $0 + "</w:body></w:document>" } ?? body
    }
    #expect(throws: InterchangeError.self) { try units(of: file) }
    let text = try folder.file("talks.txt", "نص\n")
    #expect(try !UnitDocument.isDocument(text))
    #expect(throws: InterchangeError.self) {
      try UnitDocument.isDocument(folder["missing.docx"])
    }
  }
}
