import Bitext
import Foundation
import Interchange
import Testing

/// The packages are made by `Fixtures/make-docx.py`.
struct DOCXArticleTests {
  private func fault(_ name: String) -> InterchangeError? {
    failure { _ = try ArticleReader().read(fixture(name)) }
  }

  private func isBroken(_ name: String) -> Bool {
    if case .brokenArchive = fault(name) { true } else { false }
  }

  @Test func `paragraphs, cells, boxes and notes are lines`() throws {
    let article = try ArticleReader().read(fixture("story.docx"), language: .arabic)
    #expect(
      article.text.split(separator: "\n").map(String.init) == [
        "عاد الصيادون & أبناؤهم",
        "إلى\tالميناء",
        "سالمين.",
        "بقي أربعة هناك.",
        "خلية",
        "أخرى",
        "نص",
        "في إطار",
        "رابط\u{2011}1",
        "حاشية.",
      ])
    #expect(article.origin == .init(name: "story.docx", format: "docx", encoding: "UTF-8"))
    #expect(article.language == .arabic)
  }

  @Test func `a package that is stored, not packed, is read`() throws {
    #expect(try ArticleReader().read(fixture("stored.docx")).text == "نص")
  }

  @Test func `a bomb is refused`() {
    #expect(fault("bomb.docx") == .bomb(file: "bomb.docx", entry: "word/document.xml"))
  }

  @Test func `a locked document is refused`() {
    #expect(
      fault("encrypted.docx")
        == .brokenArchive(file: "encrypted.docx", reason: "it is protected by a password"))
  }

  @Test(arguments: ["damaged.docx", "cut.docx", "sheet.xlsx"])
  func `what cannot be unpacked is refused`(name: String) { #expect(isBroken(name)) }

  @Test func `a document without text is said so`() {
    #expect(fault("blank.docx") == .noBody(file: "blank.docx"))
  }

  @Test func `broken XML is told by the part's name`() {
    guard case .brokenXML("broken-xml.docx/word/document.xml", _, _) = fault("broken-xml.docx")
    else {
      Issue.record("\(String(describing: fault("broken-xml.docx")))")
      return
    }
  }

  @Test func `a document that makes entities is refused`() {
    guard case .entity = fault("entity.docx") else {
      Issue.record("\(String(describing: fault("entity.docx")))")
      return
    }
  }

  @Test func `a document cut off anywhere is refused`() throws {
    let whole = try Data(contentsOf: fixture("stored.docx"))
    for length in stride(from: 4, to: whole.count - 120, by: 7) {
      #expect(
        failure { _ = try ArticleReader().article(whole.prefix(length), name: "a.docx") } != nil)
    }
  }
}
