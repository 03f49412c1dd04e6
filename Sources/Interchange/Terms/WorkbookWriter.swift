import Bitext
import Foundation

/// Writes a table of terms as a workbook (ECMA-376 part 1): the header stays in sight, Arabic runs from
/// right to left, days are dates. The same table is the same file, byte by byte.
enum WorkbookWriter {
  /// Formats of cells by their place in `styles`.
  private enum Style: Int {
    case text, header, day, arabic
  }

  /// More letters no cell holds (Excel specifications and limits).
  static let cellLimit = 32_767

  static func workbook(_ rows: [TermCells]) -> [(name: String, content: Data)] {
    var sheet = head
    sheet += row(1, TermColumn.allCases.map { ($0.name, .header) })
    for (number, cells) in rows.enumerated() {
      sheet += row(
        number + 2,
        TermColumn.allCases.map { column in
          let isArabic = column == .arabic || column == .variants
          return (cells[column], isArabic ? .arabic : .text)
        })
    }
    sheet += "</sheetData><autoFilter ref=\"A1:\(lastColumn)\(rows.count + 1)\"/></worksheet>"
    return (parts + [("xl/worksheets/sheet1.xml", sheet)]).map { ($0.0, Data($0.1.utf8)) }
  }

  private static func row(_ number: Int, _ cells: [(text: String, style: Style)]) -> String {
    var out = "<row r=\"\(number)\">"
    for (column, cell) in cells.enumerated() where !cell.text.isEmpty {
      let place = "\(CellPlace.letters(column))\(number)"
      if cell.style == .text, let day = DayNumber.number(of: cell.text) {
        out += "<c r=\"\(place)\" s=\"\(Style.day.rawValue)\"><v>\(day)</v></c>"
        continue
      }
      out += "<c r=\"\(place)\" s=\"\(cell.style.rawValue)\" t=\"inlineStr\"><is>"
      out += "<t xml:space=\"preserve\">"
      XMLText.append(content: XStrings.encoded(cell.text), to: &out)
      out += "</t></is></c>"
    }
    return out + "</row>\n"
  }

  private static let lastColumn = CellPlace.letters(TermColumn.allCases.count - 1)
  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let types = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  private static let head = """
    \(declaration)<worksheet xmlns="\(main)"><sheetViews><sheetView workbookViewId="0">\
    <pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>\
    </sheetViews><cols><col min="1" max="\(TermColumn.allCases.count)" width="26" customWidth="1"/>\
    </cols><sheetData>

    """

  private static let parts: [(String, String)] = [
    (
      "[Content_Types].xml",
      """
      \(declaration)<Types xmlns="\(package)/content-types"><Default Extension="rels" \
      ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/>\
      <Override PartName="/xl/workbook.xml" ContentType="\(types).sheet.main+xml"/>\
      <Override PartName="/xl/worksheets/sheet1.xml" ContentType="\(types).worksheet+xml"/>\
      <Override PartName="/xl/styles.xml" ContentType="\(types).styles+xml"/></Types>
      """
    ),
    (
      "_rels/.rels",
      """
      \(declaration)<Relationships xmlns="\(package)/relationships"><Relationship Id="rId1" \
      Type="\(office)/officeDocument" Target="xl/workbook.xml"/></Relationships>
      """
    ),
    (
      "xl/workbook.xml",
      """
      \(declaration)<workbook xmlns="\(main)" xmlns:r="\(office)"><sheets>\
      <sheet name="Terms" sheetId="1" r:id="rId1"/></sheets></workbook>
      """
    ),
    (
      "xl/_rels/workbook.xml.rels",
      """
      \(declaration)<Relationships xmlns="\(package)/relationships"><Relationship Id="rId1" \
      Type="\(office)/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" \
      Type="\(office)/styles" Target="styles.xml"/></Relationships>
      """
    ),
    (
      "xl/styles.xml",
      """
      \(declaration)<styleSheet xmlns="\(main)"><fonts count="2"><font><sz val="11"/>\
      <name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font></fonts>\
      <fills count="2"><fill><patternFill patternType="none"/></fill><fill>\
      <patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/>\
      <top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" \
      fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="49" \
      fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" \
      fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="14" fontId="0" \
      fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" \
      fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment horizontal="right" \
      readingOrder="2"/></xf></cellXfs></styleSheet>
      """
    ),
  ]
}
