internal import GRDB

/// Makes the keys of texts and the index of words anew, in one transaction.
struct IndexRebuilding {
  private let db: Database
  private let progress: MigrationProgress

  init(_ db: Database, progress: @escaping MigrationProgress = { _, _ in }) {
    self.db = db
    self.progress = progress
  }

  func run() throws {
    let keys = TextKeyRuns(db)
    try keys.erase()
    var pending = PendingPostings()
    try forEachText { pending.add(TextKey.key(of: $0), text: $1) }
    try keys.add(pending)
    try WordIndex(db).erase()
    try wordsAlone()
  }

  /// Fills an empty index of words.
  func wordsAlone() throws {
    let index = WordIndex(db)
    let all = try Int.fetchOne(db, sql: "SELECT count(*) FROM text") ?? 0
    var known = WordsRead()
    var entered = EnteredWords()
    var texts = ReadTexts()
    var numbers: [(place: Int, number: Int64)] = []
    func enter() throws {
      var pending = PendingWords(of: texts)
      for (place, number) in numbers {
        pending.add(place, of: texts, number: number, &entered)
      }
      try index.add(pending)
      known.begin()
      texts = ReadTexts()
      numbers = []
    }
    known.begin()
    var count = 0
    try forEachText { letters, id in
      numbers.append((texts.place(of: letters, &known), id))
      count += 1
      guard count % IndexRebuilding.batch == 0 else { return }
      try enter()
      progress(count, all)
    }
    try enter()
    try index.settle()
    if count > 0 { progress(count, all) }
  }

  private func forEachText(_ body: (String, Int64) throws -> Void) throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT id, letters FROM text ORDER BY id")
    while let row = try rows.next() { try body(row.letters(1), row.number(0)) }
  }

  /// Texts whose words are held in memory at once: some tens of megabytes.
  private static let batch = 50_000
}
