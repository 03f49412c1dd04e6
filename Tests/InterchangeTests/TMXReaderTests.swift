import Bitext
import Foundation
import Interchange
import Testing

/// A TMX file around units.
func tmx(
  _ body: String, version: String = "1.4", declaration: String = "", doctype: String = "",
  root: String = ""
) -> String {
  """
  \(declaration)\(doctype)<tmx version="\(version)"\(root)>
  <header creationtool="hand" creationtoolversion="1" segtype="sentence" o-tmf="hand"
   adminlang="en" srclang="ar" datatype="plaintext"><note>made by hand</note>
  <prop type="client" xml:lang="en">nobody</prop></header>
  <body>
  \(body)
  </body>
  </tmx>

  """
}

/// A unit as TMX.
func tu(_ source: String, _ target: String, attributes: String = "", inside: String = "") -> String
{
  """
  <tu\(attributes)>\(inside)<tuv xml:lang="ar"><seg>\(source)</seg></tuv>
  <tuv xml:lang="en"><seg>\(target)</seg></tuv></tu>
  """
}

struct TMXReaderTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private func read(
    _ data: Data, from: Language = .arabic, to: Language = .english
  ) throws -> (units: [TranslationUnit], report: TMXReader.Report) {
    let file = try folder.file("in.tmx", data)
    var units: [TranslationUnit] = []
    let report = try TMXReader(from: from, to: to).read(file) { units.append($0) }
    return (units, report)
  }

  private func read(
    _ text: String, from: Language = .arabic, to: Language = .english
  ) throws -> (units: [TranslationUnit], report: TMXReader.Report) {
    try read(Data(text.utf8), from: from, to: to)
  }

  // MARK: Versions and encodings

  @Test func `TMX 1·1 names the language by lang`() throws {
    let body = """
      <tu><tuv lang="AR"><seg>نعم</seg></tuv><tuv lang="EN-US"><seg>Yes</seg></tuv></tu>
      """
    let found = try read(tmx(body, version: "1.1"))
    #expect(found.units.map(\.source.text) == ["نعم"])
    #expect(found.units.map(\.target.language.tag) == ["EN-US"])
    #expect(found.units.allSatisfy { $0.source.attributes.isEmpty })
  }

  @Test func `the header is told`() throws {
    let header = try #require(try read(tmx(tu("نعم", "Yes"))).report.header)
    #expect(header["creationtool"] == "hand")
    #expect(header["nothing"] == nil)
    #expect(header.notes == [.init("made by hand")])
    #expect(
      header.properties
        == [.init(type: "client", value: "nobody", attributes: [.init("xml:lang", "en")])])
  }

  @Test(
    arguments: [
      ("", String.Encoding.utf8, []), ("", .utf8, [0xEF, 0xBB, 0xBF]),
      ("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n", .utf8, [0xEF, 0xBB, 0xBF]),
      ("", .utf16LittleEndian, [0xFF, 0xFE]), ("", .utf16BigEndian, [0xFE, 0xFF]),
      ("<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n", .utf16LittleEndian, [0xFF, 0xFE]),
      ("<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n", .utf16BigEndian, [0xFE, 0xFF]),
    ] as [(String, String.Encoding, [UInt8])])
  func `Unicode is read in each of its forms`(
    declaration: String, encoding: String.Encoding, mark: [UInt8]
  ) throws {
    let text = tmx(tu("و\u{64E}ص\u{64E}ل\u{64E} \u{1F54A}", "came"), declaration: declaration)
    let data = try Data(mark) + #require(text.data(using: encoding))
    #expect(try read(data).units == [unit("و\u{64E}ص\u{64E}ل\u{64E} \u{1F54A}", "came")])
  }

  @Test(arguments: ["windows-1256", "iso-8859-6"])
  func `an Arabic code page is read as declared`(name: String) throws {
    var units: [TranslationUnit] = []
    try TMXReader(from: .arabic, to: .english).read(fixture("\(name).tmx")) { units.append($0) }
    #expect(units.map(\.source.text) == ["غادر الوزير العاصمة؛ فمتى يعود؟"])
  }

  @Test func `a document type is neither needed nor fetched`() throws {
    let types = [
      "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">", "<!DOCTYPE tmx SYSTEM \"http://x.invalid/t\">",
    ]
    for type in types {
      #expect(try read(tmx(tu("نعم", "Yes"), doctype: type)).units.count == 1)
    }
  }

  @Test func `a file's name is no address`() throws {
    _ = try folder.file("a b.tmx", tmx(tu("لا", "No")))
    let file = try folder.file("a%20b.tmx", tmx(tu("نعم", "Yes")))
    var texts: [String] = []
    try TMXReader(from: .arabic, to: .english).read(file) { texts.append($0.target.text) }
    #expect(texts == ["Yes"])
  }

  // MARK: What a unit holds

  @Test func `fields, unknown attributes, notes and properties are kept`() throws {
    let body = """
      <tu tuid="7" srclang="ar" creationdate="20170228T143000Z" creationid="rana" strange="1">
      <note xml:lang="en">check</note><prop type="x-tarjuman:confidence">0.75</prop>
      <prop type="domain" o-encoding="x">news</prop><prop type="x-tarjuman:next">ثم</prop>
      <tuv xml:lang="ar" usagecount="2"><note>n</note><prop type="p">v</prop><seg>نعم</seg></tuv>
      <tuv xml:lang="en" odd="&lt;"><seg>Yes</seg></tuv></tu>
      """
    let unit = try #require(try read(tmx(body)).units.first)
    #expect(unit.identifier == "7")
    #expect(unit.attributes == [.init("srclang", "ar"), .init("strange", "1")])
    #expect(unit.provenance == Provenance(created: afternoon, author: "rana", confidence: 0.75))
    #expect(unit.context.next == "ثم")
    #expect(unit.notes == [.init("check", attributes: [.init("xml:lang", "en")])])
    #expect(
      unit.properties
        == [.init(type: "domain", value: "news", attributes: [.init("o-encoding", "x")])])
    #expect(unit.source.attributes == [.init("usagecount", "2")])
    #expect(unit.source.notes == [.init("n")])
    #expect(unit.source.properties == [.init(type: "p", value: "v")])
    #expect(unit.target.attributes == [.init("odd", "<")])
  }

  @Test(arguments: ["2017-02-28", "20170231T000000Z", "20170228T143000", "", "20170228T253000Z"])
  func `a date that is none is kept as it is`(date: String) throws {
    let unit = try #require(
      try read(tmx(tu("نعم", "Yes", attributes: " creationdate=\"\(date)\""))).units.first)
    #expect(unit.provenance.created == nil)
    #expect(unit.attributes == [.init("creationdate", date)])
  }

  @Test(arguments: ["0.80", "1.5", "-1", "nan", "much", ""])
  func `a confidence that is none is kept as it is`(text: String) throws {
    let prop = "<prop type=\"x-tarjuman:confidence\">\(text)</prop>"
    let unit = try #require(try read(tmx(tu("نعم", "Yes", inside: prop))).units.first)
    #expect(unit.provenance.confidence == nil)
    #expect(unit.properties == [.init(type: "x-tarjuman:confidence", value: text)])
  }

  @Test func `inline codes stand where they stood`() throws {
    let target = """
      a<bpt i="1" type="b">&lt;b&gt;</bpt>b<ept i="1">&lt;/b&gt;</ept><ph x="1"/>\
      <it pos="begin">[</it>\
      <hi type="t">c<hi>d</hi></hi><ut>u</ut><ph>alt=<sub>e<ph>f</ph></sub></ph>
      """
    let unit = try #require(try read(tmx(tu("نعم", target))).units.first)
    #expect(unit.target.text == "abcd")
    #expect(
      unit.target.content.codes == [
        InlineCode(
          element: "bpt", attributes: [.init("i", "1"), .init("type", "b")],
          content: "&lt;b&gt;", offset: 1),
        InlineCode(element: "ept", attributes: [.init("i", "1")], content: "&lt;/b&gt;", offset: 2),
        InlineCode(element: "ph", attributes: [.init("x", "1")], offset: 2),
        InlineCode(element: "it", attributes: [.init("pos", "begin")], content: "[", offset: 2),
        InlineCode(element: "hi", part: .start, attributes: [.init("type", "t")], offset: 2),
        InlineCode(element: "hi", part: .start, offset: 3),
        InlineCode(element: "hi", part: .end, offset: 4),
        InlineCode(element: "hi", part: .end, offset: 4),
        InlineCode(element: "ut", content: "u", offset: 4),
        InlineCode(element: "ph", content: "alt=<sub>e<ph>f</ph></sub>", offset: 4),
      ])
  }

  @Test func `white space, references and CDATA are text`() throws {
    let found = try read(tmx(tu(" نعم ", "\n a\t<![CDATA[<b>]]>&#13;&#x1F54A;<!-- x -->&amp;")))
    #expect(found.units.map(\.source.text) == [" نعم "])
    #expect(found.units.map(\.target.text) == ["\n a\t<b>\r\u{1F54A}&"])
  }

  @Test func `foreign prefixes come with their declarations`() throws {
    let found = try read(
      tmx(
        tu("نعم", "<ph o:x=\"1\"/>Yes", attributes: " m:y=\"2\""),
        root: " xmlns=\"http://www.lisa.org/tmx14\" xmlns:m=\"urn:m\" xmlns:o=\"urn:o\""))
    let unit = try #require(found.units.first)
    #expect(
      unit.attributes
        == [.init("xmlns:m", "urn:m"), .init("xmlns:o", "urn:o"), .init("m:y", "2")])
    #expect(unit.target.content.codes.first?.attributes == [.init("o:x", "1")])
  }

  @Test func `a prefix that nothing declares is kept`() throws {
    let unit = try #require(
      try read(tmx(tu("نعم", "Yes", attributes: " m:y=\"2\""))).units.first)
    #expect(unit.attributes == [.init("m:y", "2")])
  }

  // MARK: Languages

  private static let many = tmx(
    """
    <tu><tuv xml:lang="ar-SY"><seg>أ</seg></tuv><tuv xml:lang="en-GB"><seg>a1</seg></tuv>
    <tuv xml:lang="en-US"><seg>a2</seg></tuv><tuv xml:lang="fr"><seg>f</seg></tuv></tu>
    <tu><tuv xml:lang="fr"><seg>g</seg></tuv><tuv xml:lang="en"><seg>b</seg></tuv></tu>
    <tu><tuv xml:lang="ar"><seg>ج</seg></tuv></tu>
    """)

  @Test func `each pair of wordings is a unit, and the others are counted`() throws {
    let found = try read(Self.many)
    #expect(found.units.map(\.target.text) == ["a1", "a2"])
    #expect(found.report.units == 2)
    #expect(found.report.passedOver == [8, 9])
    #expect(found.report.passedOverCount == 2)
    #expect(found.report.otherLanguages == ["fr": 2])
    #expect(found.report.languages == ["ar", "ar-SY", "en", "en-GB", "en-US", "fr"])
  }

  @Test(arguments: [("en", 2), ("EN-gb", 1), ("en-AU", 0), ("en-US", 1)])
  func `a tag with a region asks for itself alone`(tag: String, count: Int) throws {
    #expect(try read(Self.many, to: Language(tag)).units.count == count)
  }

  @Test func `a wording without a language or a segment is no wording`() throws {
    let body = """
      <tu><tuv><seg>نعم</seg></tuv><tuv xml:lang="en"><seg>Yes</seg></tuv></tu>
      <tu><tuv xml:lang="ar"/><tuv xml:lang="en"><seg>Yes</seg></tuv></tu>
      """
    let found = try read(tmx(body))
    #expect(found.units.isEmpty)
    #expect(found.report.passedOver == [6, 7])
  }

  @Test func `lines are told behind the 65,535th`() throws {
    let gap = String(repeating: "<!-- -->\n", count: 70_000)
    let found = try read(tmx(gap + "<tu>\n<tuv xml:lang=\"ar\"><seg>نعم</seg></tuv></tu>"))
    #expect(found.report.passedOver == [70_006])
  }
}
