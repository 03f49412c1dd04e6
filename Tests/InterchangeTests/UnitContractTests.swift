import Bitext
import Foundation
@testable import Interchange
import TestSupport
import Testing

/// What every format of units owes: what goes out comes in as it was.
struct UnitContractTests {
  private let folder: TestFolder
  private let header = TMXHeader(tool: "t", version: "1", source: .arabic, created: afternoon)

  init() throws { folder = try TestFolder() }

  private func write(_ units: [TranslationUnit], _ name: String) throws -> URL {
    let writer = try TMXWriter(folder[name], header: header)
    for unit in units { try writer.write(unit) }
    try writer.finish()
    return folder[name]
  }

  private func read(_ file: URL) throws -> [TranslationUnit] {
    var units: [TranslationUnit] = []
    try TMXReader(from: .arabic, to: .english).read(file) { units.append($0) }
    return units
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `TMX gives back units as they were, to the byte`(seed: UInt64) throws {
    var maker = RandomUnits(seed: seed)
    let units = (0..<10).map { _ in maker.unit() }
    let first = try write(units, "first.tmx")
    let found = try read(first)
    #expect(found == units)
    // Swift takes é and e with an accent for equal; bytes do not.
    let second = try write(found, "second.tmx")
    #expect(try Data(contentsOf: second) == Data(contentsOf: first))
    #expect(found.map { Array($0.source.text.utf8) } == units.map { Array($0.source.text.utf8) })
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `random TMX is valid`(seed: UInt64) throws {
    var maker = RandomUnits(seed: seed)
    maker.isStandard = true
    let file = try write((0..<10).map { _ in maker.unit() }, "valid.tmx")
    let faults = LibXML.violations(of: try Data(contentsOf: file), dtd: fixture("tmx14.dtd"))
    #expect(faults == [])
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `a table gives back what it has columns for`(seed: UInt64) throws {
    var maker = RandomUnits(seed: seed)
    let units = (0..<10).map { _ in maker.plainUnit() }
    let lines = try UnitLines.table(folder["units.tsv"])
    for unit in units { try lines.write(unit) }
    try lines.finish()
    var found: [TranslationUnit] = []
    try UnitTable.read(folder["units.tsv"], from: .arabic, to: .english) { found.append($0) }
    #expect(found == units)
    #expect(found.map { Array($0.target.text.utf8) } == units.map { Array($0.target.text.utf8) })
    #expect(units.allSatisfy { !UnitTable.loses($0) })
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `each unit is one line of JSON that holds its texts`(seed: UInt64) throws {
    var maker = RandomUnits(seed: seed)
    for _ in 0..<10 {
      let unit = maker.unit()
      let line = try UnitJSON.line(unit)
      #expect(line.last == 0x0A && line.dropLast().allSatisfy { $0 != 0x0A })
      let record = try #require(JSONSerialization.jsonObject(with: line) as? [String: Any])
      #expect(record["source"] as? String == unit.source.text)
      #expect(record["target"] as? String == unit.target.text)
      #expect(record["sourceLanguage"] as? String == unit.source.language.tag)
      #expect(record["id"] as? String == unit.identifier)
    }
  }
}

/// Units of all shapes that TMX can hold.
struct RandomUnits {
  /// Whether only names that the standard knows occur.
  var isStandard = false
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &random) < percent
  }

  private mutating func text(_ words: [String], atLeast least: Int = 0) -> String {
    var out = ""
    for _ in 0..<Int.random(in: least...6, using: &random) {
      out += (words.randomElement(using: &random) ?? "") + (chance(70) ? " " : "")
      if chance(25) { out += Wording.signs.randomElement(using: &random) ?? "" }
    }
    return out
  }

  private mutating func optional(_ words: [String]) -> String? {
    chance(50) ? text(words, atLeast: 1) + "." : nil
  }

  private mutating func date() -> Date? {
    chance(50)
      ? Date(timeIntervalSince1970: Double(Int.random(in: 0...2_000_000_000, using: &random))) : nil
  }

  /// A unit without codes, notes and properties.
  mutating func plainUnit() -> TranslationUnit {
    TranslationUnit(
      source: .init(
        language: Language(chance(50) ? "ar" : "ar-SY"), content: TaggedText(text(Wording.arabic))),
      target: .init(
        language: Language(chance(50) ? "en" : "en-GB"),
        content: TaggedText(text(Wording.english))),
      identifier: optional(Wording.english),
      context: .init(previous: optional(Wording.arabic), next: optional(Wording.arabic)),
      provenance: Provenance(
        created: date(), changed: date(), author: optional(Wording.arabic),
        changedBy: optional(Wording.english), tool: optional(Wording.english),
        toolVersion: optional(["1", ".", "2"]), sourceArticle: optional(Wording.arabic),
        targetArticle: optional(Wording.english), outlet: optional(Wording.arabic),
        confidence: chance(50) ? Double.random(in: 0...1, using: &random) : nil))
  }

  mutating func unit() -> TranslationUnit {
    var unit = plainUnit()
    unit.attributes = attributes(["srclang", "usagecount", "o-tmf"])
    unit.properties = properties()
    unit.notes = notes()
    fill(&unit.source)
    fill(&unit.target)
    return unit
  }

  private mutating func fill(_ variant: inout TranslationUnit.Variant) {
    variant.attributes = attributes(["creationid", "changedate", "datatype"])
    variant.properties = properties()
    variant.notes = notes()
    variant.content = TaggedText(variant.text, codes: codes(in: variant.text))
  }

  private mutating func attributes(_ standard: [String]) -> [Attribute] {
    let names = isStandard ? standard : standard + ["colour", "xml:space", "لون"]
    return names.shuffled(using: &random).filter { _ in chance(30) }
      .map { Attribute($0, text(Wording.english)) }
  }

  private mutating func properties() -> [TranslationUnit.Property] {
    (0..<Int.random(in: 0...2, using: &random)).map { _ in
      TranslationUnit.Property(
        type: text(["x-", "domain"]) + "y", value: text(Wording.arabic),
        attributes: attributes(["o-encoding", "xml:lang"]))
    }
  }

  private mutating func notes() -> [TranslationUnit.Note] {
    (0..<Int.random(in: 0...2, using: &random)).map { _ in
      TranslationUnit.Note(
        text(Wording.arabic), attributes: attributes(["o-encoding", "xml:lang"]))
    }
  }

  /// Codes at places where letters begin, each start with its end.
  private mutating func codes(in text: String) -> [InlineCode] {
    var codes: [InlineCode] = []
    var open: [String] = []
    let offsets = text.unicodeScalars.indices.map {
      text.utf8.distance(from: text.startIndex, to: $0)
    }
    for offset in offsets + [text.utf8.count] {
      if chance(12) { codes.append(whole(at: offset)) }
      if chance(8) {
        open.append(isStandard || chance(70) ? "hi" : "mrk")
        codes.append(
          InlineCode(
            element: open[open.count - 1], part: .start, attributes: attributes(["type", "x"]),
            offset: offset))
      }
      if chance(15), let element = open.popLast() {
        codes.append(InlineCode(element: element, part: .end, offset: offset))
      }
    }
    return codes
      + open.reversed().map { InlineCode(element: $0, part: .end, offset: text.utf8.count) }
  }

  private mutating func whole(at offset: Int) -> InlineCode {
    let contents = [
      "", "&lt;b&gt;", "&amp;#13;", "&lt;a title=\"<sub type=\"t\">x<ph x=\"1\"/></sub>\"&gt;",
    ]
    let (element, needed): (String, [Attribute]) =
      [
        ("bpt", [Attribute("i", "1")]), ("ept", [Attribute("i", "1")]), ("ph", []), ("ut", []),
        ("it", [Attribute("pos", "begin")]),
      ].randomElement(using: &random) ?? ("ph", [])
    return InlineCode(
      element: element, attributes: needed + (element == "ept" ? [] : attributes(["x"])),
      content: contents.randomElement(using: &random) ?? "", offset: offset)
  }
}
