internal import Foundation
internal import GRDB

/// The tables of a memory, in named steps. A step that was released is never changed; what comes
/// later is a step of its own. `Documentation/Memory.md` draws them.
enum SQLiteSchema {
  /// `TRJM`, by which SQLite files are told apart (PRAGMA application_id).
  static let applicationID: Int32 = 0x5452_4A4D

  /// - Parameter progress: called while an older memory is brought up to date, with the texts
  ///   indexed and the texts there are.
  static func migrator(progress: @escaping MigrationProgress = { _, _ in }) -> DatabaseMigrator {
    var migrator = DatabaseMigrator()
    // Nothing but this program writes the file, and `verify` looks for broken references.
    migrator = migrator.disablingDeferredForeignKeyChecks()
    migrator.registerMigration("1 units") { db in
      for statement in units { try db.execute(sql: statement) }
    }
    migrator.registerMigration("1 words") { db in
      for statement in words { try db.execute(sql: statement) }
    }
    migrator.registerMigration("2 matching") { db in
      for statement in matching { try db.execute(sql: statement) }
      try IndexRebuilding(db, progress: progress).wordsAlone()
    }
    migrator.registerMigration("3 history") { db in
      for statement in history { try db.execute(sql: statement) }
    }
    migrator.registerMigration("4 text keys") { db in
      for statement in textKeys { try db.execute(sql: statement) }
      try TextKeyRuns(db).fill { write in
        let keys = try BareStatement(
          db, "SELECT key, text FROM text_key_by_row ORDER BY key, text")
        defer { keys.reset() }
        let all = try Int.fetchOne(db, sql: "SELECT count(*) FROM text_key_by_row") ?? 0
        var count = 0
        while try keys.step() {
          try write(keys.number(0), keys.number(1))
          count += 1
          if count == all || count % 50_000 == 0 { progress(count, all) }
        }
      }
      try db.execute(sql: "DROP TABLE text_key_by_row")
    }
    return migrator
  }

  /// What units say is kept as BLOB, so that every byte of it comes back (TEXT ends at a NUL) and
  /// equality is that of bytes. Numbers of units and imports are never given again: one that a page
  /// still shows after a purge must not mean another unit.
  private static let units = [
    """
    CREATE TABLE pair (
      id INTEGER PRIMARY KEY,
      source TEXT NOT NULL,
      target TEXT NOT NULL)
    """,
    """
    CREATE TABLE import (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      file TEXT,
      fingerprint TEXT,
      tool TEXT,
      started INTEGER NOT NULL,
      finished INTEGER,
      deleted INTEGER,
      deletion INTEGER,
      received INTEGER NOT NULL DEFAULT 0,
      added INTEGER NOT NULL DEFAULT 0)
    """,
    """
    CREATE TABLE text (
      id INTEGER PRIMARY KEY,
      letters BLOB NOT NULL)
    """,
    """
    CREATE TABLE text_key (
      key INTEGER NOT NULL,
      text INTEGER NOT NULL REFERENCES text,
      PRIMARY KEY (key, text)) WITHOUT ROWID
    """,
    """
    CREATE TABLE unit (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      pair INTEGER NOT NULL REFERENCES pair,
      source INTEGER NOT NULL REFERENCES text,
      target INTEGER NOT NULL REFERENCES text,
      previous INTEGER REFERENCES text,
      next INTEGER REFERENCES text,
      codes BLOB)
    """,
    "CREATE INDEX unit_by_source ON unit (source, target, previous, next)",
    "CREATE INDEX unit_by_target ON unit (target)",
    """
    CREATE TABLE detail (
      id INTEGER PRIMARY KEY,
      key INTEGER NOT NULL,
      outlet BLOB,
      content BLOB NOT NULL)
    """,
    "CREATE INDEX detail_by_key ON detail (key)",
    """
    CREATE TABLE occurrence (
      id INTEGER PRIMARY KEY,
      unit INTEGER NOT NULL REFERENCES unit,
      import INTEGER NOT NULL REFERENCES import,
      times INTEGER NOT NULL,
      created INTEGER,
      changed INTEGER,
      confidence REAL,
      identifier BLOB,
      detail INTEGER REFERENCES detail,
      ended INTEGER,
      replaces INTEGER REFERENCES occurrence)
    """,
    // With the import, or SQLite would look for a unit among all that its import brought.
    "CREATE INDEX occurrence_by_unit ON occurrence (unit, import)",
    "CREATE INDEX occurrence_by_import ON occurrence (import)",
  ]

