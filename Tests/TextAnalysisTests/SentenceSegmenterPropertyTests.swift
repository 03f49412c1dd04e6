import Bitext
import Foundation
import Testing
import TextAnalysis

/// What holds for every text, however odd.
@Suite struct `Segments of any text` {
  private static let pieces = [
    "قال", "د. ", "أ.د. ", "وأضاف", "إن", "الارهاب", "كِتَابٌ", "ـــ", "\u{200F}", "\u{202B}",
    "\u{2067}",
    "\u{2069}", "\u{FEFF}", "\u{200C}", "\u{00A0}", "\u{0651}", "ﷺ", "ﻻ", "٢٢٥٤", "۱۲", "2254",
    "3.5",
    "1. ", "- ", "\n", "\r\n", "\u{2028}", "\u{0085}", ". ", ".", "؟", "!", "؟! ", "...", "… ",
    "\"",
    "“", "”", "«", "»", "(", ")", "[", "]", "،", "؛", ":", " ", "  ", "\t", "Mr. ", "U.N. ",
    "No. 5 ",
    "Geneva", "the", "http://a.org/b?c=d.", "🇸🇾", "e\u{0301}", "\u{0000}", "ق.م.",
  ]

  private static func text(_ random: inout some RandomNumberGenerator) -> String {
    (0..<Int.random(in: 0...24, using: &random)).map { _ in
      pieces[Int.random(in: 0..<pieces.count, using: &random)]
    }.joined()
  }

  /// 20,000 texts; `TARJUMAN_LONG_TESTS` makes it a million.
  private static let rounds =
    ProcessInfo.processInfo.environment["TARJUMAN_LONG_TESTS"] == nil ? 250 : 12_500

  @Test(arguments: 0..<40, [Language.arabic, .english])
  func `rejoin with the white space between them to the same bytes`(
    seed: Int, language: Language
  ) throws {
    var random = Seeded(state: UInt64(seed) + 1)
    let segmenter = SentenceSegmenter(language: language)
    for _ in 0..<Self.rounds {
      let text = Self.text(&random)
      var end = 0
      for segment in segmenter.segments(of: text) {
        try #require(segment.range.lowerBound >= end)
        try #require(!segment.text.isEmpty && text[segment.range] == segment.text)
        try #require(isBlank(text[TextRange(end, segment.range.lowerBound)]))
        try #require(!segment.text.contains { $0 == "\n" || $0 == "\r\n" })
        end = segment.range.upperBound
      }
      try #require(isBlank(text[TextRange(end, text.utf8.count)]))
    }
  }

  /// White space and signs that show nothing.
  private func isBlank(_ text: Substring) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format: true
      default: scalar.properties.isDefaultIgnorableCodePoint
      }
    }
  }

  private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    /// SplitMix64 (Steele, Lea & Flood 2014).
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
      return mixed ^ mixed >> 31
    }
  }
}
