import Bitext
import Foundation
import GRDB
import Synchronization
import Testing
import TextAnalysis

@testable import TranslationMemory

/// A memory of an earlier version is brought up to date when it is opened.
@Suite struct OlderSchemaTests {
  /// A memory as an earlier version wrote it, up to a step of the schema.
  private static func write(_ texts: [String], to file: URL, upTo step: String) throws {
    let queue = try DatabaseQueue(path: file.path)
    try queue.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
      try $0.execute(sql: "PRAGMA application_id = \(SQLiteSchema.applicationID)")
    }
    try SQLiteSchema.migrator().migrate(queue, upTo: step)
    try queue.write { db in
      try db.execute(sql: "INSERT INTO pair (source, target) VALUES ('ar', 'en')")
      try db.execute(
        sql: "INSERT INTO import (name, started, received, added) VALUES ('old', 0, ?, ?)",
        arguments: [texts.count, texts.count])
      for text in texts.isEmpty ? [] : ["x"] + texts {
        try db.execute(sql: "INSERT INTO text (letters) VALUES (?)", arguments: [Data(text.utf8)])
        let id = db.lastInsertedRowID
        try db.execute(
          sql: "INSERT INTO text_key VALUES (?, ?)", arguments: [TextKey.key(of: text), id])
        guard id > 1 else { continue }
        try db.execute(
          sql: "INSERT INTO unit (pair, source, target) VALUES (1, ?, 1)", arguments: [id])
        try db.execute(
          sql: "INSERT INTO occurrence (unit, import, times) VALUES (?, 1, 1)",
          arguments: [db.lastInsertedRowID])
      }
      // The first version's index of words is not read.
      if step != "1 words" { try IndexRebuilding(db).wordsAlone() }
    }
    try queue.close()
  }

  @Test(arguments: [true, false])
  func `an older memory opens, says how far it is, and is indexed`(_ isRead: Bool) throws {
    try TemporaryFolder.use { folder in
      let file = folder.appendingPathComponent("old.tarjuman")
      try Self.write(
        ["وقع الجانبان اتفاق الهدنة", "وبمناطق خفض التوتر"], to: file, upTo: "1 words")
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

  /// Many texts, some of them spellings of one another.
  private static let many =
    (0..<1500).map { "قال الوفد \($0) إنّ الارهاب" }
    + (0..<500).map { "قال الوفد \($0) ان الإرهاب" }

  @Test(arguments: ["1 words", "2 matching", "3 history"], [many, []])
  func `whatever version wrote it, texts are found under their keys and none is taken twice`(
    _ step: String, _ texts: [String]
  ) throws {
    try TemporaryFolder.use { folder in
      let file = folder.appendingPathComponent("old.tarjuman")
      try Self.write(texts, to: file, upTo: step)
      let store = try SQLiteStore(opening: file)
      #expect(try store.verify(deep: true) == [])
      for number in stride(from: 0, to: texts.count, by: 97) {
        let expected = texts.filter { $0.contains(" \(number % 1500) ") }
        let found = try store.units(
          of: texts[number], on: .source, level: .spelling, languages: nil)
        #expect(Set(found.map(\.unit.source.text)) == Set(expected))
      }
      let again = try store.take("again", texts.map { unit($0, "x") })
      #expect(again.counts.added == 0)
      #expect(try store.take("new", [unit("هدنة", "truce")]).counts.added == 1)
      #expect(try store.verify(deep: true) == [])
    }
  }

  @Test func `several programs may bring a memory up to date at once`() throws {
    try TemporaryFolder.use { folder in
      let file = folder.appendingPathComponent("old.tarjuman")
      try Self.write(Self.many, to: file, upTo: "1 words")
      let failures = Mutex<[any Error]>([])
      DispatchQueue.concurrentPerform(iterations: 4) { _ in
        do {
          let units = try SQLiteStore(opening: file, patience: 60).statistics().units
          #expect(units == Self.many.count)
        } catch {
          failures.withLock { $0.append(error) }
        }
      }
      #expect(failures.withLock { $0 }.isEmpty)
      #expect(try SQLiteStore(reading: file).verify(deep: true) == [])
    }
  }
}
