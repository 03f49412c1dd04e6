import Bitext
import Foundation
import Testing
import TranslationMemory

/// Imports come, go, come back, and go on where they were broken off.
extension MemoryStoreContract {
  static let shared = unit("هدنة", "truce")
  static let onlyFirst = unit("قبل الهدنة", "before the truce")
  static let onlySecond = unit("بعد الهدنة", "after the truce")

  @Test(arguments: StoreKind.all)
  func `a deleted import takes its own units along and leaves shared ones`(
    _ kind: StoreKind
  ) throws {
    try kind.use { store in
      let first = try store.take("first", [Self.shared, Self.onlyFirst])
      let second = try store.take("second", [Self.shared, Self.onlySecond])
      let deleted = try store.deleteImport(first.id)
      #expect(deleted.deleted != nil)
      #expect(try store.all() == [Self.shared, Self.onlySecond])
      #expect(try store.units(of: Self.onlyFirst.source.text).isEmpty)
      #expect(try store.units(containing: "قبل").isEmpty)
      let left = try store.units(of: Self.shared.source.text)
      #expect(left.map { $0.occurrences.map(\.importID) } == [[second.id]])
      #expect(try store.imports().map { $0.deleted != nil } == [true, false])
      #expect(try store.verify(deep: true) == [])
    }
  }

  @Test(arguments: StoreKind.all)
  func `a deletion is taken back as if it had never been`(_ kind: StoreKind) throws {
    try kind.use { store in
      let first = try store.take("first", [Self.shared, Self.onlyFirst])
      try store.take("second", [Self.shared, Self.onlySecond])
      let before = try (store.all(), store.imports(), store.units(of: "هدنة"))
      try store.deleteImport(first.id)
      #expect(try store.restoreImport() == first)
      #expect(try store.all() == before.0)
      #expect(try store.imports() == before.1)
      #expect(try store.units(of: "هدنة") == before.2)
      #expect(try store.restoreImport() == nil)
    }
  }

  @Test(arguments: StoreKind.all)
  func `deletions are taken back from the last to the first`(_ kind: StoreKind) throws {
    try kind.use { store in
      let ids = try ["a", "b", "c"].map { try store.take($0, [unit($0, $0)]).id }
      for id in [ids[1], ids[2], ids[0]] { try store.deleteImport(id) }
      // Deleting what is deleted changes nothing.
      try store.deleteImport(ids[1])
      let restored = try (0..<4).map { _ in try store.restoreImport()?.id }
      #expect(restored == [ids[0], ids[2], ids[1], nil])
    }
  }

