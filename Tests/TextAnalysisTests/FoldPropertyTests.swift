import Bitext
import Foundation
import Testing
import TextAnalysis

/// A million strings of everything that Arabic news and its copies hold, and what must be true of
/// the fold of each.
@Suite struct `Folds of a million strings` {
  static let count = 1_000_000

  @Test(.timeLimit(.minutes(10)))
  func `keep every byte, every mark and every word`() async {
    let workers = max(1, ProcessInfo.processInfo.activeProcessorCount)
    let failures = await withTaskGroup(of: [String].self) { group in
      for worker in 0..<workers {
        group.addTask {
          Self.failures(of: stride(from: worker, to: Self.count, by: workers))
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    #expect(failures.isEmpty, "\(failures.prefix(5))")
  }

  static func failures(of indices: StrideTo<Int>) -> [String] {
    var found: [String] = []
    for index in indices {
      let level: FoldLevel = index % 3 == 0 ? .letters : index % 3 == 1 ? .marks : .spelling
      var sample = Sample(seed: UInt64(index))
      if let failure = sample.failure(level) {
        found.append("\(level.name) string \(index) \(sample.text.debugDescription): \(failure)")
        if found.count == 5 { break }
      }
    }
    return found
  }
}

/// A generated string that knows where its own letters begin.
private struct Sample {
  private(set) var text: String
  /// Bit n is set where a mark or an invisible sign begins at byte n.
  private var marks: UInt64 = 0
  private var state: UInt64

  /// Letters of many kinds, and what may stand upon them; both as UTF-8.
  static let letters: [[UInt8]] = [
    "ا", "ل", "و", "ب", "ي", "ه", "أ", "إ", "آ", "ٱ", "ى", "ة", "ؤ", "ئ", "ء", "م", "ک", "ی", "گ",
    "پ", "چ", "ﻻ", "ﻷ", "ﺍ", "ﺐ", "ﷲ", "ﷺ", "ﳌ", "٠", "٩", "۴", "7", "\u{A0}", " ", "a", "Z", "É",
    "ß", "ﬁ", "İ", "Д", "Σ", "中", "🙂", "٫", "٪", "،", ".", "\n", "’", "\u{3000}", "क", "ﮒ", "ẞ",
  ].map { Array($0.utf8) }

  static let joining: [[UInt8]] = [
    "\u{064E}", "\u{0651}", "\u{064B}", "\u{0640}", "\u{0670}", "\u{0654}", "\u{0653}", "\u{0655}",
    "\u{200C}", "\u{200D}", "\u{200F}", "\u{202B}", "\u{202C}", "\u{2067}", "\u{FEFF}", "\u{061C}",
    "\u{0301}", "\u{0327}", "\u{FE7D}", "\u{FE0F}", "\u{1F3FD}", "\u{093E}", "\u{AD}", "\u{06E2}",
  ].map { Array($0.utf8) }

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678_9ABC_DEF1
    text = ""
    var bytes: [UInt8] = []
    bytes.reserveCapacity(64)
    let length = 1 + draw(11)
    for _ in 0..<length {
      let isMark = draw(10) < 4
      let piece =
        isMark ? Self.joining[draw(Self.joining.count)] : Self.letters[draw(Self.letters.count)]
      if isMark { marks |= 1 << UInt64(bytes.count) }
      bytes += piece
    }
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// The next number below a bound (xorshift64*).
  private mutating func draw(_ bound: Int) -> Int {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return Int(truncatingIfNeeded: (state &* 0x2545_F491_4F6C_DD1D) >> 33) % bound
  }

  private func isMark(at offset: Int) -> Bool { marks >> UInt64(offset) & 1 == 1 }

  /// What is wrong with the string's fold, if anything.
  mutating func failure(_ level: FoldLevel) -> String? {
    let folded = FoldedText(text, level: level)
    let letters = folded.utf8
    if letters.isEmpty {
      return folded.map.originalCount == text.utf8.count ? nil : "bytes were lost"
    }
    if let failure = failureOfCover(folded) { return failure }
    if FoldedText(folded.text, level: level).utf8 != letters { return "folding twice differs" }
    return failureOfHit(folded)
  }

  /// Piece for piece the author's text is covered once, from left to right, marks with letters.
  private func failureOfCover(_ folded: FoldedText) -> String? {
    let letters = folded.utf8
    let map = folded.map
    var start = 0
    var last = TextRange(0, 0)
    while start < letters.count {
      let lead = letters[start]
      let end = start + (lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4)
      let cover = map.original(TextRange(start, end))
      if cover != last {
        if cover.lowerBound != last.upperBound { return "a gap or an overlap at \(start)" }
        if start > 0 && isMark(at: cover.lowerBound) { return "a mark was cut off at \(start)" }
        if cover.isEmpty { return "a letter from nowhere at \(start)" }
        last = cover
      }
      start = end
    }
    return last.upperBound == map.originalCount ? nil : "the end is not covered"
  }

  /// A random stretch of the fold leads to a stretch of the text that folds to it, in whole
  /// letters, without invisible signs at its ends.
  private mutating func failureOfHit(_ folded: FoldedText) -> String? {
    let letters = folded.utf8
    let lower = draw(letters.count)
    let upper = lower + 1 + draw(letters.count - lower)
    let hit = folded.original(TextRange(lower, upper))
    if hit.isEmpty { return "a hit on nothing" }
    if let failure = failureOfEnds(hit) { return failure }
    let slice = String(text[hit])
    let ends = [slice.unicodeScalars.first, slice.unicodeScalars.last].compactMap { $0 }
    let hasInvisibleEnd = ends.contains { $0.properties.generalCategory == .format }
    if folded.level == .letters {
      // Invisible signs are letters here, and may be all there is.
      return Array(slice.utf8) == Array(letters[hit.range]) ? nil : "other letters"
    }
    if hasInvisibleEnd { return "an invisible sign at an end" }
    let grown = folded.map.folded(hit)
    if grown.lowerBound > lower || grown.upperBound < upper { return "a hit that is too short" }
    let again = FoldedText(slice, level: folded.level).utf8
    if again[...] != letters[grown.range] { return "the slice folds otherwise" }
    return nil
  }

  /// A hit begins with a letter, unless the text begins with marks, and what it leaves behind its
  /// last letter cannot be seen.
  private func failureOfEnds(_ hit: TextRange) -> String? {
    if isMark(at: hit.lowerBound) && !(0..<hit.lowerBound).allSatisfy({ isMarkOrInside($0) }) {
      return "a hit that begins with a mark"
    }
    var at = hit.upperBound
    for scalar in text[TextRange(at, text.utf8.count)].unicodeScalars {
      guard isMark(at: at) else { break }
      if !scalar.properties.isDefaultIgnorableCodePoint { return "a mark was cut off behind a hit" }
      at += UTF8.width(scalar)
    }
    return nil
  }

  /// Whether a byte begins a mark or is within a scalar.
  private func isMarkOrInside(_ offset: Int) -> Bool {
    let utf8 = text.utf8
    return isMark(at: offset) || utf8[utf8.index(utf8.startIndex, offsetBy: offset)] & 0xC0 == 0x80
  }
}
