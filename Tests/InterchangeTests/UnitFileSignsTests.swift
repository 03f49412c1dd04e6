import Foundation
import Interchange
import Testing

struct UnitFileSignsTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  @Test(arguments: [String.Encoding.utf8, .utf16LittleEndian, .utf16BigEndian])
  func `XML is known in every form of Unicode`(encoding: String.Encoding) throws {
    for (text, isXML) in [
      ("\u{FEFF} \n<tmx/>", true), ("<?xml", true), ("\u{FEFF}نعم\tYes", false),
    ] {
      let file = try folder.file("units", #require(text.data(using: encoding)))
      #expect(try UnitFileSigns.isXML(file) == isXML)
    }
  }

  @Test func `what holds no units is named`() throws {
    #expect(
      failure { _ = try UnitFileSigns.isXML(fixture("story.docx")) }
        == .notUnits(file: "story.docx", kind: "a ZIP container"))
    let lines = try folder.file("units.json", "{\"source\": \"نعم\"}")
    #expect(
      failure { _ = try UnitFileSigns.isXML(lines) } == .notUnits(file: "units.json", kind: "JSON"))
    let empty = try folder.file("empty", "")
    #expect(failure { _ = try UnitFileSigns.isXML(empty) } == .empty(file: "empty"))
  }

  @Test func `a pipe is refused before its head is lost`() throws {
    let pipe = folder["pipe"]
    try #require(mkfifo(pipe.path, 0o600) == 0)
    // A pipe without a writer would keep whoever opens it waiting for ever.
    guard case .unreadable(file: "pipe", _) = failure(of: { _ = try UnitFileSigns.isXML(pipe) })
    else {
      Issue.record("the pipe was read")
      return
    }
  }

  @Test func `the libraries tell their versions`() {
    #expect(FileLibraries.versions.map { $0.prefix { $0 != " " } } == ["libxml2", "libarchive"])
  }
}
