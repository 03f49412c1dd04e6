import Bitext
import Foundation
import Testing
import TranslationMemory

/// Units are found by texts like theirs, and none is missed.
extension MemoryStoreContract {
  @Test(arguments: StoreKind.all, Array(1...8) as [UInt64])
  func `matches are those that comparing with every unit gives`(
    _ kind: StoreKind, _ seed: UInt64
  ) throws {
    try kind.use { store in
      var random = RandomMatches(seed: seed)
      let given = random.units(60)
      for batch in 0..<5 { try store.take("\(batch)", Array(given[batch * 12..<batch * 12 + 12])) }
      if seed % 3 == 0 { try store.deleteImport(2) }
      if seed % 4 == 0 {
        try store.deleteImport(4)
        try store.purge()
      }
      for _ in 0..<30 {
        let query = random.query(like: given)
        let penalties = random.penalties()
        let every = try MatchScan(store, query, penalties: penalties)
        for threshold in [50, 61, 75, 97, 100, 101] {
          for limit in [1, 3, 40] {
            let settings = MatchSettings(
              threshold: threshold, limit: limit, penalties: penalties)
            let found = try store.matches(of: query, settings)
            #expect(
              found == every.best(limit, threshold: threshold), "\(query) \(threshold) \(limit)")
          }
        }
      }
      #expect(try store.verify(deep: true) == [])
    }
  }

  @Test(arguments: StoreKind.all)
  func `the same segment in the same context has 101 %`(_ kind: StoreKind) throws {
    try kind.use { store in
      let near = unit(Self.source, "two", previous: "قبل", next: "بعد")
      try store.take("one", [unit(Self.source, "one", previous: "قبل", next: "غير"), near])
      let context = TranslationUnit.Context(previous: "قبل", next: "بعد")
      let query = MatchQuery(TaggedText(Self.source), context: context)
      let found = try store.matches(of: query, MatchSettings())
      #expect(found.map(\.score) == [.inContext, .identical])
      #expect(found.first?.unit.unit == near)
      let alone = try store.matches(of: Self.source)
      #expect(alone.map(\.score) == [.identical, .identical])
    }
  }

  @Test(arguments: StoreKind.all)
  func `matches of one score stand by outlet, date and who looked at them`(
    _ kind: StoreKind
  ) throws {
    try kind.use { store in
      let provenances: [(String, Provenance)] = [
        ("aligned", .init(created: march(5), confidence: 0.9)),
        ("reviewed", .init(created: march(5))),
        ("newest", .init(created: march(1), changed: march(6), confidence: 0.9)),
        ("outlet", .init(created: march(1), outlet: "سانا", confidence: 0.9)),
      ]
      try store.take("one", provenances.map { unit(Self.source, $0.0, provenance: $0.1) })
      var query = MatchQuery(TaggedText(Self.source))
      func order() throws -> [String] {
        try store.matches(of: query, MatchSettings()).map(\.unit.unit.target.text)
      }
      #expect(try order() == ["newest", "reviewed", "aligned", "outlet"])
      query.outlet = "سانا"
      #expect(try order() == ["outlet", "newest", "reviewed", "aligned"])
    }
  }

  @Test(arguments: StoreKind.all)
  func `matches in context stand by outlet, date and who looked at them too`(
    _ kind: StoreKind
  ) throws {
    try kind.use { store in
      let provenances: [(String, Provenance)] = [
        ("aligned", .init(created: march(5), confidence: 0.9)),
        ("reviewed", .init(created: march(5))),
        ("newest", .init(created: march(1), changed: march(6), confidence: 0.9)),
        ("outlet", .init(created: march(1), outlet: "سانا", confidence: 0.9)),
      ]
      try store.take(
        "one",
        provenances.map {
          unit(Self.source, $0.0, previous: "قبل", next: "بعد", provenance: $0.1)
        } + [unit(Self.source, "elsewhere", provenance: .init(created: march(9), outlet: "سانا"))])
      var query = MatchQuery(
        TaggedText(Self.source), context: .init(previous: "قبل", next: "بعد"))
      func order(_ limit: Int) throws -> [String] {
        try store.matches(of: query, MatchSettings(threshold: 101, limit: limit)).map {
          #expect($0.score == .inContext)
          return $0.unit.unit.target.text
        }
      }
      #expect(try order(9) == ["newest", "reviewed", "aligned", "outlet"])
      query.outlet = "سانا"
      #expect(try order(9) == ["outlet", "newest", "reviewed", "aligned"])
      // The best alone is the best of all.
      #expect(try order(1) == ["outlet"])
    }
  }

  @Test(arguments: StoreKind.all)
  func `inline codes and a memory of less trust cost their penalties`(_ kind: StoreKind) throws {
    try kind.use { store in
      let code = InlineCode(element: "ph", content: "<b>", offset: 0)
      try store.take("one", [unit(Self.source, Self.target, codes: [code])])
      let plain = try #require(store.matches(of: Self.source).first)
      #expect(plain.score.percent == 99)
      #expect(plain.differences == [.tags])
      let tagged = MatchQuery(TaggedText(Self.source, codes: [code]))
      #expect(try store.matches(of: tagged, MatchSettings()).first?.score == .identical)
      let settings = MatchSettings(memoryPenalty: 7)
      let distrusted = try #require(store.matches(of: tagged, settings).first)
      #expect(distrusted.score.percent == 93)
      #expect(distrusted.memoryPenalty == 7)
    }
  }

  @Test(arguments: StoreKind.all)
  func `units are found by their target too`(_ kind: StoreKind) throws {
    try kind.use { store in
      try store.take("one", [unit(Self.source, Self.target)])
      let text = "The two sides signed a truce agreement"
      let query = MatchQuery(TaggedText(text), side: .target)
      #expect(try store.matches(of: query, MatchSettings()).map(\.score.percent) == [85])
      #expect(try store.matches(of: text).isEmpty)
    }
  }

  @Test(arguments: StoreKind.all)
  func `matches know what was written since`(_ kind: StoreKind) throws {
    try kind.use { store in
      try store.take("one", [unit(Self.source, Self.target)])
      #expect(try store.matches(of: "لا شيء من هذا").isEmpty)
      let later = try store.take("two", [unit("وقع الطرفان اتفاق الهدنة", "later")])
      #expect(try store.matches(of: Self.source).map(\.score.percent) == [100, 75])
      try store.deleteImport(later.id)
      #expect(try store.matches(of: Self.source).map(\.score.percent) == [100])
      try store.purge()
      #expect(try store.matches(of: Self.source).map(\.score.percent) == [100])
      try store.take("three", [unit("وقع الطرفان اتفاق الهدنة", "again")])
      #expect(try store.matches(of: Self.source).map(\.score.percent) == [100, 75])
      #expect(try !store.units(containing: "الطرفين").isEmpty)
      #expect(try store.verify(deep: true) == [])
    }
  }
}
