import Bitext
import Foundation
import Testing
import TranslationMemory

/// Units go out one by one, in order, as they came.
extension MemoryStoreContract {
  struct Filtering: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let filter: UnitFilter
    let targets: [String]
    init(_ name: String, _ filter: UnitFilter, _ targets: String...) {
      (testDescription, self.filter, self.targets) = (name, filter, targets)
    }
  }

  static let dated = [
    unit("أ", "created 2", provenance: .init(created: march(2), outlet: "سانا")),
    unit("ب", "changed 6", provenance: .init(created: march(2), changed: march(6))),
    unit(
      "ج", "created 4", to: Language("en-GB"), provenance: .init(created: march(4), outlet: "وفا")),
    unit("د", "undated"),
  ]

  static let filters = [
    Filtering("none", UnitFilter(), "created 2", "changed 6", "created 4", "undated"),
    Filtering("since", UnitFilter(since: march(4)), "changed 6", "created 4", "undated"),
    Filtering("since a moment later", UnitFilter(since: march(4) + 0.5), "changed 6", "undated"),
    Filtering("until", UnitFilter(until: march(4)), "created 2"),
    Filtering("until a moment later", UnitFilter(until: march(4) + 0.5), "created 2", "created 4"),
    Filtering("a day", UnitFilter(since: march(2), until: march(3)), "created 2"),
    Filtering("outlet", UnitFilter(outlet: "سانا"), "created 2"),
    Filtering("part of an outlet", UnitFilter(outlet: "سان")),
    Filtering(
      "languages", UnitFilter(languages: .init(source: .arabic, target: Language("en-GB"))),
      "created 4"),
    Filtering("languages unknown", UnitFilter(languages: .init(source: .english, target: .arabic))),
    Filtering("import", UnitFilter(importID: 2), "undated"),
    Filtering("import unknown", UnitFilter(importID: 9)),
    Filtering("two things", UnitFilter(importID: 1, outlet: "وفا"), "created 4"),
  ]

  @Test(arguments: StoreKind.all, filters)
  func `a filter means just the units it names`(_ kind: StoreKind, _ row: Filtering) throws {
    try kind.use { store in
      try store.take("dated", Array(Self.dated[..<3]))
      try store.take("undated", [Self.dated[3]])
      #expect(try store.targets(row.filter) == row.targets)
    }
  }

  @Test(arguments: StoreKind.all)
  func `the units of each import are those that came with it`(_ kind: StoreKind) throws {
    try kind.use { store in
      let first = try store.take("first", [Self.shared, Self.onlyFirst, Self.shared])
      let second = try store.take("second", [Self.onlySecond, Self.shared])
      #expect(try store.all() == [Self.shared, Self.onlyFirst, Self.onlySecond])
      #expect(try store.all(.init(importID: first.id)) == [Self.shared, Self.onlyFirst])
      #expect(try store.all(.init(importID: second.id)) == [Self.onlySecond, Self.shared])
    }
  }

  @Test(arguments: StoreKind.all)
  func `an undated unit is as new as the last import that brought it`(_ kind: StoreKind) throws {
    try kind.use { store in
      try store.take("first", [Self.shared])
      let before = try #require(store.imports().first).started
      while Date() < before + 1.01 { Thread.sleep(forTimeInterval: 0.05) }
      try store.take("second", [Self.shared])
      #expect(try store.all(.init(since: before + 1)) == [Self.shared])
      #expect(try store.all(.init(since: before, until: before + 1)) == [Self.shared])
      #expect(try store.all() == [Self.shared])
    }
  }

  @Test(arguments: StoreKind.all)
  func `an export that is broken off says why and leaves the store free`(_ kind: StoreKind) throws {
    struct Enough: Error {}
    try kind.use { store in
      try store.take("one", (0..<9).map { unit("\($0)", "\($0)") })
      var seen = 0
      #expect(throws: Enough.self) {
        try store.forEachUnit { _ in
          seen += 1
          if seen == 4 { throw Enough() }
        }
      }
      #expect(seen == 4)
      #expect(try store.take("two", [Self.shared]).counts.added == 1)
    }
  }

  @Test(arguments: StoreKind.kept)
  func `units handed over are those of one moment`(_ kind: StoreKind) throws {
    try TemporaryFolder.use { folder in
      let store = try kind.open(folder)
      let other = try kind.open(folder)
      let first = try store.take("first", [Self.shared, Self.onlyFirst])
      var seen: [TranslationUnit] = []
      try store.forEachUnit { unit in
        if seen.isEmpty {
          try other.take("second", [Self.onlySecond])
          try other.deleteImport(first.id)
        }
        seen.append(unit)
      }
      #expect(seen == [Self.shared, Self.onlyFirst])
      #expect(try store.all() == [Self.onlySecond])
    }
  }

  @Test(arguments: StoreKind.all, [1, 2, 3] as [UInt64])
  func `random units come out as they went in`(_ kind: StoreKind, _ seed: UInt64) throws {
    try kind.use { store in
      var random = RandomUnits(seed: seed)
      let given = (0..<150).map { _ in random.unit() }
      for batch in stride(from: 0, to: given.count, by: 50) {
        try store.take("\(batch)", Array(given[batch..<batch + 50]))
      }
      var expected: [TranslationUnit] = []
      for unit in given where !expected.contains(where: { $0.isIdentical(to: unit) }) {
        expected.append(unit)
      }
      let found = try store.all()
      #expect(found.count == expected.count)
      for (one, other) in zip(found, expected) { #expect(one.isIdentical(to: other)) }
      for unit in given {
        let units = try store.units(of: unit.source.text)
        #expect(units.contains { $0.occurrences.contains { $0.unit.isIdentical(to: unit) } })
      }
      #expect(try store.verify(deep: true) == [])
    }
  }
}
