import Bitext
import Foundation
@testable import Interchange
import Testing

struct TMXWriterTests {
  private let folder: TestFolder
  private let header = TMXHeader(
    tool: "tarjuman", version: "0.1.0", source: .arabic, created: afternoon)

  init() throws { folder = try TestFolder() }

  private func written(_ units: [TranslationUnit], header: TMXHeader? = nil) throws -> String {
    let file = folder["written.tmx"]
    let writer = try TMXWriter(file, header: header ?? self.header)
    for unit in units { try writer.write(unit) }
    try writer.finish()
    return try String(contentsOf: file, encoding: .utf8)
  }

  private func violations(_ text: String) -> [String] {
    LibXML.violations(of: Data(text.utf8), dtd: fixture("tmx14.dtd"))
  }

  // MARK: The standard

  @Test func `a unit with everything in it is valid TMX 1·4b`() throws {
    var full = unit(
      "وصل الوفد", "The delegation came",
      sourceCodes: [
        InlineCode(element: "bpt", attributes: [.init("i", "1")], content: "&lt;b&gt;", offset: 0),
        InlineCode(element: "ept", attributes: [.init("i", "1")], content: "&lt;/b&gt;", offset: 6),
      ],
      targetCodes: [
        InlineCode(element: "hi", part: .start, attributes: [.init("type", "name")], offset: 4),
        InlineCode(element: "hi", part: .end, offset: 14),
        InlineCode(
          element: "ph", attributes: [.init("x", "1")], content: "&lt;img alt=\"<sub>a</sub>\"",
          offset: 19),
      ])
    full.identifier = "news-7"
    full.context = .init(previous: "قبل", next: "then")
    full.provenance = Provenance(
      created: afternoon, changed: afternoon, author: "rana", changedBy: "sami", tool: "tarjuman",
      toolVersion: "0.1.0", sourceArticle: "a.txt", targetArticle: "b.txt", outlet: "الوكالة",
      confidence: 0.875)
    full.attributes = [.init("usagecount", "3"), .init("segtype", "sentence")]
    full.properties = [.init(type: "domain", value: "news", attributes: [.init("xml:lang", "en")])]
    full.notes = [.init("checked", attributes: [.init("xml:lang", "en")])]
    full.source.notes = [.init("n")]
    full.target.properties = [.init(type: "p", value: "v")]
    full.target.attributes = [.init("creationid", "rana")]
    var rich = header
    rich.notes = [.init("from the archive")]
    rich.properties = [.init(type: "client", value: "x & y")]

    let text = try written([full, unit("نعم", "Yes")], header: rich)
    #expect(violations(text) == [])
  }

  @Test func `the document type is one that can be broken`() throws {
    let text = try written([unit("نعم", "Yes")])
    #expect(violations(text) == [])
    let broken = text.replacingOccurrences(of: " srclang=\"ar\"", with: "")
    #expect(broken != text)
    #expect(!violations(broken).isEmpty)
  }

  @Test func `no units at all is a valid file`() throws {
    #expect(violations(try written([])) == [])
  }

