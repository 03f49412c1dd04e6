internal import Bitext
internal import TextAnalysis

/// A text as the word index sees it: its words, folded at level L1 and named by a hash.
///
/// Words joined by a hyphen are indexed apart, so `de-escalation` meets `de escalation`.
struct IndexedText {
  let folded: FoldedText
  /// The words in order, as ranges of the folded letters.
  private(set) var ranges: [Range<Int>] = []
  /// The key of each word.
  private(set) var keys: [Int64] = []

  init(_ text: String) {
    folded = FoldedText(text, level: .marks)
    // Arabic and English words are seven to eleven bytes long with what parts them.
    ranges.reserveCapacity(folded.utf8.count / 7)
    keys.reserveCapacity(folded.utf8.count / 7)
    WordSegmenter.forEachWord(in: folded) { word in
      let range = word.range.range
      if word.kind == .letters, folded.utf8[range].contains(IndexedText.hyphen) {
        for piece in folded.utf8[range].split(separator: IndexedText.hyphen) {
          add(piece.startIndex..<piece.endIndex)
        }
      } else {
        add(range)
      }
    }
  }

  /// The folded letters of a word.
  func letters(_ word: Int) -> ArraySlice<UInt8> { folded.utf8[ranges[word]] }

  private mutating func add(_ range: Range<Int>) {
    ranges.append(range)
    keys.append(StableHash.of(folded.utf8[range]).wideKey)
  }

  private static let hyphen = UInt8(ascii: "-")
}
