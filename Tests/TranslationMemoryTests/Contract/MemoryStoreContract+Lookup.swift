import Bitext
import Testing
import TextAnalysis
import TranslationMemory

/// Units are found by the whole text of a side.
extension MemoryStoreContract {
  struct Spelling: Sendable, CustomTestStringConvertible {
    let stored: String
    let asked: String
    /// The lowest level at which the two are one; nil if they are never.
    let level: FoldLevel?
    var testDescription: String { "\(asked) ↔ \(stored)" }
    init(_ stored: String, asked: String, _ level: FoldLevel?) {
      (self.stored, self.asked, self.level) = (stored, asked, level)
    }
  }

  static let fatha = "\u{64E}"
  static let tatweel = "\u{640}"

  static let spellings = [
    Spelling("مكافحة الإرهاب", asked: "مكافحة الإرهاب", .letters),
    Spelling("ك\(fatha)تب", asked: "كتب", .marks),
    Spelling("كت\(tatweel)ب", asked: "كتب", .marks),
    Spelling("\u{661}\u{662} جنديا", asked: "12 جنديا", .marks),
    Spelling("Ceasefire Talks", asked: "ceasefire talks", .marks),
    Spelling("مكافحة الإرهاب", asked: "مكافحة الارهاب", .spelling),
    Spelling("محادثات أستانا", asked: "محادثات آستانا", .spelling),
    Spelling("مسؤول", asked: "مسئول", .spelling),
    Spelling("مناطق خفض التوتر", asked: "وبمناطق خفض التوتر", nil),
    Spelling("هدنة", asked: "هدنة مؤقتة", nil),
    Spelling("ceasefire", asked: "ceasefires", nil),
  ]

  @Test(arguments: StoreKind.all, spellings)
  func `a text is found from the level at which it is the same`(
    _ kind: StoreKind, _ row: Spelling
  ) throws {
    try kind.use { store in
      let bystander = unit("نص آخر", "another text")
      let given = [unit(row.stored, "x"), unit("y", row.stored), bystander]
      try store.take("one", given)
      for level in FoldLevel.allCases {
        let isSame = row.level.map { level >= $0 } ?? false
        for (place, side) in Side.allCases.enumerated() {
          let found = try store.units(of: row.asked, on: side, level: level, languages: nil)
          #expect(found.map(\.unit) == (isSame ? [given[place]] : []), "\(level) \(side)")
        }
      }
    }
  }

  @Test(arguments: StoreKind.all)
  func `look-up gives every translation, the newest first`(_ kind: StoreKind) throws {
    try kind.use { store in
      let targets = ["truce", "armistice", "cease-fire"]
      try store.take("one", targets.map { unit("هدنة", $0) })
      #expect(try store.units(of: "هدنة").map(\.unit.target.text) == targets.reversed())
    }
  }

  @Test(arguments: StoreKind.all)
  func `look-up keeps to the languages asked for`(_ kind: StoreKind) throws {
    try kind.use { store in
      let tags = [("ar", "en"), ("ar-SY", "en-GB"), ("ar", "fr"), ("fa", "en")]
      try store.take("one", tags.map { unit("هدنة", "x", from: .init($0.0), to: .init($0.1)) })
      func count(_ source: String, _ target: String) throws -> [Int] {
        let asked = LanguagePair(source: .init(source), target: .init(target))
        return [
          try store.units(of: "هدنة", on: .source, level: .letters, languages: asked).count,
          try store.units(containing: "هدنة", languages: asked, limit: 9).count,
          try store.all(UnitFilter(languages: asked)).count,
        ]
      }
      #expect(try count("ar", "en") == [2, 2, 2])
      #expect(try count("AR", "En") == [2, 2, 2])
      #expect(try count("ar-SY", "en") == [1, 1, 1])
      #expect(try count("ar-IQ", "en") == [0, 0, 0])
      #expect(try count("ar", "fr") == [1, 1, 1])
      #expect(try count("en", "ar") == [0, 0, 0])
    }
  }
}
