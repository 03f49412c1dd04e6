import Bitext
import Foundation
import Testing
import TranslationMemory

/// A store knows what it holds and keeps its index in order.
extension MemoryStoreContract {
  @Test(arguments: StoreKind.all)
  func `the memory says what it holds in figures`(_ kind: StoreKind) throws {
    try kind.use { store in
      let sana = Provenance(created: march(1), changed: march(4), outlet: "سانا")
      let wafa = Provenance(created: march(2), outlet: "وفا")
      try store.take("first", [unit("أ", "a", provenance: sana), unit("ب", "b", provenance: sana)])
      try store.take(
        "second",
        [
          unit("أ", "a", provenance: wafa),
          unit("a", "أ", from: .english, to: .arabic, provenance: wafa),
        ])
      let gone = try store.take("gone", [unit("ج", "c", provenance: wafa)])
      try store.deleteImport(gone.id)
      let figures = try store.statistics()
      #expect(figures.units == 3)
      #expect(figures.occurrences == 4)
      #expect(figures.languages.map(\.units) == [2, 1])
      #expect(figures.languages.first?.pair == .init(source: .arabic, target: .english))
      #expect(
        Dictionary(uniqueKeysWithValues: figures.outlets.map { ($0.name, $0.occurrences) })
          == ["سانا": 2, "وفا": 2])
      #expect(figures.imports == 2)
      #expect(figures.unfinishedImports == 0)
      #expect(figures.awaitingPurge == 1)
      #expect(figures.oldest == march(2))
      #expect(figures.newest == march(4))
      #expect(figures.bytes > 0)
    }
  }

  @Test(arguments: StoreKind.all)
  func `an index made anew is the one that was`(_ kind: StoreKind) throws {
    try kind.use { store in
      var words = RandomWords(seed: 11)
      try store.take("one", (0..<80).map { _ in unit(words.text(1...9), words.latinText(1...9)) })
      let before = try store.units(containing: "اتفاق", limit: .max)
      try store.reindex()
      #expect(try store.units(containing: "اتفاق", limit: .max) == before)
      #expect(try store.verify(deep: true) == [])
    }
  }
}
