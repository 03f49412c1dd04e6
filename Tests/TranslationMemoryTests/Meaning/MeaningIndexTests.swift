import Bitext
import Foundation
import SentenceEncoder
import Testing
import TranslationMemory

/// Asking a memory for what is meant, with the real encoder.
@Suite(.serialized, .enabled(if: Encoder.isInstalled, "the sentence encoder is not installed"))
struct `A memory asked for meaning` {
  static let units = [
    unit("وقع الطرفان اتفاقا لوقف إطلاق النار", "The two sides signed a ceasefire agreement."),
    unit("ارتفعت أسعار النفط في الأسواق العالمية", "Oil prices rose on world markets."),
    unit("وصلت قافلة مساعدات إلى المدينة المحاصرة", "An aid convoy reached the besieged town."),
    unit("فاز المنتخب بكأس آسيا", "The national team won the Asian Cup."),
  ]

  private func use(_ body: (SQLiteStore, MeaningIndex) throws -> Void) throws {
    try TemporaryFolder.use { folder in
      let store = try SQLiteStore(opening: folder.appendingPathComponent("memory"))
      try store.take("one", Self.units)
      try body(store, MeaningIndex(of: store, encoder: SentenceEncoder()))
    }
  }

  @Test func `answers in either language, whichever it is asked in`() throws {
    try use { _, index in
      #expect(try index.update().added == 8)
      for question in ["a truce was agreed", "تم التوصل إلى هدنة"] {
        for (language, side) in [(Language.arabic, Side.source), (.english, .target)] {
          let hits = try index.nearest(to: question, in: language, count: 2)
          #expect(hits.map(\.side) == [side, side])
          #expect(hits.first?.unit.unit == Self.units[0])
          #expect(hits[0].cosine > hits[1].cosine)
        }
      }
    }
  }

  @Test func `knows new texts after the next reading only, and reads each once`() throws {
    try use { store, index in
      #expect(try index.update().added == 8)
      #expect(try index.update().added == 0)
      try store.take("two", [unit("استقال رئيس الوزراء", "The prime minister resigned.")])
      #expect(try index.update().added == 2)
      #expect(index.count(in: .english) == 5)
      let hits = try index.nearest(to: "استقالة رئيس الحكومة", in: .english, count: 1)
      #expect(hits.first?.unit.unit.target.text == "The prime minister resigned.")
    }
  }

  @Test func `catches up with the newest texts, some at a time`() throws {
    try use { store, index in
      try index.update()
      try store.take("two", (0..<5).map { unit("هدنة \($0)", "Truce \($0)") })
      let some = try index.update(.newest(atMost: 4))
      #expect(some.added == 4 && !some.isComplete)
      let rest = try index.update(.newest(atMost: 100))
      #expect(rest.added == 6 && rest.isComplete)
      #expect(try index.update().added == 0)
    }
  }

  @Test func `trusts its place only while files, texts and encoder are those of then`() throws {
    try use { store, index in
      try index.update()
      let folder = URL(fileURLWithPath: store.file + "-meaning")
      try FileManager.default.removeItem(at: folder.appendingPathComponent("en.vectors"))
      #expect(try index.update(.newest(atMost: 100)).added == 4)
      #expect(try index.update(anew: true).added == 8)

      // The number of a text that went is given to another.
      let second = try store.take("two", [unit("خبر", "news"), unit("نبأ", "tidings")])
      try index.update()
      try store.deleteImport(second.id)
      try store.purge()
      try store.take("three", [unit("سقط مطر غزير", "Heavy rain fell.")])
      #expect(try index.update(.newest(atMost: 100)).added == 2)
    }
  }

  @Test func `knows a text that is the same in both languages in both`() throws {
    try use { store, index in
      try store.take("two", [unit("BBC", "BBC")])
      #expect(try index.update().added == 10)
      for language in [Language.arabic, .english] {
        let hits = try index.nearest(to: "BBC", in: language, count: 1)
        #expect(hits.first?.unit.unit.source.text == "BBC")
      }
    }
  }

  @Test func `does not find what was removed, and finds as many of the rest`() throws {
    try use { store, index in
      let more = (0..<6).map { unit("هدنة جديدة رقم \($0)", "A new truce, number \($0)") }
      let second = try store.take("two", more)
      try index.update()
      try store.deleteImport(second.id)
      let hits = try index.nearest(to: "A new truce", in: .english, count: 3)
      #expect(hits.count == 3)
      #expect(hits.allSatisfy { Self.units.contains($0.unit.unit) })
      try store.purge()
      try store.take("three", [unit("سقط مطر غزير", "Heavy rain fell.")])
      #expect(try index.update().added == 2)
      #expect(
        try index.nearest(to: "It rained hard", in: .arabic, count: 1).first?.unit.unit.source.text
          == "سقط مطر غزير")
    }
  }

  @Test func `goes on where a reading was broken off`() throws {
    try use { store, index in
      try index.update()
      let folder = URL(fileURLWithPath: store.file + "-meaning")
      let file = folder.appendingPathComponent("en.vectors")
      // A later block half written, and never counted.
      let handle = try FileHandle(forWritingTo: file)
      try handle.seekToEnd()
      try handle.write(contentsOf: Data(repeating: 7, count: 1_000))
      try handle.close()
      try store.take("two", [unit("انتهى", "It is over.")])
      #expect(try index.update().added == 2)
      #expect(index.count(in: .english) == 5)
      try FileManager.default.removeItem(at: folder)
      #expect(try index.update().added == 10)
    }
  }
}

enum Encoder {
  static var isInstalled: Bool { (try? SentenceEncoder()) != nil }
}
