import Bitext
import Foundation
import Interchange
import Testing

/// Files that are broken, hostile or no TMX at all.
struct TMXFaultTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  /// What reading throws, and the units handed over before.
  private func fault(_ data: Data) throws -> (error: InterchangeError?, units: [TranslationUnit]) {
    let file = try folder.file("in.tmx", data)
    var units: [TranslationUnit] = []
    let error = failure {
      try TMXReader(from: .arabic, to: .english).read(file) { units.append($0) }
    }
    return (error, units)
  }

  private func fault(_ text: String) throws -> (error: InterchangeError?, units: [TranslationUnit])
  {
    try fault(Data(text.utf8))
  }

  @Test(arguments: [
    "<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">",
    "<!ENTITY a SYSTEM \"file:///etc/passwd\">", "<!ENTITY % a SYSTEM \"file:///etc/passwd\"> %a;",
    "<!ENTITY a \"harmless\">",
  ])
  func `a file that makes entities is refused at its head`(entities: String) throws {
    let found = try fault(
      tmx(tu("نعم", "Yes"), doctype: "<!DOCTYPE tmx [\n\(entities)\n]>\n"))
    #expect(found.error == .entity(file: "in.tmx", line: 1, name: "a"))
    #expect(found.units.isEmpty)
  }

  @Test func `laughter a billion times over is refused at once`() throws {
    let ladder = (1...9).map { step in
      "<!ENTITY l\(step) \"\(String(repeating: "&l\(step - 1);", count: 10))\">"
    }
    let found = try fault(
      tmx(
        tu("نعم", "&l9;", attributes: " tuid=\"&l9;\""),
        doctype: "<!DOCTYPE tmx [<!ENTITY l0 \"ha\">\(ladder.joined())]>"))
    #expect(found.error != nil)
    #expect(found.units.isEmpty)
  }

  @Test(arguments: ["", "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">"])
  func `an entity that nothing defines is an error`(doctype: String) throws {
    for body in [tu("أ", "&eacute;"), tu("b", "Yes", attributes: " tuid=\"&eacute;\"")] {
      let found = try fault(tmx(body, doctype: doctype))
      #expect(found.error != nil)
      #expect(found.units.isEmpty)
    }
  }

  @Test func `a file cut off anywhere is told and gives no half units`() throws {
    let whole = Data(tmx(tu("واحد", "one") + "\n" + tu("2", "twofold")).utf8)
    let known = ["one", "twofold"]
    for length in 1..<(whole.count - 1) {
      let found = try fault(whole.prefix(length))
      guard case .brokenXML = found.error else {
        #expect(
          found.error != nil || whole.suffix(from: length).allSatisfy { $0 == 0x0A },
          "\(length) bytes passed")
        continue
      }
      #expect(found.units.map(\.target.text) == Array(known.prefix(found.units.count)))
    }
  }

  @Test func `a fault is told by its line`() throws {
    let found = try fault(tmx(tu("واحد", "one") + "\n" + tu("2", "a < b")))
    guard case .brokenXML(file: "in.tmx", line: 9, _) = found.error else {
      Issue.record("\(String(describing: found.error))")
      return
    }
    #expect(found.units.allSatisfy { $0.target.text == "one" })
  }

  @Test func `bytes that are not of the encoding are an error`() throws {
    var data = Data(tmx(tu("نعم", "Yes")).utf8)
    data.replaceSubrange(try #require(data.range(of: Data("Yes".utf8))), with: [0xC3, 0x28, 0x41])
    let found = try fault(data)
    guard case .brokenXML = found.error else {
      Issue.record("\(String(describing: found.error))")
      return
    }
    #expect(found.units.isEmpty)
  }

  @Test func `other files are named for what they are`() throws {
    #expect(try fault("").error == .empty(file: "in.tmx"))
    #expect(try fault("<xliff/>").error == .notTMX(file: "in.tmx", root: "xliff"))
    #expect(
      try fault(Data([0xFF, 0xD8, 0xFF, 0xE0])).error
        == .binary(file: "in.tmx", kind: "a JPEG picture"))
    #expect(
      try fault(Data([0x1F, 0x8B, 8, 0])).error == .binary(file: "in.tmx", kind: "a gzip archive"))
    for text in ["no XML at all", "   \n", "<?xml version=\"1.0\"?>", "<tmx", "<tmx></tm>"] {
      guard case .brokenXML = try fault(text).error else {
        Issue.record("\(text) passed")
        continue
      }
    }
  }

  @Test func `a missing file and a folder are said so`() {
    let reader = TMXReader(from: .arabic, to: .english)
    #expect(failure { try reader.read(folder["none.tmx"]) { _ in } } == .missing(file: "none.tmx"))
    #expect(
      failure { try reader.read(folder.url) { _ in } }
        == .notAFile(file: folder.url.lastPathComponent))
  }

  @Test func `deep nesting is refused, not followed`() throws {
    let deep = String(repeating: "<hi>", count: 5000) + String(repeating: "</hi>", count: 5000)
    guard case .brokenXML = try fault(tmx(tu("نعم", deep))).error else {
      Issue.record("5000 elements within each other passed")
      return
    }
  }

  @Test func `what the caller throws ends the reading`() throws {
    struct Enough: Error {}
    let file = try folder.file("in.tmx", tmx(tu("نعم", "Yes") + tu("1", "No")))
    var count = 0
    #expect(throws: Enough.self) {
      try TMXReader(from: .arabic, to: .english).read(file) { _ in
        count += 1
        throw Enough()
      }
    }
    #expect(count == 1)
  }
}
