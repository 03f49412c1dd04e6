import Bitext
import Foundation
import Testing
import TranslationMemory

/// What every store does. The suite speaks to the door `MemoryStore` alone and is run for each
/// `StoreKind`; its parts lie in the files beside this one.
@Suite struct MemoryStoreContract {
  static let source = "وقع الجانبان اتفاق الهدنة"
  static let target = "The two sides signed the truce agreement"

  @Test(arguments: StoreKind.all)
  func `a unit that went in is found again`(_ kind: StoreKind) throws {
    try kind.use { store in
      let given = unit(Self.source, Self.target)
      let done = try store.take("one", [given])
      #expect(done.counts == .init(received: 1, added: 1))
      #expect(done.finished != nil)
      let found = try store.units(of: Self.source)
      #expect(found.map(\.unit) == [given])
      #expect(found.first?.occurrences.map(\.importID) == [done.id])
      #expect(try store.unit(#require(found.first).id) == found.first)
    }
  }

  @Test(arguments: StoreKind.all)
  func `an empty store finds nothing and has no faults`(_ kind: StoreKind) throws {
    try kind.use { store in
      let found = try store.units(of: Self.source)
      #expect(found.isEmpty)
      #expect(try store.units(containing: Self.source).isEmpty)
      #expect(try store.unit(1) == nil)
      #expect(try store.all().isEmpty)
      #expect(try store.imports().isEmpty)
      #expect(try store.restoreImport() == nil)
      #expect(try store.purge() == 0)
      #expect(try store.verify(deep: true) == [])
    }
  }

  @Test(arguments: StoreKind.all)
  func `a unit that came twice is kept once`(_ kind: StoreKind) throws {
    try kind.use { store in
      let given = unit(Self.source, Self.target)
      try store.take("one", [given, given])
      let second = try store.take("two", [given])
      #expect(second.counts == .init(received: 1, added: 0))
      #expect(second.counts.known == 1)
      #expect(try store.all() == [given])
      let found = try store.units(of: Self.source)
      #expect(found.count == 1)
      #expect(found.first?.occurrences.count == 2)
      #expect(try store.statistics().units == 1)
      #expect(try store.verify(deep: true) == [])
    }
  }

  @Test(arguments: StoreKind.all)
  func `what a unit says anew is kept beside what was known`(_ kind: StoreKind) throws {
    try kind.use { store in
      let plain = unit(Self.source, Self.target)
      let noted = unit(Self.source, Self.target, notes: [.init("checked")])
      try store.take("one", [plain])
      try store.take("two", [noted])
      #expect(try store.all() == [plain, noted])
      let found = try store.units(of: Self.source)
      #expect(found.map { $0.occurrences.map(\.unit) } == [[plain, noted]])
      #expect(found.first?.unit == noted)
    }
  }

  struct Pair: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let units: [TranslationUnit]
    init(_ name: String, _ one: TranslationUnit, _ other: TranslationUnit) {
      (testDescription, units) = (name, [one, other])
    }
  }

  static let coded = InlineCode(element: "ph", content: "<b>", offset: 0)

  static let differentPairs = [
    Pair("hamza", unit("الإرهاب", "terror"), unit("الارهاب", "terror")),
    Pair("target", unit(source, target), unit(source, target + ".")),
    Pair("a previous text", unit(source, target), unit(source, target, previous: "قبل")),
    Pair(
      "side of the context", unit(source, target, previous: "x"), unit(source, target, next: "x")),
    Pair("empty and no context", unit(source, target, next: ""), unit(source, target)),
    Pair("language", unit(source, target), unit(source, target, to: Language("fr"))),
    Pair("region", unit(source, target), unit(source, target, to: Language("en-GB"))),
    Pair("codes", unit(source, target), unit(source, target, codes: [coded])),
    Pair("composed é", unit("caf\u{E9}", "coffee"), unit("cafe\u{301}", "coffee")),
    Pair("composed alef madda", unit("\u{622}ن", "now"), unit("\u{627}\u{653}ن", "now")),
    Pair("a NUL", unit("a\u{0}b", "x"), unit("a\u{0}c", "x")),
  ]

  @Test(arguments: StoreKind.all, differentPairs)
  func `units that differ in a byte are two`(_ kind: StoreKind, _ pair: Pair) throws {
    try kind.use { store in
      let done = try store.take("both", pair.units)
      #expect(done.counts.added == 2)
      let found = try store.all()
      #expect(found.elementsEqual(pair.units) { $0.isIdentical(to: $1) })
    }
  }

  @Test(arguments: StoreKind.all)
  func `an import that is closed takes no more units`(_ kind: StoreKind) throws {
    try kind.use { store in
      let done = try store.take("one", [unit(Self.source, Self.target)])
      #expect { try store.insert([unit("ب", "b")], into: done.id) } throws: {
        if case .finishedImport(_, done.id)? = $0 as? MemoryError { true } else { false }
      }
      #expect { try store.insert([unit("ب", "b")], into: 99) } throws: {
        if case .unknownImport(_, 99)? = $0 as? MemoryError { true } else { false }
      }
      #expect(try store.all().count == 1)
    }
  }

  @Test(arguments: StoreKind.kept)
  func `a store opened again has what it had`(_ kind: StoreKind) throws {
    try TemporaryFolder.use { folder in
      let given = unit(Self.source, Self.target)
      try kind.open(folder).take("one", [given])
      let store = try kind.open(folder)
      #expect(try store.all() == [given])
      #expect(try store.imports().map(\.origin.name) == ["one"])
      #expect(try store.verify(deep: true) == [])
    }
  }
}