  @Test func `the header tells the tool, the language and the day`() throws {
    let text = try written([])
    #expect(text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"))
    for part in [
      "creationtool=\"tarjuman\"", "creationtoolversion=\"0.1.0\"", "segtype=\"sentence\"",
      "srclang=\"ar\"", "creationdate=\"20170228T143000Z\"", "<tmx version=\"1.4\">",
    ] { #expect(text.contains(part)) }
  }

  @Test func `several source languages are all of them`() {
    let header = TMXHeader(tool: "t", version: "1", source: nil, created: afternoon)
    #expect(header["srclang"] == "*all*")
  }

  @Test func `confidence and provenance are properties and attributes`() throws {
    var dated = unit("نعم", "Yes")
    dated.provenance = Provenance(
      created: afternoon, author: "rana", tool: "tarjuman", sourceArticle: "a & b.txt",
      outlet: "SANA", confidence: 0.75)
    let text = try written([dated])
    for part in [
      "creationtool=\"tarjuman\"", "creationdate=\"20170228T143000Z\"", "creationid=\"rana\"",
      "<prop type=\"x-tarjuman:confidence\">0.75</prop>",
      "<prop type=\"x-tarjuman:source-article\">a &amp; b.txt</prop>",
      "<prop type=\"x-tarjuman:outlet\">SANA</prop>",
    ] { #expect(text.contains(part)) }
    #expect(!text.contains("changedate"))
  }

  @Test func `an attribute is written once though the unit bears it twice`() throws {
    var twice = unit("نعم", "Yes")
    twice.provenance.created = afternoon
    twice.attributes = [.init("creationdate", "last Tuesday"), .init("usagecount", "1")]
    twice.target.attributes = [.init("xml:lang", "fr")]
    let text = try written([twice])
    #expect(violations(text) == [])
    #expect(text.contains("creationdate=\"20170228T143000Z\" usagecount=\"1\""))
    #expect(!text.contains("Tuesday") && !text.contains("\"fr\""))
  }

  // MARK: Characters

  @Test(arguments: [
    ("a & b < c > d", "a &amp; b &lt; c &gt; d"), ("\"it's\"", "\"it's\""),
    ("a\tb\nc", "a\tb\nc"), ("a\rb\r\nc", "a&#13;b&#13;\nc"), ("]]>", "]]&gt;"),
    ("\u{202B}x\u{202C}\u{2067}y\u{2069}\u{200F}", "\u{202B}x\u{202C}\u{2067}y\u{2069}\u{200F}"),
    ("\u{1F54A}\u{20000}", "\u{1F54A}\u{20000}"), ("&amp;", "&amp;amp;"),
  ])
  func `text is escaped where XML needs it`(text: String, escaped: String) throws {
    let out = try written([unit("نعم", text)])
    #expect(out.contains("<seg>\(escaped)</seg>"))
    #expect(violations(out) == [])
  }

  @Test func `white space and quotes in attributes are escaped`() throws {
    var odd = unit("نعم", "Yes")
    odd.identifier = "a\tb\nc\rd\"e'f<g>&"
    let out = try written([odd])
    #expect(out.contains("tuid=\"a&#9;b&#10;c&#13;d&quot;e'f&lt;g&gt;&amp;\""))
    #expect(violations(out) == [])
  }

  @Test(arguments: [("\u{1}", "U+0001"), ("\u{FFFE}", "U+FFFE"), ("\u{0}", "U+0000")])
  func `a sign that XML cannot hold stops its unit alone`(sign: String, named: String) throws {
    let file = folder["some.tmx"]
    let writer = try TMXWriter(file, header: header)
    try writer.write(unit("واحد", "one"))
    let error = failure { try writer.write(unit("اثنان", "t\(sign)wo")) }
    try writer.write(unit("ثلاثة", "three"))
    try writer.finish()
    #expect(error == .unwritable(file: "some.tmx", unit: 2, character: named))
    #expect(error?.isOfUnit == true)
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.contains("one") && text.contains("three") && !text.contains("wo<"))
    #expect(violations(text) == [])
  }

  @Test func `a sign that XML cannot hold stops a header`() {
    let bad = TMXHeader(tool: "a\u{1}b", version: "1", source: nil, created: afternoon)
    let error = failure { _ = try TMXWriter(folder["h.tmx"], header: bad) }
    guard case .unwritableFile = error else {
      Issue.record("the header went out: \(String(describing: error))")
      return
    }
  }

  // MARK: Codes

  static let start = InlineCode(element: "hi", part: .start, offset: 0)
  static let end = InlineCode(element: "hi", part: .end, offset: 3)

  @Test(arguments: [
    [start], [end], [start, start, end],
    [start, InlineCode(element: "mrk", part: .end, offset: 3)],
    [InlineCode(element: "hi", part: .start, offset: 9), end],
    [
      InlineCode(element: "hi", part: .start, offset: 3),
      InlineCode(element: "hi", part: .end, offset: 0),
    ],
  ])
  func `halves of codes stop their unit alone`(codes: [InlineCode]) throws {
    let writer = try TMXWriter(folder["codes.tmx"], header: header)
    let error = failure { try writer.write(unit("نعم", "Yes", targetCodes: codes)) }
    guard case .brokenCodes(file: "codes.tmx", unit: 1, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    try writer.write(unit("نعم", "Yes", targetCodes: [Self.start, Self.end]))
    try writer.finish()
    let text = try String(contentsOf: folder["codes.tmx"], encoding: .utf8)
    #expect(text.contains("<seg><hi>Yes</hi></seg>"))
    #expect(violations(text) == [])
  }

  @Test func `a code within a letter stops its unit`() throws {
    let writer = try TMXWriter(folder["codes.tmx"], header: header)
    let inside = InlineCode(element: "ph", offset: 1)
    #expect(
      failure { try writer.write(unit("نعم", "Yes", sourceCodes: [inside])) }
        == .brokenCodes(file: "codes.tmx", unit: 1, element: "ph"))
  }
}
