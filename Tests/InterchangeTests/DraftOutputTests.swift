import Bitext
import Foundation
@testable import Interchange
import Testing

struct DraftOutputTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private func document() throws -> Data {
    try DraftDocument(MadeUpDraft.draft).data(file: "draft.docx")
  }

  private func part(_ name: String) throws -> String {
    let parts = try ZipContainer.entries([name], of: document(), file: "draft.docx")
    return String(decoding: try #require(parts[name]), as: UTF8.self)
  }

  @Test func `a document reads back as a table, cell by cell`() throws {
    let file = try folder.file("draft.docx", document())
    let lines = try ArticleReader().read(file, language: .arabic).text.split(separator: "\n")
    #expect(
      lines.prefix(6) == [
        "talks & tea.ar.txt", "Arabic", "English", "1", "أعلن المبعوث إنشاء مناطق خفض التوتر.",
        "The envoy announced zones.",
      ])
    // What XML cannot hold is shown by its picture.
    #expect(lines.contains("وصل أ<ب> & ج\u{240C}د."))
    #expect(lines.contains("4") && lines.last == "made up")
  }

  @Test func `a document sets Arabic from right to left`() throws {
    let body = try part("word/document.xml")
    let paragraphs = body.components(separatedBy: "<w:p>").dropFirst()
    for paragraph in paragraphs {
      let isArabic = paragraph.contains("w:bidi=\"ar\"")
      #expect(paragraph.contains("<w:bidi/>") == isArabic)
      #expect(paragraph.contains("<w:rtl/>") == isArabic)
    }
    #expect(paragraphs.contains { $0.contains("<w:bidi/>") })
  }

  @Test func `a document comments terms, dates and proposals`() throws {
    let comments = try part("word/comments.xml")
    #expect(comments.contains("de-escalation zone; not calm &lt;zone&gt; (another concept)"))
    #expect(comments.contains(">15 March</w:t>") && comments.contains("80%"))
    let body = try part("word/document.xml")
    let count = comments.components(separatedBy: "<w:comment ").count
    for mark in ["<w:commentRangeStart ", "<w:commentRangeEnd ", "<w:commentReference "] {
      #expect(body.components(separatedBy: mark).count == count)
    }
  }

  @Test func `every part of a document is XML, and equal drafts are equal files`() throws {
    let names: Set = [
      "[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels",
      "word/styles.xml", "word/comments.xml",
    ]
    let parts = try ZipContainer.entries(names, of: document(), file: "draft.docx")
    #expect(Set(parts.keys) == names)
    for (name, data) in parts {
      try LibXML.read(data, name: name, wanted: []) { _ in }
    }
    #expect(try document() == document())
  }

  @Test func `a page escapes, names languages, and marks what is known`() {
    let page = DraftPage(MadeUpDraft.draft).html()
    #expect(page.contains("<td lang=\"ar\" dir=\"rtl\">"))
    #expect(page.contains("أ&lt;ب&gt;</mark>") && !page.contains("أ<ب>"))
    #expect(page.contains("The round begins on <mark title=\"put in\">15</mark> March."))
    #expect(page.contains("not <bdi>calm &lt;zone&gt;</bdi> (another concept)"))
    #expect(page.contains("4 segments, 6 words (by match 100: 1)"))
  }

  @Test func `JSON counts code points`() throws {
    let data = try DraftJSON.data(MadeUpDraft.draft)
    let object = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    let rows = try #require(object["segments"] as? [[String: Any]])
    let scalars = Array(MadeUpDraft.text.unicodeScalars)
    for (row, source) in zip(rows, MadeUpDraft.sources) {
      let span = try #require(row["span"] as? [Int])
      #expect(scalars[span[0]..<span[1]].elementsEqual(source.unicodeScalars))
    }
    #expect(rows[2]["targetOrigin"] as? String == "pieces" && rows[3]["target"] == nil)
    #expect(rows[1]["pieces"] as? String == "15 March")
  }

  @Test func `a project for OmegaT has the article, a memory and a glossary`() throws {
    let article = try folder.file("talks.ar.txt", "نص\r\n")
    let header = TMXHeader(tool: "t", version: "1", source: .arabic, created: afternoon)
    let place = folder["job"]
    let failures = try OmegaTProject(MadeUpDraft.draft, header: header)
      .write(to: place, article: article)
    #expect(failures == [])
    let copy = place.appendingPathComponent("source/talks.ar.txt")
    #expect(try Data(contentsOf: copy) == Data("نص\r\n".utf8))
    var units: [TranslationUnit] = []
    try TMXReader(from: .arabic, to: .english)
      .read(place.appendingPathComponent("tm/tarjuman.tmx")) { units.append($0) }
    #expect(
      units.map(\.target.text) == ["The envoy announced zones.", "The round begins on 12 March."])
    let glossary = try String(
      contentsOf: place.appendingPathComponent("glossary/tarjuman.txt"), encoding: .utf8)
    let cells = glossary.split(separator: "\n").map { $0.split(separator: "\t") }
    #expect(cells.allSatisfy { $0.count == 3 } && cells.count == 3)
    #expect(cells[0][0] == "مناطق خفض التوتر" && cells[0][1] == "de-escalation zone")
    let project = try String(
      contentsOf: place.appendingPathComponent("omegat.project"), encoding: .utf8)
    #expect(project.contains("<source_lang>ar</source_lang>"))
    #expect(FileManager.default.fileExists(atPath: place.appendingPathComponent("target").path))
  }

  @Test func `a project is not laid into a folder with something in it`() throws {
    _ = try folder.file("mine.txt", "mine")
    let header = TMXHeader(tool: "t", version: "1", source: .arabic, created: afternoon)
    let fault = failure {
      _ = try OmegaTProject(MadeUpDraft.draft, header: header).write(to: folder.url, article: nil)
    }
    #expect(fault != nil)
    #expect(try folder.names == ["mine.txt"])
  }
}
