internal import Bitext
internal import GRDB

/// A text of the memory that is the source or the target of a unit.
struct StoredText {
  let id: Int64
  let text: String
  /// The primary tag of its language, such as `ar`.
  let language: String

  var hash: UInt64 { StableHash.of(text.utf8) }
}

extension SQLiteStore {
  /// How many texts there are, those included that are context only.
  func textCount() throws(MemoryError) -> Int {
    try connection.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM text") ?? 0 }
  }

  /// The texts of units behind one, in the order of their numbers; a text that is in two languages
  /// comes twice. `limit` counts texts.
  func texts(behind last: Int64, limit: Int) throws(MemoryError) -> [StoredText] {
    try connection.read { db in
      let pairs = try UnitReader.pairs(db)
      let statement = try db.cachedStatement(
        sql: """
          SELECT id, letters, as_source, as_target FROM (
            SELECT id, letters,
              (SELECT pair FROM unit WHERE source = text.id LIMIT 1) AS as_source,
              (SELECT pair FROM unit WHERE target = text.id LIMIT 1) AS as_target
            FROM text WHERE id > ? ORDER BY id)
          WHERE as_source IS NOT NULL OR as_target IS NOT NULL LIMIT ?
          """)
      return try Row.fetchAll(statement, arguments: [last, limit]).flatMap { row in
        let (id, text) = (try row.number(0), try row.letters(1))
        let languages = [
          try row.numberIfAny(2).flatMap { pairs[$0]?.source.primary },
          try row.numberIfAny(3).flatMap { pairs[$0]?.target.primary },
        ]
        // A name may be the same in both languages.
        return Set(languages.compactMap { $0 }).sorted().map {
          StoredText(id: id, text: text, language: $0)
        }
      }
    }
  }

  /// A text by its number, whatever units have it; nil if there is none.
  func text(_ id: Int64) throws(MemoryError) -> String? {
    try connection.read { db in
      try Row.fetchOne(db, sql: "SELECT letters FROM text WHERE id = ?", arguments: [id])
        .map { try $0.letters(0) }
    }
  }

  /// A text that is still what it was, with its units on the side of a language.
  struct LivingText {
    let text: String
    let units: [(unit: StoredUnit, side: Side)]
  }

  /// Those of some texts that are still the ones that had these hashes, and have units.
  func living(
    _ candidates: [(text: Int64, hash: UInt64)], language: String
  ) throws(MemoryError) -> [LivingText] {
    try connection.read { db in
      var search = try UnitSearch(db, languages: nil)
      let letters = try db.cachedStatement(sql: "SELECT letters FROM text WHERE id = ?")
      // A number that was given anew and then given back may stand there twice.
      var seen: Set<Int64> = []
      return try candidates.filter { seen.insert($0.text).inserted }.compactMap { candidate in
        guard let row = try Row.fetchOne(letters, arguments: [candidate.text]) else { return nil }
        let text = StoredText(id: candidate.text, text: try row.letters(0), language: language)
        guard text.hash == candidate.hash else { return nil }
        let units = try Side.allCases.flatMap { side in
          try search.units(of: text.id, on: side)
            .filter { $0.language(of: side).primary == language }.map { (unit: $0, side: side) }
        }
        return units.isEmpty ? nil : LivingText(text: text.text, units: units)
      }
    }
  }
}

extension StoredUnit {
  fileprivate func language(of side: Side) -> Language {
    side == .source ? unit.source.language : unit.target.language
  }
}
