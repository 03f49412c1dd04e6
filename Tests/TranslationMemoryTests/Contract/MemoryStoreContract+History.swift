import Bitext
import Foundation
import Testing
import TranslationMemory

/// What people do to units stays as history, and can be taken back.
extension MemoryStoreContract {
  @Test(arguments: StoreKind.all)
  func `a deleted unit is no longer found, and comes back whole`(_ kind: StoreKind) throws {
    try kind.use { store in
      for outlet in ["سانا", "وفا"] {
        let provenance = Provenance(created: march(1), outlet: outlet)
        try store.take(outlet, [unit(Self.source, Self.target, provenance: provenance)])
      }
      let before = try #require(store.units(of: Self.source).first)
      let all = try store.all()
      let change = try store.delete(before.id, by: "ليلى")
      #expect(change.kind == .delete && change.by == "ليلى")
      #expect(change.before == before.id && change.after == nil)
      #expect(change.was == before.unit && change.became == nil)
      #expect(try store.units(of: Self.source).isEmpty)
      #expect(try store.units(containing: "الهدنة").isEmpty)
      #expect(try store.matches(of: Self.source).isEmpty)
      #expect(try store.all().isEmpty && store.statistics().units == 0)
      #expect(try store.verify(deep: true) == [])

      let done = try store.undo(nil, by: "سامي")
      let undone = try #require(done)
      #expect(undone.kind == .undo && undone.undoes == change.id && undone.after == before.id)
      #expect(try store.unit(before.id) == before)
      #expect(try store.all() == all)
      #expect(try store.matches(of: Self.source).map(\.score) == [.identical])
      #expect(try store.verify(deep: true) == [])
    }
  }

  @Test(arguments: StoreKind.all)
  func `edits are taken back one by one, the last first`(_ kind: StoreKind) throws {
    try kind.use { store in
      try store.take("one", [unit(Self.source, "zero"), Self.shared])
      let first = try #require(store.units(of: Self.source).first)
      var id = first.id
      for text in ["one", "two"] { id = try store.update(id, to: Self.corrected(text)).id }
      try store.delete(id, by: nil)
      for text in [["two"], ["one"], ["zero"]] {
        #expect(try store.undo(nil, by: nil) != nil)
        #expect(try store.units(of: Self.source).map(\.unit.target.text) == text)
        #expect(try store.verify(deep: true) == [])
      }
      #expect(try store.unit(first.id) == first)
      #expect(try store.undo(nil, by: nil) == nil)
      #expect(try store.imports().map(\.counts) == [.init(received: 2, added: 2)])
    }
  }

  @Test(arguments: StoreKind.all)
  func `history says who, when and what was there, under every number`(_ kind: StoreKind) throws {
    try kind.use { store in
      try store.take("one", [unit(Self.source, Self.target), Self.shared])
      let old = try #require(store.units(of: Self.source).first)
      let new = try store.update(old.id, to: Self.corrected("Both sides signed the truce"))
      let other = try #require(store.units(of: "هدنة").first)
      try store.delete(other.id, by: "سامي")
      for id in [old.id, new.id] {
        let change = try #require(store.changes(of: id, limit: 9).first)
        #expect(try store.changes(of: id, limit: 9).count == 1)
        #expect(change.kind == .edit && change.before == old.id && change.after == new.id)
        #expect(change.was == old.unit && change.became == new.unit)
        #expect(change.by == "ليلى" && change.date == march(8) && change.undoneBy == nil)
      }
      #expect(try store.changes(of: nil, limit: 9).map(\.kind) == [.delete, .edit])
      #expect(try store.changes(of: nil, limit: 1).map(\.kind) == [.delete])
      #expect(try store.changes(of: 99, limit: 9).isEmpty)
    }
  }

