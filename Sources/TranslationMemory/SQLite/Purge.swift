internal import GRDB

/// Removes imports and all that only they needed, in one transaction.
///
/// Rows go before those that name them, as looking for the namers of each row would read the whole
/// memory for each; what is left is looked up once, at the end.
struct Purge {
  private let db: Database
  /// The numbers of the imports that go, as a selection.
  private let imports: String

  /// Deleted imports go.
  init(_ db: Database) {
    self.db = db
    imports = "SELECT id FROM import WHERE deletion > 0"
  }

  /// One import goes, deleted or not.
  init(_ db: Database, of id: Import.ID) {
    self.db = db
    imports = "SELECT id FROM import WHERE id = \(id)"
  }

  /// The number of units that went.
  func run() throws -> Int {
    try collect(
      "unit_in_doubt",
      "SELECT DISTINCT unit FROM occurrence WHERE import IN (\(imports))"
    )
    for statement in occurrences { try db.execute(sql: statement) }
    try collect(
      "unit_gone",
      "SELECT id FROM unit_in_doubt WHERE id NOT IN (SELECT unit FROM occurrence)")
    try collect(
      "text_in_doubt", Purge.texts(of: "unit WHERE id IN (SELECT id FROM unit_gone)", "AND"))
    try db.execute(sql: "DELETE FROM unit WHERE id IN (SELECT id FROM unit_gone)")
    try collect(
      "text_gone",
      "SELECT id FROM text_in_doubt EXCEPT SELECT id FROM (\(Purge.texts(of: "unit")))")
    try removeTexts()
    let units = try Int.fetchOne(db, sql: "SELECT count(*) FROM unit_gone") ?? 0
    for table in ["unit_in_doubt", "unit_gone", "text_in_doubt", "text_gone"] {
      try db.execute(sql: "DROP TABLE temp.\(table)")
    }
    return units
  }

  private var occurrences: [String] {
    [
      """
      DELETE FROM change_occurrence WHERE occurrence IN
      (SELECT id FROM occurrence WHERE import IN (\(imports)))
      """,
      "DELETE FROM change WHERE id NOT IN (SELECT change FROM change_occurrence)",
      """
      UPDATE occurrence SET replaces = NULL WHERE replaces IN
      (SELECT id FROM occurrence WHERE import IN (\(imports)))
      """,
      "DELETE FROM occurrence WHERE import IN (\(imports))",
      "DELETE FROM import WHERE id IN (\(imports))",
      """
      DELETE FROM detail WHERE id NOT IN
      (SELECT detail FROM occurrence WHERE detail IS NOT NULL)
      """,
    ]
  }

  /// All texts of units; `conjunction` goes on after what is said of the units.
  private static func texts(of units: String, _ conjunction: String = "WHERE") -> String {
    ["source", "target", "previous", "next"]
      .map { "SELECT \($0) AS id FROM \(units) \(conjunction) \($0) IS NOT NULL" }
      .joined(separator: " UNION ")
  }

  private func collect(_ table: String, _ selection: String) throws {
    try db.execute(sql: "CREATE TEMP TABLE \(table) (id INTEGER PRIMARY KEY)")
    try db.execute(sql: "INSERT INTO temp.\(table) \(selection)")
  }

  private func removeTexts() throws {
    let highest = min(try db.highestNumber(in: "text_gone"), try db.highestText())
    guard highest > 0 else { return }
    var texts = TextSet(upTo: highest)
    let ids = try Int64.fetchCursor(db, sql: "SELECT id FROM text_gone")
    while let id = try ids.next() { texts.insert(id) }
    try WordIndex(db).remove(texts)
    try TextKeyRuns(db).remove(texts)
    try db.execute(sql: "DELETE FROM text WHERE id IN (SELECT id FROM text_gone)")
  }
}