  @Test(arguments: StoreKind.all)
  func `purging removes for good what nobody else vouches for`(_ kind: StoreKind) throws {
    try kind.use { store in
      let first = try store.take("first", [Self.shared, Self.onlyFirst])
      try store.take("second", [Self.shared, Self.onlySecond])
      #expect(try store.purge() == 0)
      try store.deleteImport(first.id)
      #expect(try store.purge() == 1)
      #expect(try store.imports().map(\.origin.name) == ["second"])
      #expect(try store.restoreImport() == nil)
      #expect(try store.all() == [Self.shared, Self.onlySecond])
      #expect(
        try store.units(containing: "الهدنة").map(\.unit.unit) == [Self.onlySecond, Self.shared])
      #expect(try store.verify(deep: true) == [])
    }
  }

  @Test(arguments: StoreKind.all)
  func `a discarded import was never there, and what others vouch for stays`(
    _ kind: StoreKind
  ) throws {
    try kind.use { store in
      let kept = try store.take("kept", [Self.shared])
      let broken = try store.openImport(from: Import.Origin(name: "broken", fingerprint: "b"))
      try store.insert([Self.shared, Self.onlyFirst], into: broken.id)
      try store.discardImport(broken.id)
      #expect(try store.imports().map(\.id) == [kept.id])
      #expect(try store.all() == [Self.shared])
      #expect(try store.restoreImport() == nil)
      #expect(try store.verify(deep: true) == [])
      #expect(throws: MemoryError.self) { try store.discardImport(kept.id) }
      #expect(throws: MemoryError.self) { try store.discardImport(broken.id) }
    }
  }

  @Test(arguments: StoreKind.all)
  func `a number is not given again after a purge`(_ kind: StoreKind) throws {
    try kind.use { store in
      let first = try store.take("first", [Self.onlyFirst])
      let old = try #require(store.units(of: Self.onlyFirst.source.text).first)
      try store.deleteImport(first.id)
      try store.purge()
      let second = try store.take("second", [Self.onlySecond])
      let new = try #require(store.units(of: Self.onlySecond.source.text).first)
      #expect(new.id != old.id)
      #expect(second.id != first.id)
      #expect(try store.unit(old.id) == nil)
    }
  }

  @Test(arguments: StoreKind.all)
  func `what was purged can come in again`(_ kind: StoreKind) throws {
    try kind.use { store in
      var words = RandomWords(seed: 3)
      let given = (0..<60).map { _ in unit(words.text(1...9), words.latinText(1...9)) }
      for round in 0..<4 {
        let done = try store.take(
          "\(round)", Array(given.shuffled(using: &words.numbers).prefix(40)))
        if round != 2 { try store.deleteImport(done.id) }
        try store.purge()
        #expect(try store.verify(deep: true) == [])
      }
      #expect(try store.imports().map(\.origin.name) == ["2"])
    }
  }

  @Test(arguments: StoreKind.all)
  func `a deleted import takes no units and cannot be closed`(_ kind: StoreKind) throws {
    try kind.use { store in
      let opened = try store.openImport(from: .init(name: "one"))
      try store.deleteImport(opened.id)
      let isRefusal: (any Error) -> Bool = {
        if case .deletedImport(_, opened.id)? = $0 as? MemoryError { true } else { false }
      }
      #expect { try store.insert([Self.shared], into: opened.id) } throws: { isRefusal($0) }
      #expect { try store.finishImport(opened.id) } throws: { isRefusal($0) }
      #expect(throws: MemoryError.self) { try store.deleteImport(99) }
      #expect(try store.all().isEmpty)
    }
  }

  @Test(arguments: StoreKind.all)
  func `an import that was broken off goes on behind what it has`(_ kind: StoreKind) throws {
    try kind.use { store in
      let units = (0..<25).map { unit("نص \($0)", "text \($0)") }
      let origin = Import.Origin(name: "f.tmx", file: "/f.tmx", fingerprint: "25-abc", tool: "x")
      let opened = try store.openImport(from: origin)
      try store.insert(units[..<10], into: opened.id)
      #expect(try store.imports().map(\.finished) == [nil])
      #expect(try store.statistics().unfinishedImports == 1)

      let done = try store.importUnits(units, from: origin, batch: 4)
      #expect(done.id == opened.id)
      #expect(done.origin == origin)
      #expect(done.counts == .init(received: 25, added: 25))
      #expect(try store.all() == units)
      #expect(try store.verify(deep: true) == [])
    }
  }

  @Test(arguments: StoreKind.all)
  func `the same file is imported once unless it was deleted`(_ kind: StoreKind) throws {
    try kind.use { store in
      let origin = Import.Origin(name: "f.tmx", fingerprint: "1-a")
      let first = try store.importUnits([Self.shared], from: origin)
      #expect(try store.importUnits([Self.shared], from: origin) == first)
      try store.deleteImport(first.id)
      let second = try store.importUnits([Self.shared], from: origin)
      #expect(second.id != first.id)
      #expect(try store.take("no fingerprint", [Self.shared]).id != second.id)
      #expect(try store.all() == [Self.shared])
    }
  }

  @Test(arguments: StoreKind.all)
  func `an import that goes on takes units and gives them up in one step`(_ kind: StoreKind) throws
  {
    try kind.use { store in
      let first = try store.take("first", [Self.shared, Self.onlyFirst])
      let second = try store.take("second", [Self.shared])
      let gone =
        try store.units(of: Self.shared.source.text).map(\.id)
        + store.units(of: Self.onlyFirst.source.text).map(\.id)
      try store.revise(first.id, adding: [Self.onlySecond], withdrawing: gone)
      #expect(try store.all() == [Self.shared, Self.onlySecond])
      let left = try store.units(of: Self.shared.source.text)
      #expect(left.map { $0.occurrences.map(\.importID) } == [[second.id]])
      // What was given up may come again, in the same second too.
      try store.revise(first.id, adding: [Self.onlyFirst], withdrawing: [])
      #expect(try store.units(of: Self.onlyFirst.source.text).count == 1)
      #expect(try store.imports().map(\.counts.received) == [4, 1])
      #expect(try store.changes(of: nil, limit: 9).isEmpty)
      #expect(try store.verify(deep: true) == [])
    }
  }

  @Test(arguments: StoreKind.all)
  func `an import that was deleted takes nothing more`(_ kind: StoreKind) throws {
    try kind.use { store in
      let first = try store.take("first", [Self.shared])
      try store.deleteImport(first.id)
      #expect {
        try store.revise(first.id, adding: [Self.onlyFirst], withdrawing: [])
      } throws: {
        if case .deletedImport? = $0 as? MemoryError { true } else { false }
      }
      #expect(try store.all().isEmpty)
    }
  }
}
