/// The texts of frequent words as sets, kept from one look-up to the next: a set says of a text at
/// once whether it has the word, where postings must be read from their start.
struct FrequentTexts: Sendable {
  private var kept: [Int64: (texts: TextSet, asked: Int)] = [:]
  /// How often a frequent word was asked for that is not kept.
  private var asked: [Int64: Int] = [:]
  private var askings = 0
  private let highest: Int64
  private let mostKept: Int

  /// A word that every 64th text has takes no more room as a set than as a row of numbers.
  private static let share: Int64 = 64
  /// Reading a word as a set costs what counting it costs, and its room besides.
  private static let askedBefore = 2
  private static let mostBytes = 32 << 20

  /// For texts from 0 to `highest`.
  init(upTo highest: Int64 = 0) {
    self.highest = highest
    mostKept = max(FrequentTexts.mostBytes / max(Int(highest) / 8, 1), 8)
  }

  /// The texts of a word; nil if it is not frequent, or was seldom asked for.
  ///
  /// - Parameter count: in how many texts it stands.
  /// - Parameter read: enters the texts.
  mutating func texts(
    of core: Int64, count: Int64, reading read: (inout TextSet) throws -> Void
  ) rethrows -> TextSet? {
    guard count > highest / FrequentTexts.share else { return nil }
    askings += 1
    if let known = kept[core]?.texts {
      kept[core]?.asked = askings
      return known
    }
    asked[core, default: 0] += 1
    guard asked[core, default: 0] > FrequentTexts.askedBefore else { return nil }
    var texts = TextSet(upTo: highest)
    try read(&texts)
    keep(texts, of: core)
    return texts
  }

  private mutating func keep(_ texts: TextSet, of core: Int64) {
    if kept.count >= mostKept, let oldest = kept.min(by: { $0.value.asked < $1.value.asked }) {
      kept[oldest.key] = nil
      asked[oldest.key] = nil
    }
    kept[core] = (texts, askings)
  }
}

/// Sets of texts of which each weighs as many words as a query has of it.
struct WeightedTexts {
  private var sets: [(texts: TextSet, words: Int)] = []
  /// The words of all sets together.
  private(set) var words = 0

  /// The rows of all sets.
  var rows: Int { sets.count * (sets.first?.texts.rows ?? 0) }

  mutating func append(_ texts: TextSet, words: Int) {
    sets.append((texts, words))
    self.words += words
  }

  /// Calls `body` with the bits of all sets. A look-up that has no rare words spends its time with
  /// them, so that the sets are not held anew for each text.
  func withBits<Value>(_ body: (Bits) -> Value) -> Value {
    func gather(_ bits: [Bits.Weighted]) -> Value {
      guard bits.count < sets.count else {
        return bits.withUnsafeBufferPointer {
          body(Bits(sets: $0, words: words, rows: sets.first?.texts.rows ?? 0))
        }
      }
      let set = sets[bits.count]
      return set.texts.withUnsafeBytes {
        gather(bits + [Bits.Weighted(start: $0, words: set.words)])
      }
    }
    return gather([])
  }

  /// The sets while they lie where they lie.
  struct Bits {
    fileprivate struct Weighted {
      let start: UnsafeRawBufferPointer
      let words: Int
    }

    fileprivate let sets: UnsafeBufferPointer<Weighted>
    fileprivate let words: Int
    fileprivate let rows: Int

    /// How many words a text has; nil if fewer than `least`, which the rarest words soon tell if they
    /// come first.
    @inline(__always)
    func count(of text: Int64, atLeast least: Int) -> Int? {
      var count = words
      for set in sets where !TextSet.contains(text, set.start) {
        count -= set.words
        if count < least { return nil }
      }
      return count >= least ? count : nil
    }

    /// Calls `body` with each text that has at least so many words, more than none, while it says to go
    /// on.
    ///
    /// Texts are counted 512 at once: a row of bits for the ones of all counts, a row for the twos,
    /// and so on (bit-sliced arithmetic; O'Neil and Quass 1997).
    func forEachText(atLeast least: Int, _ body: (Int64) -> Bool) {
      guard least <= words else { return }
      let planes = Int.bitWidth - words.leadingZeroBitCount
      withUnsafeTemporaryAllocation(of: TextSet.Row.self, capacity: planes) { counts in
        for row in 0..<rows {
          count(row, counts)
          // From the lowest place up: a higher one decides over all below it.
          var reaches = TextSet.Row(repeating: .max)
          for plane in 0..<planes {
            reaches = least >> plane & 1 == 1 ? counts[plane] & reaches : counts[plane] | reaches
          }
          guard TextSet.forEachText(of: reaches, at: row, body) else { return }
        }
      }
    }

    @inline(__always)
    private func count(_ row: Int, _ counts: UnsafeMutableBufferPointer<TextSet.Row>) {
      counts.initialize(repeating: .zero)
      var most = 0
      for set in sets {
        let texts = TextSet.row(row, set.start)
        most += set.words
        let planes = Int.bitWidth - most.leadingZeroBitCount
        for bit in 0..<planes where set.words >> bit & 1 == 1 {
          var carry = texts
          for plane in bit..<planes {
            let sum = counts[plane]
            counts[plane] = sum ^ carry
            carry &= sum
          }
        }
      }
    }
  }
}
