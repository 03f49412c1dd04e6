import Bitext
import Foundation
import GRDB
import Synchronization
import Testing

@testable import TranslationMemory

/// A memory of an earlier version is brought up to date when it is opened.
@Suite struct OlderSchemaTests {
  /// A memory as the first version wrote it. Its index of words is left out: it is not read.
  private static func write(_ texts: [String], to file: URL) throws {
    let queue = try DatabaseQueue(path: file.path)
    try queue.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
      try $0.execute(sql: "PRAGMA application_id = \(SQLiteSchema.applicationID)")
    }
    try SQLiteSchema.migrator().migrate(queue, upTo: "1 words")
    try queue.write { db in
      try db.execute(sql: "INSERT INTO pair (source, target) VALUES ('ar', 'en')")
      try db.execute(
        sql: "INSERT INTO import (name, started, received, added) VALUES ('old', 0, ?, ?)",
        arguments: [texts.count, texts.count])
      try db.execute(sql: "INSERT INTO text (letters) VALUES (?)", arguments: [Data("x".utf8)])
      try db.execute(
        sql: "INSERT INTO text_key VALUES (?, 1)", arguments: [TextKey.key(of: "x")])
      for text in texts {
        try db.execute(sql: "INSERT INTO text (letters) VALUES (?)", arguments: [Data(text.utf8)])
        let id = db.lastInsertedRowID
        try db.execute(
          sql: "INSERT INTO text_key VALUES (?, ?)", arguments: [TextKey.key(of: text), id])
        try db.execute(
          sql: "INSERT INTO unit (pair, source, target) VALUES (1, ?, 1)", arguments: [id])
        try db.execute(
          sql: "INSERT INTO occurrence (unit, import, times) VALUES (?, 1, 1)",
          arguments: [db.lastInsertedRowID])
      }
    }
    try queue.close()
  }

  @Test(arguments: [true, false])
  func `an older memory opens, says how far it is, and is indexed`(_ isRead: Bool) throws {
    try TemporaryFolder.use { folder in
      let file = folder.appendingPathComponent("old.tarjuman")
      try Self.write(["وقع الجانبان اتفاق الهدنة", "وبمناطق خفض التوتر"], to: file)
      let heard = Mutex<[Int]>([])
      let store =
        isRead
        ? try SQLiteStore(reading: file) { done, _ in heard.withLock { $0.append(done) } }
        : try SQLiteStore(opening: file) { done, _ in heard.withLock { $0.append(done) } }
      #expect(heard.withLock { $0.last } == 3)
      #expect(try store.verify(deep: true) == [])
      #expect(try store.matches(of: "مناطق خفض التوتر").map(\.score.percent) == [91])
      #expect(try store.units(containing: "مناطق خفض").count == 1)
      let more = try SQLiteStore(opening: file).take("more", [unit("هدنة", "truce")])
      #expect(more.counts.added == 1)
    }
  }
}
