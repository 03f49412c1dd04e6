import Bitext
import Foundation
import Testing
import TranslationMemory

/// Everything a unit says comes back as it went in.
extension MemoryStoreContract {
  static let rich = TranslationUnit(
    source: .init(
      language: Language("ar-SY"),
      content: TaggedText(
        "قال الوزير", codes: [coded, .init(element: "hi", part: .start, offset: 6)]),
      attributes: [Attribute("usagecount", "3"), Attribute("usagecount", "3")],
      properties: [.init(type: "x-page", value: "4", attributes: [Attribute("xml:lang", "en")])],
      notes: [.init("kept", attributes: [Attribute("o-encoding", "utf-8")]), .init("")]),
    target: .init(
      language: Language("EN-gb"),
      content: TaggedText("the minister said", codes: [.init(element: "it", offset: 17)]),
      attributes: [Attribute("lastusagedate", "20240301T000000Z")],
      properties: [.init(type: "", value: "")], notes: [.init("تحقق منه")]),
    identifier: "tu-17\u{0}b", context: .init(previous: "", next: "ثم غادر"),
    provenance: Provenance(
      created: march(1), changed: march(2), author: "ليلى", changedBy: "sam", tool: "aligner",
      toolVersion: "2.1", sourceArticle: "a.html", targetArticle: "b.docx",
      outlet: "وكالة الأنباء", confidence: 0.8125),
    attributes: [Attribute("segtype", "sentence"), Attribute("o-tmf", "x")],
    properties: [.init(type: "domain", value: "politics"), .init(type: "domain", value: "")],
    notes: [.init("two\nlines")])

  @Test(arguments: StoreKind.all)
  func `a unit comes back with all it says`(_ kind: StoreKind) throws {
    try kind.use { store in
      try store.take("one", [Self.rich])
      let exported = try #require(store.all().first)
      #expect(exported == Self.rich)
      #expect(exported.isIdentical(to: Self.rich))
      let found = try #require(store.units(of: Self.rich.source.text).first)
      #expect(found.unit.isIdentical(to: Self.rich))
    }
  }

  /// What an occurrence says apart from the texts, each said differently.
  static let changes: [(name: String, change: @Sendable (inout TranslationUnit) -> Void)] = [
    ("created", { $0.provenance.created = march(9) }),
    ("not created", { $0.provenance.created = nil }),
    ("changed", { $0.provenance.changed = march(9) }),
    ("author", { $0.provenance.author = "" }),
    ("no author", { $0.provenance.author = nil }),
    ("changer", { $0.provenance.changedBy = "lee" }),
    ("tool", { $0.provenance.tool = nil }),
    ("tool's version", { $0.provenance.toolVersion = "2.2" }),
    ("source article", { $0.provenance.sourceArticle = nil }),
    ("target article", { $0.provenance.targetArticle = "c.docx" }),
    ("outlet", { $0.provenance.outlet = nil }),
    ("confidence", { $0.provenance.confidence = nil }),
    ("identifier", { $0.identifier = "tu-17\u{0}c" }),
    ("attribute", { $0.attributes.reverse() }),
    ("property", { $0.properties[1].value = " " }),
    ("property's type", { $0.properties[0].type = "subject" }),
    ("property's attribute", { $0.properties[1].attributes = [Attribute("xml:lang", "ar")] }),
    ("letters written otherwise", { $0.properties[0].value = "caf\u{E9}" }),
    ("the same letters in two parts", { $0.properties[0].value = "cafe\u{301}" }),
    ("note", { $0.notes = [] }),
    ("note's attribute", { $0.notes[0].attributes = [Attribute("o-encoding", "utf-8")] }),
    ("other side's attribute", { $0.target.attributes = [] }),
    ("other side's note", { $0.target.notes[0].text = "تحقق" }),
    ("first side's property", { $0.source.properties[0].attributes = [] }),
    ("case of the other language tag", { $0.target.language = Language("en-GB") }),
    ("side's attribute", { $0.source.attributes.removeLast() }),
    ("side's property", { $0.target.properties = [] }),
    ("side's note", { $0.source.notes[1].text = " " }),
    ("case of a language tag", { $0.source.language = Language("AR-sy") }),
  ]

  @Test(arguments: StoreKind.all)
  func `each thing a unit says besides its texts is something new`(_ kind: StoreKind) throws {
    try kind.use { store in
      try store.take("first", [Self.rich])
      let changed = Self.changes.map { row in
        var unit = Self.rich
        row.change(&unit)
        return unit
      }
      for (unit, name) in zip(changed, Self.changes.map(\.name)) {
        // The one that differs comes behind: it must not be given what the one before it says.
        let done = try store.take(name, [Self.rich, unit])
        #expect(done.counts.added == 0, "\(name)")
      }
      let found = try store.all()
      #expect(found.count == changed.count + 1)
      for (one, other) in zip(found, [Self.rich] + changed) { #expect(one.isIdentical(to: other)) }
      #expect(try store.units(of: Self.rich.source.text).count == 1)
    }
  }

  @Test(arguments: StoreKind.all)
  func `dates are kept to the second, far ones too`(_ kind: StoreKind) throws {
    try kind.use { store in
      let seconds: [Double] = [-62_135_596_800, -1, 0, 1_709_251_200.75, 253_402_300_799]
      let dates = seconds.map(Date.init(timeIntervalSince1970:))
      let given = dates.map { unit("\($0)", "x", provenance: Provenance(created: $0)) }
      try store.take("dates", given)
      let kept = try store.all().compactMap { $0.provenance.created?.timeIntervalSince1970 }
      #expect(kept == [-62_135_596_800, -1, 0, 1_709_251_200, 253_402_300_799])
    }
  }
}
