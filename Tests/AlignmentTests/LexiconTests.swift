import Foundation
import Testing

@testable import Alignment

@Suite final class LexiconTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("lexicon-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Six stems in Buckwalter's form and a small dictionary of our own.
  private func build() throws -> Lexicon {
    let stems = folder.appendingPathComponent("dictStems")
    try Data(
      """
      ; a remark
      mdrs\tmadoras\tNapAt\tschool <pos>madoras/NOUN</pos>
      ktb\tkatab\tPV\twrite;compose
      ktb\tkotub\tIV\twrite;compose
      mnATq\tmanATiq\tN\tareas;zones
      wAld\twAlid\tN\tfather
      fy\tfiy\tFW-Wa\tin

      """.utf8
    ).write(to: stems)
    let dictionary = folder.appendingPathComponent("small.dict")
    try Data(
      """
      هدنة /hudna/
      1. truce
      2. ceasefire
      Ambassador /x/
      سفير

      """.utf8
    ).write(to: dictionary)
    var builder = LexiconBuilder()
    try builder.addBuckwalterStems(stems)
    try builder.addFreeDict(dictionary)
    let file = folder.appendingPathComponent("lexicon.tarjuman")
    try builder.write(to: file)
    return try Lexicon(file: file)
  }

  @Test(arguments: [
    ("وبمناطقها", "zone"),
    ("المدرسه", "school"),
    ("سيكتبون", "write"),
    ("كتبوا", "compose"),
    ("والده", "father"),
    ("الهدنه", "truce"),
    ("سفير", "ambassador"),
  ])
  func `a word's glosses are found in spite of its affixes`(word: String, gloss: String) throws {
    let keys = try build().glosses(ofArabic: word)
    #expect(!Set(keys).isDisjoint(with: WordKeys.keys(gloss)))
  }

  @Test func `function words and unknown words have no gloss`() throws {
    let lexicon = try build()
    #expect(lexicon.glosses(ofArabic: "في").isEmpty)
    #expect(lexicon.glosses(ofArabic: "قطار").isEmpty)
    #expect(lexicon.glosses(ofArabic: "").isEmpty)
  }

  @Test func `a file cut short is refused by name`() throws {
    _ = try build()
    let file = folder.appendingPathComponent("lexicon.tarjuman")
    let whole = try Data(contentsOf: file)
    for length in [0, 7, 23, 40, whole.count - 8, whole.count - 1] {
      let cut = folder.appendingPathComponent("cut.tarjuman")
      try whole.prefix(length).write(to: cut)
      #expect(throws: LexiconError.self) { try Lexicon(file: cut) }
    }
  }

  @Test func `another file is refused as another version`() throws {
    let file = folder.appendingPathComponent("other")
    try Data(String(repeating: "not a lexicon ", count: 10).utf8).write(to: file)
    let error = #expect(throws: LexiconError.self) { try Lexicon(file: file) }
    #expect(error?.description.contains("Scripts/setup") == true)
  }

  @Test func `a missing file says what to do`() {
    let error = #expect(throws: LexiconError.self) {
      try Lexicon(file: URL(fileURLWithPath: "/nowhere/lexicon.tarjuman"))
    }
    #expect(error?.description.contains("Scripts/setup") == true)
  }

  @Test func `a dictionary without entries is refused`() throws {
    let file = folder.appendingPathComponent("empty")
    try Data("; nothing here\n".utf8).write(to: file)
    var builder = LexiconBuilder()
    #expect(throws: LexiconError.self) { try builder.addBuckwalterStems(file) }
  }
}
