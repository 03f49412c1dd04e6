import Bitext
import Foundation
@testable import Interchange
import Testing

/// Workbooks as spreadsheet programs write them.
struct WorkbookTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private static let parts = [
    "xl/workbook.xml": """
    <workbook xmlns:r="r"><workbookPr/><sheets><sheet name="Begriffe" sheetId="1" r:id="rId1"/>
    <sheet name="Old" sheetId="2" r:id="rId2"/></sheets></workbook>
    """,
    "xl/_rels/workbook.xml.rels": """
    <Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>
    <Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>
    """,
    "xl/sharedStrings.xml": """
    <sst><si><t>arabic</t></si><si><t>english</t></si><si><r><t>هد</t></r><r><rPr/><t>نة</t></r>
    <rPh><t>x</t></rPh></si></sst>
    """,
    "xl/styles.xml": """
    <styleSheet><numFmts><numFmt numFmtId="170" formatCode="&quot;day&quot; 0.0"/>
    <numFmt numFmtId="171" formatCode="d\\.m\\.yyyy"/></numFmts>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="171"/><xf numFmtId="170"/></cellXfs></styleSheet>
    """,
    "xl/worksheets/sheet1.xml": sheet(
      """
      <row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" t="str"><f>UPPER("x")</f><v>truce</v></c>
      <c r="C2" s="1"><v>42794</v></c><c r="E2" s="2"><v>2254</v></c></row>
      <row r="4"><c r="A4" t="s"><v>2</v></c><c r="B4" t="e"><v>#N/A</v></c></row>
      <row r="5"><c r="A5" t="inlineStr"><is><t>حرب</t></is></c><c r="B5"><f>A1</f></c></row>
      <row r="6"><c r="A6" t="inlineStr"><is><t>سلم</t></is></c>
      <c r="B6" t="inlineStr"><is><t>peace_x000D_!</t></is></c></row>
      """),
    "xl/worksheets/sheet2.xml": sheet(
      "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\" t=\"d\"><v>old truce</v></c></row>"),
  ]

  private static func sheet(_ rows: String) -> String {
    """
    <worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>
    <c r="C1" t="inlineStr"><is><t>created</t></is></c><c r="E1" t="inlineStr"><is><t>Number</t></is></c>
    </row>\(rows)</sheetData></worksheet>
    """
  }

  private func read(_ parts: [String: String], sheet: String? = nil) throws -> TermReading {
    let entries = parts.sorted { $0.key < $1.key }.map {
      (name: $0.key, content: Data($0.value.utf8))
    }
    let file = try folder.file("t.xlsx", try ZipWriter.archive(entries, file: "t.xlsx"))
    var options = TermReading.Options()
    options.sheet = sheet
    return try TermReader.read(file, options)
  }

  @Test func `shared, rich and inline texts, results of formulas, dates and numbers are read`()
    throws
  {
    let reading = try read(Self.parts)
    let entry = try #require(reading.items.first?.entry)
    #expect(entry.terms == ["هدنة"] && entry.preferred?.text == "truce")
    #expect(entry.record.created == "2017-02-28" && entry.note == "Number: 2254")
    #expect(reading.items.map(\.line) == [2, 6])
    #expect(reading.items.last?.entry.preferred?.text == "peace\r!")
  }

  @Test func `an error and a formula without result are told by their rows`() throws {
    let reading = try read(Self.parts)
    #expect(reading.faults.map(\.line) == [4, 5])
    #expect(reading.faults.first?.description.contains("B4 holds the error #N/A") == true)
  }

  @Test func `another sheet is read on request, and one that is not there is told`() throws {
    #expect(try read(Self.parts).notices.contains { $0.contains("left were Old") })
    #expect(try read(Self.parts, sheet: "Old").items.first?.entry.preferred?.text == "old truce")
    #expect(
      failure { _ = try read(Self.parts, sheet: "New") }?.description
        .contains("the sheets are Begriffe, Old") == true)
  }

  @Test func `a bomb and entities are refused`() throws {
    var parts = Self.parts
    parts["xl/sharedStrings.xml"] =
      "<sst><si><t>" + String(repeating: "a", count: 10_000_000) + "</t></si></sst>"
    #expect(
      failure { _ = try read(parts) } == .bomb(file: "t.xlsx", entry: "xl/sharedStrings.xml"))
    parts["xl/sharedStrings.xml"] =
      "<!DOCTYPE sst [<!ENTITY a \"x\">]><sst><si><t>&a;</t></si></sst>"
    guard case .entity = failure(of: { _ = try read(parts) }) else {
      Issue.record("the entity was not refused")
      return
    }
  }

  @Test func `an archive that is no workbook says so`() throws {
    let error = failure { _ = try read(["word/document.xml": "<w/>"]) }
    #expect(error?.description.contains("so it is no XLSX") == true)
  }

  @Test(arguments: [
    (61.0, "1900-03-01"), (59.0, "1900-02-28"), (42794.0, "2017-02-28"),
    (42794.604166667, "2017-02-28T14:30:00"), (2_958_465.0, "9999-12-31"),
  ])
  func `days are numbered as spreadsheets do`(number: Double, date: String) {
    #expect(DayNumber.date(number, from1904: false) == date)
    if !date.contains("T"), number > 60 { #expect(DayNumber.number(of: date) == Int(number)) }
  }

  @Test func `days of workbooks that count from 1904 are read`() {
    #expect(DayNumber.date(41332, from1904: true) == "2017-02-28")
    #expect(DayNumber.number(of: "2017-02-30") == nil && DayNumber.number(of: "2017") == nil)
  }
}