  @Test(arguments: StoreKind.all)
  func `a change that others are built upon is not taken back`(_ kind: StoreKind) throws {
    try kind.use { store in
      try store.take("one", [unit(Self.source, "zero")])
      let old = try #require(store.units(of: Self.source).first)
      let new = try store.update(old.id, to: Self.corrected("one"))
      let edit = try #require(store.changes(of: old.id, limit: 1).first)
      let deletion = try store.delete(new.id, by: nil)
      func expectRefusal(_ id: UnitChange.ID, from location: SourceLocation = #_sourceLocation) {
        #expect(sourceLocation: location) {
          try store.undo(id, by: nil)
        } throws: {
          if case .changedSince(_, id)? = $0 as? MemoryError { true } else { false }
        }
      }
      expectRefusal(edit.id)
      let done = try store.undo(deletion.id, by: nil)
      let undone = try #require(done)
      expectRefusal(deletion.id)
      // Taking back a taking back does the thing again.
      #expect(try store.undo(undone.id, by: nil)?.after == nil)
      #expect(try store.all().isEmpty)
      #expect(try store.undo(nil, by: nil)?.undoes == deletion.id)
      #expect(try store.targets() == ["one"])
      #expect { try store.undo(99, by: nil) } throws: {
        if case .unknownChange(_, 99)? = $0 as? MemoryError { true } else { false }
      }
    }
  }

  @Test(arguments: StoreKind.all)
  func `a unit that is gone says what became of it`(_ kind: StoreKind) throws {
    try kind.use { store in
      try store.take("one", [unit(Self.source, Self.target)])
      let old = try #require(store.units(of: Self.source).first)
      let new = try store.update(old.id, to: Self.corrected("one"))
      #expect { try store.delete(old.id, by: nil) } throws: {
        if case .replacedUnit(_, old.id, new.id)? = $0 as? MemoryError { true } else { false }
      }
      let deletion = try store.delete(new.id, by: nil)
      #expect { try store.update(new.id, to: Self.corrected("two")) } throws: {
        if case .deletedUnit(_, new.id, deletion.id)? = $0 as? MemoryError { true } else { false }
      }
      #expect { try store.delete(99, by: nil) } throws: {
        if case .unknownUnit(_, 99)? = $0 as? MemoryError { true } else { false }
      }
    }
  }

  @Test(arguments: StoreKind.all)
  func `history goes with the imports that are purged`(_ kind: StoreKind) throws {
    try kind.use { store in
      let gone = try store.take("one", [unit(Self.source, Self.target)])
      try store.take("two", [Self.shared])
      let old = try #require(store.units(of: Self.source).first)
      try store.update(old.id, to: Self.corrected("one"))
      let other = try #require(store.units(of: "هدنة").first)
      try store.delete(other.id, by: nil)
      try store.deleteImport(gone.id)
      #expect(try store.purge() == 2)
      #expect(try store.changes(of: nil, limit: 9).map(\.kind) == [.delete])
      #expect(try store.verify(deep: true) == [])
      #expect(try store.undo(nil, by: nil)?.after == other.id)
      #expect(try store.verify(deep: true) == [])
    }
  }

  @Test(arguments: StoreKind.all)
  func `units are listed page by page`(_ kind: StoreKind) throws {
    try kind.use { store in
      try store.take("one", (0..<7).map { unit("هدنة \($0)", "truce \($0)") })
      let second = try store.take(
        "two", [unit("وفد", "delegation", provenance: Provenance(outlet: "سانا"))])
      let deleted = try #require(store.units(of: "هدنة 2").first)
      try store.delete(deleted.id, by: nil)
      var texts: [String] = []
      var last: StoredUnit.ID = 0
      while true {
        let page = try store.units(UnitFilter(), behind: last, limit: 3)
        texts += page.map(\.unit.target.text)
        guard page.count == 3, let end = page.last else { break }
        last = end.id
      }
      #expect(texts == [0, 1, 3, 4, 5, 6].map { "truce \($0)" } + ["delegation"])
      let ofOutlet = try store.units(UnitFilter(outlet: "سانا"), behind: 0, limit: 9)
      #expect(ofOutlet.map(\.unit.target.text) == ["delegation"])
      let ofImport = try store.units(UnitFilter(importID: second.id), behind: 0, limit: 9)
      #expect(ofImport == ofOutlet)
    }
  }
}
