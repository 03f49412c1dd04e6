internal import Bitext
internal import TextAnalysis

/// The words of a text as terms are made of them: hyphenated ones in their parts.
///
/// `de-escalation` is one word to a reader and two here, so that it meets `de escalation`; where a
/// hyphen parts two words, `joined` tells how many make one without it, so that `cease-fire` meets
/// `ceasefire`.
struct TermTokens {
  /// Ranges of the folded letters.
  private(set) var ranges: [Range<Int>] = []
  /// For the first part of a hyphenated word its number of parts; 1 for others.
  private(set) var parts: [Int] = []

  init(_ folded: FoldedText) {
    let words = WordSegmenter.words(in: folded)
    ranges.reserveCapacity(words.count)
    parts.reserveCapacity(words.count)
    for word in words { add(word, of: folded.utf8) }
  }

  /// What may stand between two words of a term that lists things or holds initials.
  static let commas: Set<String> = [", ", ". ", "\u{060C} ", ": ", "; ", "\u{061B} "]

  /// Whether a comma or the like follows each word but the last.
  func commasFollow(in letters: [UInt8]) -> [Bool] {
    zip(ranges, ranges.dropFirst()).map { word, next in
      let gap = letters[word.upperBound..<next.lowerBound]
      return TermTokens.commas.contains(String(decoding: gap, as: UTF8.self))
    }
  }

  private static var hyphen: UInt8 { UInt8(ascii: "-") }

  private mutating func add(_ word: Word, of letters: [UInt8]) {
    let range = word.range.range
    guard word.kind == .letters, letters[range].contains(TermTokens.hyphen) else {
      ranges.append(range)
      parts.append(1)
      return
    }
    let pieces = letters[range].split(separator: TermTokens.hyphen)
    for (place, piece) in pieces.enumerated() {
      ranges.append(piece.startIndex..<piece.endIndex)
      parts.append(place == 0 ? pieces.count : 1)
    }
  }
}
