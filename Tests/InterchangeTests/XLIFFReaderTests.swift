import Bitext
import Foundation
import Interchange
import Testing

/// XLIFF of both families, written here.
struct XLIFFReaderTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private func read(
    _ text: String
  ) throws -> (units: [TranslationUnit], lines: [Int], report: XLIFFReader.Report) {
    let file = try folder.file("in.xlf", text)
    var units: [TranslationUnit] = []
    var lines: [Int] = []
    let report = try XLIFFReader().read(file, from: .arabic, to: .english) {
      units.append($0)
      lines.append($1)
    }
    return (units, lines, report)
  }

  private static func one(_ body: String, attributes: String = "") -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
    <file original="a.docx" source-language="ar-SY" target-language="en-GB" datatype="x"\(attributes)>
    <header/><body>
    \(body)
    </body></file></xliff>
    """
  }

  private static func two(_ body: String) -> String {
    """
    <xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="ar" trgLang="en">
    <file id="f1">
    \(body)
    </file></xliff>
    """
  }

  private static let plain = """
    <group id="g"><trans-unit id="7" approved="yes"><source>نعم</source>
    <target state="translated">Yes</target><note from="ed">short</note>
    <alt-trans><source>لا</source><target>No</target></alt-trans></trans-unit></group>
    """

  @Test func `a unit of XLIFF 1 comes with its languages, id, notes and line`() throws {
    let (units, lines, report) = try read(Self.one(Self.plain))
    let unit = try #require(units.first)
    #expect(units.count == 1 && report.units == 1 && report.version == "1.2")
    #expect(unit.source.text == "نعم" && unit.target.text == "Yes")
    #expect(unit.source.language.tag == "ar-SY" && unit.target.language.tag == "en-GB")
    #expect(unit.identifier == "7" && unit.notes.map(\.text) == ["short"])
    #expect(unit.attributes.contains(Attribute("state", "translated")))
    #expect(lines == [5])
  }

  @Test func `a unit without a target has an empty one`() throws {
    let (units, _, report) = try read(
      Self.one("<trans-unit id=\"1\"><source>نعم</source></trans-unit>"))
    #expect(units.map(\.target.text) == [""] && report.untranslated == 1)
  }

  @Test func `segments that XLIFF 1 marks are units of their own`() throws {
    let marks = { (first: String, second: String) in
      "<mrk mtype=\"seg\" mid=\"0\">\(first)</mrk> <g id=\"1\"><mrk mtype=\"seg\" mid=\"1\">\(second)</mrk></g>"
    }
    let body =
      "<trans-unit id=\"3\"><source>نعم. لا.</source><seg-source>"
      + marks("a.", "b.") + "</seg-source><target>" + marks("Yes.", "No.")
      + "</target></trans-unit>"
    let (units, _, _) = try read(Self.one(body))
    #expect(units.map(\.source.text) == ["a.", "b."])
    #expect(units.map(\.target.text) == ["Yes.", "No."])
    #expect(units.map(\.identifier) == ["3/0", "3/1"])
  }

  @Test func `inline elements of XLIFF 1 are codes, and those that hold text keep it`() throws {
    let body = """
      <trans-unit id="1"><source>قال <g id="1">نعم</g><x id="2"/></source>
      <target>He said <g id="1">yes</g><ph id="2">&lt;br/&gt;</ph> <mrk mtype="term">now</mrk></target>
      </trans-unit>
      """
    let unit = try #require(try read(Self.one(body)).units.first)
    #expect(unit.source.text == "قال نعم" && unit.target.text == "He said yes now")
    #expect(unit.source.content.codes.map(\.element) == ["g", "g", "x"])
    #expect(unit.source.content.codes.map(\.part) == [.start, .end, .whole])
    #expect(unit.target.content.codes.last?.content == "&lt;br/&gt;")
    #expect(unit.target.content.codes.map(\.offset) == [8, 11, 11])
  }

  @Test func `segments of XLIFF 2 are units of their own, with codes kept outside`() throws {
    let body = """
      <unit id="u1"><notes><note>short</note></notes>
      <originalData><data id="d1">&lt;b&gt;</data></originalData>
      <segment id="s1" state="final"><source>نعم. </source><target>Yes. </target></segment>
      <ignorable><source> </source></ignorable>
      <segment><source><pc id="1" dataRefStart="d1">لا</pc></source>
      <target><sc id="1" dataRef="d1"/>No<ec startRef="1"/></target></segment></unit>
      """
    let (units, _, report) = try read(Self.two(body))
    #expect(report.version == "2.1" && units.map(\.identifier) == ["u1/s1", "u1/2"])
    #expect(units.map(\.target.text) == ["Yes. ", "No"])
    #expect(units[0].notes.map(\.text) == ["short"])
    #expect(units[1].source.content.codes.map(\.part) == [.start, .end])
    #expect(units[1].target.content.codes.map(\.content) == ["<b>", ""])
  }

  @Test func `two files in one have their languages each`() throws {
    let second = """
      <xliff version="1.2"><file source-language="ar" target-language="en"><body>
      <trans-unit id="1"><source>نعم</source><target>Yes</target></trans-unit></body></file>
      <file source-language="en" target-language="ar"><body>
      <trans-unit id="1"><source>Yes</source><target>نعم</target></trans-unit></body></file></xliff>
      """
    #expect(try read(second).units.map(\.source.language.tag) == ["ar", "en"])
  }

  @Test(arguments: [
    "<!DOCTYPE xliff [<!ENTITY a \"aaaa\">]>",
    "<!DOCTYPE xliff [<!ENTITY a SYSTEM \"/etc/passwd\">]>",
  ])
  func `entities are refused`(doctype: String) throws {
    let found = failure { _ = try read(doctype + Self.two("<unit id=\"1\"/>")) }
    #expect(found == .entity(file: "in.xlf", line: 1, name: "a"))
  }

  @Test func `what is no XLIFF is told by its outermost element`() throws {
    #expect(
      failure { _ = try read("<tmx version=\"1.4\"><body/></tmx>") }
        == .notXLIFF(file: "in.xlf", root: "tmx"))
    #expect(failure { _ = try read("<xliff><file><body><trans-unit") } != nil)
  }

  @Test func `a file cut off anywhere gives no half units`() throws {
    let whole = Self.one(Self.plain + "<trans-unit id=\"8\"><source>b</source></trans-unit>")
    let bytes = Data(whole.utf8)
    for length in stride(from: 60, to: bytes.count - 20, by: 7) {
      let file = try folder.file("cut.xlf", bytes.prefix(length))
      var found: [String] = []
      let error = failure {
        try XLIFFReader().read(file, from: .arabic, to: .english) { unit, _ in
          found.append(unit.source.text)
        }
      }
      #expect(error != nil)
      #expect(found.allSatisfy { ["نعم", "b"].contains($0) })
    }
  }

  @Test func `the outermost element of XML is told without reading on`() throws {
    let file = try folder.file("any.xml", "<?xml version=\"1.0\"?>\n<!-- x --><xliff><broken")
    #expect(try UnitFileSigns.root(of: file) == "xliff")
  }
}
