internal import CKernels

/// How many words of a query texts have.
///
/// Texts are counted 512 at once: for each 512 a row of bits for the ones of all counts, a row for
/// the twos, and so on (bit-sliced arithmetic; O'Neil and Quass 1997).
struct WordCounts: Sendable {
  /// For each 512 texts as many rows as `planes` says, the ones first.
  private var bits: [UInt64] = []
  /// The rows of one plane.
  private let rows: Int
  private var planes = 0
  /// The words counted so far.
  private var words = 0
  /// Whether something may be counted that was not asked for.
  private var isLeft = false

  /// Never written after it is made.
  private nonisolated(unsafe) static let kernels = ckernels_best().pointee

  /// For texts from 0 to `highest`.
  init(upTo highest: Int64 = 0) { rows = TextSet(upTo: max(highest, 0)).rows }

  /// Forgets what was counted before.
  ///
  /// - Parameter most: the words that will be counted of a text at most.
  mutating func begin(upTo most: Int) {
    if isLeft { bits = [] }
    isLeft = most > 0
    planes = Int.bitWidth - most.leadingZeroBitCount
    words = 0
    let missing = rows * planes * WordCounts.row - bits.count
    if missing > 0 { bits.append(contentsOf: repeatElement(0, count: missing)) }
  }

  /// Words of memory that hold a row.
  private static let row = TextSet.Row.scalarCount

  /// Counts texts of which each has so many words more. Numbers beyond the end, of a damaged file, are
  /// passed over.
  mutating func count(_ words: Int, of texts: [UInt32]) {
    self.words += words
    let (planes, end) = (planes, rows << 9)
    bits.withUnsafeMutableBufferPointer { bits in
      for bit in 0..<planes where words >> bit & 1 == 1 {
        for text in texts where text < end {
          var carry: UInt64 = 1 << UInt64(text & 63)
          var place = (Int(text) >> 9 * planes + bit) << 3 + Int(text) >> 6 & 7
          for _ in bit..<planes {
            let sum = bits[place]
            bits[place] = sum ^ carry
            carry &= sum
            guard carry != 0 else { break }
            place += WordCounts.row
          }
        }
      }
    }
  }

  /// Calls `body` with each text that has at least so many words, more than none, and with how many,
  /// in rising order, while it says to go on. What was counted is forgotten.
  ///
  /// - Parameter known: words whose texts are known, besides those counted.
  mutating func forEachText(
    atLeast least: Int, besides known: WeightedTexts, _ body: (Int64, Int) -> Bool
  ) {
    let (least, planes, words, rows) = (max(least, 1), planes, words, rows)
    guard least <= words + known.words else { return }
    precondition(words + known.words < 1 << 24, "the loop has room for 24 planes")
    isLeft = planes > 0
    let room = WordCounts.rowsAtOnce << 9
    let isDone = known.withSets { sets in
      bits.withUnsafeMutableBufferPointer { bits in
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * room) { found in
          guard let texts = found.baseAddress else { return false }
          let counts = texts + room
          for first in stride(from: 0, to: rows, by: WordCounts.rowsAtOnce) {
            let end = min(first + WordCounts.rowsAtOnce, rows)
            let count = WordCounts.kernels.countBits(
              sets.baseAddress, sets.count, bits.baseAddress, planes, words, first, end, least,
              texts, counts)
            for place in 0..<count {
              guard body(Int64(texts[place]), Int(counts[place])) else { return false }
            }
          }
          return true
        }
      }
    }
    if isDone { isLeft = false }
  }

  /// What is found in so many rows lies in the processor's cache.
  private static let rowsAtOnce = 16
}