  private static let words = [
    """
    CREATE TABLE word (
      key INTEGER NOT NULL,
      first INTEGER NOT NULL,
      texts BLOB NOT NULL,
      PRIMARY KEY (key, first)) WITHOUT ROWID
    """,
    """
    CREATE TABLE stem (
      key INTEGER NOT NULL,
      word INTEGER NOT NULL,
      PRIMARY KEY (key, word)) WITHOUT ROWID
    """,
  ]

  /// Postings by core in place of those by word: `Documentation/Memory.md` says why. Occurrences are
  /// hardly ever asked for by their import, and then all are read.
  private static let matching = [
    "DROP TABLE word",
    "DROP TABLE stem",
    "DROP INDEX occurrence_by_import",
    """
    CREATE TABLE run (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      postings INTEGER NOT NULL)
    """,
    """
    CREATE TABLE posting (
      run INTEGER NOT NULL,
      core INTEGER NOT NULL,
      first INTEGER NOT NULL,
      count INTEGER,
      texts BLOB NOT NULL,
      PRIMARY KEY (run, core, first)) WITHOUT ROWID
    """,
    """
    CREATE TABLE stem (
      key INTEGER NOT NULL,
      core INTEGER NOT NULL,
      PRIMARY KEY (key, core)) WITHOUT ROWID
    """,
    """
    CREATE TABLE outline (
      block INTEGER PRIMARY KEY,
      words BLOB NOT NULL)
    """,
  ]

  /// What people did to units. Corrections made before there was a history enter it without a name.
  private static let history = [
    """
    CREATE TABLE change (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL,
      before INTEGER REFERENCES unit,
      after INTEGER REFERENCES unit,
      date INTEGER NOT NULL,
      person BLOB,
      undoes INTEGER REFERENCES change,
      undone_by INTEGER REFERENCES change)
    """,
    """
    CREATE TABLE change_occurrence (
      change INTEGER NOT NULL REFERENCES change,
      occurrence INTEGER NOT NULL REFERENCES occurrence,
      counts INTEGER NOT NULL,
      PRIMARY KEY (change, occurrence)) WITHOUT ROWID
    """,
    "CREATE INDEX change_by_before ON change (before)",
    "CREATE INDEX change_by_after ON change (after)",
    """
    INSERT INTO change (kind, before, after, date)
    SELECT 'edit', old.unit, new.unit, old.ended
    FROM occurrence AS new JOIN occurrence AS old ON old.id = new.replaces
    WHERE old.ended IS NOT NULL
    GROUP BY old.unit, new.unit, old.ended ORDER BY min(new.id)
    """,
    """
    INSERT INTO change_occurrence (change, occurrence, counts)
    SELECT change.id, old.id, 0
    FROM occurrence AS new JOIN occurrence AS old ON old.id = new.replaces
    JOIN change ON change.before = old.unit AND change.after = new.unit
      AND change.date = old.ended
    UNION
    SELECT change.id, new.id, 1
    FROM occurrence AS new JOIN occurrence AS old ON old.id = new.replaces
    JOIN change ON change.before = old.unit AND change.after = new.unit
      AND change.date = old.ended
    """,
  ]

  /// Keys of texts in runs in place of a row each.
  private static let textKeys = [
    "ALTER TABLE text_key RENAME TO text_key_by_row",
    """
    CREATE TABLE key_run (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      keys INTEGER NOT NULL)
    """,
    """
    CREATE TABLE text_key (
      run INTEGER NOT NULL,
      first INTEGER NOT NULL,
      texts BLOB NOT NULL,
      PRIMARY KEY (run, first)) WITHOUT ROWID
    """,
  ]

  /// The tables that name rows of others, as PRAGMA foreign_key_check does.
  static let referringTables = ["unit", "occurrence", "change", "change_occurrence"]
}

/// Texts indexed, of how many, while an older memory is brought up to date.
public typealias MigrationProgress = @Sendable (_ done: Int, _ of: Int) -> Void
