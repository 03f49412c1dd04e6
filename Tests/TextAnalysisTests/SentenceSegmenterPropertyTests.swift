import Bitext
import Testing
import TextAnalysis

/// What holds for every text, however odd: a hundred thousand of them, made of what news and its
/// copies hold.
@Suite struct `Segments of any text` {
  static let seeds = 0..<40
  static let textsPerSeed = 1_250

  @Test(arguments: seeds, [Language.arabic, .english])
  func `rejoin with the white space between them to the same bytes`(
    seed: Int, language: Language
  ) throws {
    let segmenter = SentenceSegmenter(language: language)
    var texts = OddTexts(seed: seed)
    for _ in 0..<Self.textsPerSeed {
      let text = texts.next()
      let bytes = Array(text.utf8)
      let segments = segmenter.segments(of: text)
      var rejoined: [UInt8] = []
      for segment in segments {
        try #require(segment.range.lowerBound >= rejoined.count, "\(text.debugDescription)")
        let space = bytes[rejoined.count..<segment.range.lowerBound]
        try #require(isBlank(space, atStart: rejoined.isEmpty), "\(text.debugDescription)")
        rejoined += Array(space) + Array(segment.text.utf8)
        try #require(rejoined.count == segment.range.upperBound, "\(text.debugDescription)")
        try #require(isOneLine(segment.text), "\(text.debugDescription)")
      }
      let rest = bytes[rejoined.count...]
      try #require(isUnseen(rest), "\(text.debugDescription)")
      try #require(rejoined + rest == bytes, "\(text.debugDescription)")
    }
  }

  @Test(arguments: seeds.prefix(8), [Language.arabic, .english])
  func `are the segments of its lines, one line after the other`(
    seed: Int, language: Language
  ) throws {
    let segmenter = SentenceSegmenter(language: language)
    var texts = OddTexts(seed: 1000 + seed)
    for _ in 0..<Self.textsPerSeed {
      let text = texts.next()
      // At the start of a text this one is a byte order mark, elsewhere an invisible sign.
      if text.unicodeScalars.contains("\u{FEFF}") { continue }
      var paragraph = 0
      var expected: [String] = []
      for line in text.unicodeScalars.split(whereSeparator: \.isLineBreak) {
        let segments = segmenter.segments(of: String(line))
        expected += segments.map { "\(paragraph) \($0.text)" }
        if !segments.isEmpty { paragraph += 1 }
      }
      let found = segmenter.segments(of: text).map { "\($0.paragraph) \($0.text)" }
      try #require(found == expected, "\(text.debugDescription)")
    }
  }

  /// White space, and at the end of a line signs that show nothing: those before a segment's first
  /// letter are the segment's own.
  private func isBlank(_ bytes: ArraySlice<UInt8>, atStart: Bool) -> Bool {
    var between = scalars(bytes)
    if atStart && between.first == "\u{FEFF}" { between.removeFirst() }
    let lastBreak = between.lastIndex(where: \.isLineBreak)
    let ownLine = lastBreak.map { between[between.index(after: $0)...] } ?? between[...]
    return between.allSatisfy(\.isUnseen) && ownLine.allSatisfy(\.properties.isWhitespace)
  }

  private func isUnseen(_ bytes: ArraySlice<UInt8>) -> Bool {
    scalars(bytes).allSatisfy(\.isUnseen)
  }

  /// No line break anywhere, no white space at the ends, something to see.
  private func isOneLine(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last else { return false }
    return !first.properties.isWhitespace && !last.properties.isWhitespace
      && !scalars.contains(where: \.isLineBreak) && !scalars.allSatisfy(\.isUnseen)
  }

  private func scalars(_ bytes: ArraySlice<UInt8>) -> String.UnicodeScalarView {
    String(decoding: bytes, as: UTF8.self).unicodeScalars
  }
}

extension Unicode.Scalar {
  /// The newline functions of the Unicode Standard, section 5.8.
  fileprivate var isLineBreak: Bool {
    (0x0A...0x0D).contains(value) || value == 0x85 || value == 0x2028 || value == 0x2029
  }

  fileprivate var isUnseen: Bool {
    properties.isWhitespace || properties.isDefaultIgnorableCodePoint
  }
}

/// Texts of up to two dozen pieces drawn by chance; a seed means the same texts everywhere.
private struct OddTexts {
  private var state: UInt64

  init(seed: Int) { state = UInt64(seed) }

  mutating func next() -> String {
    var text = ""
    for _ in 0..<draw(25) { text += Self.pieces[draw(Self.pieces.count)] }
    return text
  }

  /// SplitMix64 (Steele, Lea & Flood 2014).
  private mutating func draw(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ mixed >> 31) >> 33) % bound
  }

  private static let pieces =
    words("قال وأضاف إن الارهاب كِتَابٌ ســـلام ﷺ ﻻ ق.م. د. أ.د. أولا.")
    + words("Geneva the Mr. U.N. No. J. v. e\u{0301} İ http://a.org/b?c=d.")
    + words("٢٢٥٤ ۱۲ ٣٫٥ 2254 3.5 18.12.2015 50% 1. 2) أ)")
    + words(". . . ؟ ! ؟! ... … ، ؛ : ۔ - – * \u{0964} \u{1362} 。")
    + words("\" \" “ ” ‘ ’ ' « » ( ) [ ] ﴾ ﴿ \". .”")
    + words("🇸🇾 👩🏽‍🚒 中 𝔸 \u{0000} \u{0651} \u{064E}")
    + invisible + spaces + spaces

  private static let invisible = [
    "\u{200F}", "\u{200E}", "\u{202B}", "\u{202C}", "\u{2067}", "\u{2069}", "\u{061C}",
    "\u{200C}", "\u{00AD}", "\u{FEFF}",
  ]

  private static let spaces = [
    " ", " ", " ", " ", "  ", "\t", "\u{00A0}", "\u{3000}", "\n", "\n", "\n\n", "\r\n", "\r",
    "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}",
  ]

  private static func words(_ row: String) -> [String] {
    row.split(separator: " ").map(String.init)
  }
}
