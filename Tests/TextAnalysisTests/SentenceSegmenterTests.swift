import Bitext
import Foundation
import TextAnalysis
import Testing

@Suite struct SentenceSegmenterTests {
  @Test(arguments: SentenceCase.table("sentences-ar"))
  func `Arabic sentences end where the table says`(_ line: SentenceCase) {
    let segments = SentenceSegmenter(language: .arabic).segments(of: line.text)
    #expect(segments.map(\.text) == line.sentences, "line \(line.number), \(line.rule)")
  }

  @Test(arguments: SentenceCase.table("sentences-en"))
  func `English sentences end where the table says`(_ line: SentenceCase) {
    let segments = SentenceSegmenter(language: .english).segments(of: line.text)
    #expect(segments.map(\.text) == line.sentences, "line \(line.number), \(line.rule)")
  }

  @Test(arguments: SentenceCase.table("sentences-other"))
  func `sentences of other languages end where the table says`(_ line: SentenceCase) {
    let segments = SentenceSegmenter(language: Language(line.rule)).segments(of: line.text)
    #expect(segments.map(\.text) == line.sentences, "line \(line.number), \(line.rule)")
  }

  @Test(arguments: ["\n", "\r", "\r\n", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}"])
  func `every kind of line break ends a segment`(_ lineBreak: String) {
    let text = "a headline" + lineBreak + lineBreak + "The story. It goes on." + lineBreak
    let segments = SentenceSegmenter(language: .english).segments(of: text)
    #expect(segments.map(\.text) == ["a headline", "The story.", "It goes on."])
    #expect(segments.map(\.paragraph) == [0, 1, 1])
  }

  @Test func `ranges are UTF-8 bytes of the text`() {
    let text = "\u{FEFF} وصل الوفد. \u{1F600} Done."
    let segments = SentenceSegmenter(language: .arabic).segments(of: text)
    #expect(segments.count == 2)
    for segment in segments { #expect(String(text[segment.range]) == segment.text) }
    #expect(segments.first?.range.lowerBound == 4)
  }

  @Test(arguments: ["", " ", "\n\n", "\u{FEFF}", " \u{200F}\n\u{A0}"])
  func `a text that shows nothing has no segments`(_ text: String) {
    #expect(SentenceSegmenter(language: .arabic).segments(of: text).isEmpty)
  }

  @Test(arguments: ["ar", "AR-sy", "ar_EG"])
  func `regions of a language share its tables`(_ tag: String) {
    let name = "د. سامي"
    let segmenter = SentenceSegmenter(language: Language(tag))
    #expect(segmenter.segments(of: name).map(\.text) == [name])
  }
}

/// A line of a table: the rule it is about, the text, and its sentences.
struct SentenceCase: Sendable, CustomTestStringConvertible {
  let number: Int
  let rule: String
  let text: String
  let sentences: [String]

  var testDescription: String { "\(number) \(rule)" }

  static func table(_ name: String) -> [SentenceCase] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/\(name).tsv")
    guard let table = try? String(contentsOf: file, encoding: .utf8) else {
      Issue.record("\(file.lastPathComponent): the table cannot be read; restore it")
      return []
    }
    return table.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .compactMap { SentenceCase(number: $0 + 1, line: $1) }
  }

  private init?(number: Int, line: Substring) {
    let columns = line.split(separator: "\t")
    guard columns.count == 2, !line.hasPrefix("#") else { return nil }
    self.number = number
    rule = String(columns[0])
    text = String(columns[1].replacing(" ‖ ", with: " ").replacing("‖", with: ""))
    sentences = columns[1].split(separator: "‖").map { $0.trimmingCharacters(in: .whitespaces) }
  }
}
