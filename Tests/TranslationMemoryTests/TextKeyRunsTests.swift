import GRDB
import Testing

@testable import TranslationMemory

@Suite struct TextKeyRunsTests {
  /// Keys as hashes are: a few that many texts share, the outermost ones, and any.
  private static func key(_ numbers: inout SplitMix64) -> Int64 {
    switch Int.random(in: 0..<10, using: &numbers) {
    case 0: Int64(Int32.min)
    case 1: Int64(Int32.max)
    case 2...4: Int64.random(in: -3...3, using: &numbers)
    default: Int64(Int32.random(in: .min ... .max, using: &numbers))
    }
  }

  private static func inMemory(_ body: (Database) throws -> Void) throws {
    let queue = try DatabaseQueue()
    try SQLiteSchema.migrator().migrate(queue)
    try queue.write(body)
  }

  /// Steps of few texts, as edits bring, and of many, so that merged runs stay beside new ones.
  @Test(arguments: [(1, 100, 0...60, 7), (2, 100, 0...60, 7), (3, 34, 4100...4300, 33)])
  func `every text is found under its key, however many steps there were`(
    _ seed: UInt64, _ steps: Int, _ texts: ClosedRange<Int>, _ most: Int
  ) throws {
    var numbers = SplitMix64(state: seed)
    try Self.inMemory { db in
      let index = TextKeyRuns(db)
      var expected: [Int64: [Int64]] = [:]
      var text: Int64 = 0
      func check() throws {
        let finder = try index.finder()
        for (key, texts) in expected.shuffled(using: &numbers).prefix(700) {
          #expect(try finder.texts(of: key) == texts)
          for other in [key - 1, key + 1] where expected[other] == nil {
            #expect(try finder.texts(of: other) == [])
          }
        }
        var all: [Int64: [Int64]] = [:]
        try index.forEach { all[$0, default: []].append($1) }
        #expect(all.mapValues { $0.sorted() } == expected)
      }
      func runs() throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM key_run") ?? 0
      }
      for step in 0..<steps {
        var pending = PendingPostings()
        for _ in 0..<Int.random(in: texts, using: &numbers) {
          text += Int64.random(in: 1...300, using: &numbers)
          let key = Self.key(&numbers)
          pending.add(key, text: text)
          expected[key, default: []].append(text)
        }
        try index.add(pending)
        #expect(try runs() <= most)
        if step % 33 == 0 { try check() }
      }
      try index.settle()
      #expect(try runs() < 5)
      try check()
      var gone = TextSet(upTo: text)
      for number in 1...text where number % 3 == 0 { gone.insert(number) }
      try index.remove(gone)
      expected = expected.mapValues { $0.filter { !gone.contains($0) } }.filter { !$1.isEmpty }
      try check()
    }
  }

  @Test func `the texts of one key stay in one block, as long as it is`() throws {
    try Self.inMemory { db in
      let index = TextKeyRuns(db)
      var pending = PendingPostings()
      for text in 1...5000 { pending.add(text < 4990 ? 7 : Int64(text), text: Int64(text)) }
      try index.add(pending)
      #expect(try index.finder().texts(of: 7) == Array(1..<4990))
      #expect(try index.finder().texts(of: 4995) == [4995])
      #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM text_key") == 2)
    }
  }

  @Test func `a step without new texts leaves no run`() throws {
    try Self.inMemory { db in
      try TextKeyRuns(db).add(PendingPostings())
      #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM key_run") == 0)
    }
  }

  /// Older runs, in units of 4,096 entries, how many new ones of one unit come behind them, and how
  /// many are then to be made one.
  private static let largeRuns: [([Int64], Int, Int)] = [
    ([], 31, 0), ([], 32, 32), ([9], 31, 0), ([9], 32, 32), ([9, 1], 31, 32), ([300, 9], 40, 40),
    ([Int64.max / 4096, -9], 40, 41),
  ]

  @Test(arguments: largeRuns)
  func `large runs are made one when there are 32 of a size`(
    _ old: [Int64], _ new: Int, _ equals: Int
  ) {
    let sizes = old.map { $0 * 4096 } + Array(repeating: 4096, count: new)
    #expect(RunSizes.equals(of: sizes) == equals)
  }

  private static let smallRuns: [([Int64], Int)] = [
    ([], 0), ([9, 9, 9, 9, 9, 9, 9], 0), ([9, 9, 9, 9, 9, 9, 9, 9], 8),
    ([40_000, 9, 9, 9, 9, 9, 9, 9, 9], 8), ([Int64.max, 0, 0, 0, 0, 0, 0, 0, 0, 0], 9),
  ]

  @Test(arguments: smallRuns)
  func `small runs are made one when there are eight`(_ sizes: [Int64], _ equals: Int) {
    #expect(RunSizes.equals(of: sizes) == equals)
  }

  private static let finishedRuns: [([Int64], Int)] = [
    ([], 0), ([1], 0), ([5, 1], 0), ([4, 1], 2), ([100, 10, 2], 0), ([48, 10, 2], 3),
    ([500, 9, 2, 2], 3), ([Int64.max, Int64.max, Int64.max], 3),
  ]

  @Test(arguments: finishedRuns)
  func `behind an import a run is more than four times as large as all newer ones`(
    _ sizes: [Int64], _ tail: Int
  ) {
    #expect(RunSizes.tail(of: sizes) == tail)
  }
}
