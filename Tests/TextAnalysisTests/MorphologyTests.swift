import Foundation
import Testing

@testable import TextAnalysis

@Suite final class `The dictionary of word forms` {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "forms-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// A dictionary of a few words in Buckwalter's form, our own.
  private let dictionary = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures/word-forms")

  private func morphology() throws -> ArabicMorphology {
    let file = folder.appending(path: "word-forms.tarjuman")
    try MorphologyBuilder(folder: dictionary).write(to: file)
    return try ArabicMorphology(file: file)
  }

  private func readings(_ word: String) throws -> [LexicalReading]? {
    try morphology().textReadings(of: Array(word.utf8)[...])
  }

  @Test func `counts stems and dictionary words`() throws {
    let morphology = try morphology()
    #expect(morphology.lemmaCount == 8)
    #expect(morphology.stemCount == 11)
  }

  @Test func `gives a broken plural the word of its singular`() throws {
    let singular = try #require(try readings("منطقة")?.first)
    let plural = try #require(try readings("وبالمناطق")?.first)
    #expect(singular.lemma == plural.lemma)
    #expect(plural.inflection == LexicalReading.brokenPlural)
    #expect(plural.proclitics.description == "و+ب" && plural.proclitics.hasArticle)
  }

  @Test func `leaves clitics outside the phrase and the article inside`() throws {
    let word = "وبالمناطق"
    let reading = try #require(try readings(word)?.first)
    #expect(String(decoding: Array(word.utf8)[reading.phrase], as: UTF8.self) == "المناطق")
    let owned = try #require(try readings("مناطقها")?.first)
    #expect(owned.hasPronoun && owned.phrase == 0..<10)
  }

  @Test func `joins only what the tables join`() throws {
    #expect(try readings("بالمناطقها") == nil)
    #expect(try readings("منطقون") == nil)
  }

  @Test func `takes the spelling of the dictionary before another`() throws {
    #expect(try readings("إلى")?.allSatisfy(\.isFunctionWord) == true)
    #expect(try readings("آلي")?.contains(where: \.isFunctionWord) == false)
    #expect(try readings("منطقه")?.isEmpty == false)
  }

  @Test func `reads a noun in ta marbuta before the feminine of a noun`() throws {
    let lemmas = try readings("محافظة")?.map(\.lemma)
    let governor = try #require(try readings("محافظ")?.first)
    #expect(lemmas?.contains(governor.lemma) == false)
  }

  @Test func `does not know what is not there`() throws {
    #expect(try readings("زقزقة") == nil)
    #expect(try readings("") == nil)
    #expect(try readings("London") == nil)
  }

  @Test(arguments: ["cut", "magic", "slots", "nothing"])
  func `refuses a file that is not whole`(damage: String) throws {
    let file = folder.appending(path: "word-forms.tarjuman")
    try MorphologyBuilder(folder: dictionary).write(to: file)
    var data = try Data(contentsOf: file)
    switch damage {
    case "cut": data.removeLast(8)
    case "magic": data[7] = 0x39
    case "slots": data.replaceSubrange((data.count - 8)..., with: repeatElement(0xFF, count: 8))
    default: data = Data()
    }
    try data.write(to: file)
    #expect(throws: MorphologyError.self) { try ArabicMorphology(file: file) }
  }

  @Test func `names a dictionary that is not there`() {
    #expect(throws: MorphologyError.self) {
      try MorphologyBuilder(folder: folder.appending(path: "nowhere"))
    }
  }
}
