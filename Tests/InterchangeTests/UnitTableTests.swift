import Bitext
import Foundation
import Interchange
import Testing

struct UnitTableTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private func read(_ text: String) throws -> [TranslationUnit] {
    let file = try folder.file("t.tsv", text)
    var units: [TranslationUnit] = []
    try UnitTable.read(file, from: .arabic, to: .english) { units.append($0) }
    return units
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `two columns are source and target as they stand`(end: String) throws {
    let text = ["نعم\tYes", "", "C:\\new\tpath C:\\new", ""].joined(separator: end)
    #expect(try read(text) == [unit("نعم", "Yes"), unit("C:\\new", "path C:\\new")])
  }

  @Test func `a byte order mark is no letter`() throws {
    #expect(try read("\u{FEFF}source\ttarget\n1\tYes") == [unit("1", "Yes")])
  }

  @Test func `named columns may stand in any number`() throws {
    let text = """
      source\ttarget\ttarget-language\tconfidence\tcreated
      نعم\\tلا\tYes\\\\No\\n\\r\ten-GB\t0.5\t20170228T143000Z

      """
    var wanted = unit("نعم\tلا", "Yes\\No\n\r")
    wanted.target.language = Language("en-GB")
    wanted.provenance = Provenance(created: afternoon, confidence: 0.5)
    #expect(try read(text) == [wanted])
  }

  @Test(arguments: [
    ("نعم", 1),
    ("نعم\tYes\tmore", 1),
    ("نعم\tYes\n\nلا", 3),
    ("source\ttarget\tcolour\n", 1),
    ("source\ttarget\nنعم\tYes\t", 2),
    ("source\ttarget\nنعم\t\\q", 2),
    ("source\ttarget\nنعم\tYes\\", 2),
    ("source\ttarget\tcreated\nنعم\tYes\tyesterday", 2),
    ("source\ttarget\tconfidence\nنعم\tYes\thigh", 2),
    ("source\ttarget\tconfidence\nنعم\tYes\t1.5", 2),
    ("source\ttarget\tconfidence\nنعم\tYes\tnan", 2),
    ("source\ttarget\ttarget\nنعم\tYes\tNo", 1),
    ("source\ttarget\nنعم\t\\\u{651}", 2),
  ])
  func `a line that is no unit is told by its number`(text: String, line: Int) {
    guard case .badLine(file: "t.tsv", line: line, _) = failure(of: { _ = try read(text) }) else {
      Issue.record("the line passed, or another was blamed")
      return
    }
  }

  @Test func `nothing is written under the name before the end`() throws {
    do {
      let lines = try UnitLines.table(folder["out.tsv"])
      try lines.write(unit("نعم", "Yes"))
    }
    #expect(try folder.names.isEmpty)
  }

  @Test func `a unit with codes, notes or properties loses them in a table`() {
    #expect(!UnitTable.loses(unit("نعم", "Yes")))
    #expect(
      UnitTable.loses(unit("نعم", "Yes", targetCodes: [InlineCode(element: "ph", offset: 0)])))
    var noted = unit("نعم", "Yes")
    noted.notes = [.init("x")]
    #expect(UnitTable.loses(noted))
  }
}

struct UnitJSONTests {
  private func record(_ unit: TranslationUnit) throws -> [String: Any] {
    try #require(
      JSONSerialization.jsonObject(with: UnitJSON.line(unit)) as? [String: Any])
  }

  @Test func `offsets of codes count code points`() throws {
    // Two Arabic letters with a mark each, a dove beyond the first plane: 5 points, 12 bytes.
    let text = "و\u{64E}ص\u{64E}\u{1F54A}"
    let codes = [0, 4, 8, 12].map { InlineCode(element: "ph", offset: $0) }
    let detail = try record(unit(text, "x", sourceCodes: codes))["sourceDetail"] as? [String: Any]
    let found = try #require(detail?["codes"] as? [[String: Any]])
    #expect(found.map { $0["offset"] as? Int } == [0, 2, 4, 5])
  }

  @Test func `a code behind the end stands at the end`() throws {
    let detail = try record(
      unit("x", "abc", targetCodes: [InlineCode(element: "ph", offset: 99)]))["targetDetail"]
    let codes = (detail as? [String: Any])?["codes"] as? [[String: Any]]
    #expect(codes?.first?["offset"] as? Int == 3)
  }

  @Test func `dates are ISO 8601 and slashes stay`() throws {
    var dated = unit("نعم", "a/b")
    dated.provenance.created = afternoon
    let line = String(decoding: try UnitJSON.line(dated), as: UTF8.self)
    #expect(line.contains("\"created\":\"2017-02-28T14:30:00Z\""))
    #expect(line.contains("a/b") && !line.contains("Detail") && !line.contains("notes"))
  }

  @Test func `the file appears whole`() throws {
    let folder = try TestFolder()
    let lines = try UnitLines.json(folder["out.jsonl"])
    for _ in 0..<3 { try lines.write(unit("نعم", "Yes\n")) }
    try lines.finish()
    let text = try String(contentsOf: folder["out.jsonl"], encoding: .utf8)
    #expect(text.split(separator: "\n").count == 3)
  }
}
