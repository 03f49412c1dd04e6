internal import GRDB

/// Makes the keys of texts and the index of words anew, in one transaction.
struct IndexRebuilding {
  private let db: Database

  init(_ db: Database) { self.db = db }

  func run() throws {
    try WordIndex(db).erase()
    try db.execute(sql: "DELETE FROM text_key")
    let insertKey = try db.cachedStatement(sql: "INSERT INTO text_key (key, text) VALUES (?, ?)")
    var pending = PendingWords()
    var count = 0
    let rows = try Row.fetchCursor(db, sql: "SELECT id, letters FROM text ORDER BY id")
    while let row = try rows.next() {
      let (id, letters) = (try row.number(0), try row.letters(1))
      try insertKey.execute(arguments: [TextKey.key(of: letters), id])
      pending.add(letters, number: id)
      count += 1
      if count % IndexRebuilding.batch == 0 {
        try WordIndex(db).add(pending)
        pending = PendingWords()
      }
    }
    try WordIndex(db).add(pending)
  }

  /// Texts whose words are held in memory at once: some tens of megabytes.
  private static let batch = 50_000
}
