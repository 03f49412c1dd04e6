import Bitext
import Foundation
import Testing
import TranslationMemory

/// A unit is corrected wherever it came from.
extension MemoryStoreContract {
  static func corrected(_ text: String) -> TranslationUnit {
    unit(
      source, text,
      provenance: Provenance(created: march(1), changed: march(8), changedBy: "ليلى"))
  }

  @Test(arguments: StoreKind.all)
  func `a correction stands where the unit stood`(_ kind: StoreKind) throws {
    try kind.use { store in
      let draft = unit(Self.source, Self.target, provenance: Provenance(created: march(1)))
      try store.take("one", [draft, Self.shared])
      let old = try #require(store.units(of: Self.source).first)
      let corrected = Self.corrected("Both sides signed the truce")
      let updated = try store.update(old.id, to: corrected)
      #expect(updated.unit == corrected)
      #expect(updated.occurrences.map(\.importID) == old.occurrences.map(\.importID))
      #expect(try store.units(of: Self.source) == [updated])
      #expect(try store.unit(old.id) == nil)
      #expect(try store.units(containing: "agreement").isEmpty)
      #expect(try Set(store.all()) == [corrected, Self.shared])
      #expect(try store.statistics().units == 2)
      #expect(try store.verify(deep: true) == [])
    }
  }

  @Test(arguments: StoreKind.all)
  func `a correction holds for each import and leaves what each says`(_ kind: StoreKind) throws {
    try kind.use { store in
      let outlets = ["سانا", "وفا"]
      for outlet in outlets {
        let provenance = Provenance(created: march(1), outlet: outlet)
        try store.take(outlet, [unit(Self.source, Self.target, provenance: provenance)])
      }
      let old = try #require(store.units(of: Self.source).first)
      var corrected = Self.corrected("Both sides signed the truce")
      corrected.provenance.outlet = "وفا"
      let updated = try store.update(old.id, to: corrected)
      #expect(updated.occurrences.map(\.unit.provenance.outlet) == outlets)
      #expect(updated.occurrences.allSatisfy { $0.unit.target == corrected.target })
      #expect(updated.occurrences.allSatisfy { $0.unit.provenance.changedBy == "ليلى" })
      // The correction goes with its imports.
      for done in try store.imports() { try store.deleteImport(done.id) }
      #expect(try store.all().isEmpty)
      #expect(try store.purge() == 2)
      #expect(try store.verify(deep: true) == [])
    }
  }

  @Test(arguments: StoreKind.all)
  func `a correction may say what another unit says`(_ kind: StoreKind) throws {
    try kind.use { store in
      let corrected = Self.corrected("Both sides signed the truce")
      try store.take("one", [unit(Self.source, Self.target), corrected])
      let wrong = try #require(store.units(of: Self.source).first { $0.unit != corrected })
      let updated = try store.update(wrong.id, to: corrected)
      #expect(try store.units(of: Self.source) == [updated])
      #expect(try store.all() == [corrected])
      #expect(try store.verify(deep: true) == [])
    }
  }

  @Test(arguments: StoreKind.all)
  func `corrections can be corrected, and back`(_ kind: StoreKind) throws {
    try kind.use { store in
      try store.take("one", [unit(Self.source, "zero")])
      var id = try #require(store.units(of: Self.source).first?.id)
      for text in ["one", "two", "zero", "three", "three"] {
        id = try store.update(id, to: Self.corrected(text)).id
        #expect(try store.targets() == [text])
        #expect(try store.verify(deep: true) == [])
      }
      #expect(try store.imports().map(\.counts) == [.init(received: 1, added: 1)])
    }
  }

  @Test(arguments: StoreKind.all)
  func `a unit that is not there cannot be corrected`(_ kind: StoreKind) throws {
    try kind.use { store in
      let done = try store.take("one", [Self.shared])
      let id = try #require(store.units(of: "هدنة").first?.id)
      try store.deleteImport(done.id)
      for id in [id, 99, -1] {
        #expect {
          try store.update(id, to: Self.corrected("x"))
        } throws: {
          if case .unknownUnit(_, id)? = $0 as? MemoryError { true } else { false }
        }
      }
    }
  }
}
