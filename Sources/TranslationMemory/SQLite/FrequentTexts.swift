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

/// The texts of words that are less frequent as rows of numbers, kept from one look-up to the next:
/// reading them out of the file takes several times as long as counting them.
struct KeptPostings: Sendable {
  private var kept: [Int64: (texts: [UInt32], asked: Int)] = [:]
  private var askings = 0
  /// The numbers kept, of all words together.
  private var numbers = 0

  private static let mostNumbers = 8 << 20

  /// The texts of a word, in rising order.
  ///
  /// - Parameter count: in how many texts it stands.
  /// - Parameter read: enters the texts.
  mutating func texts(
    of core: Int64, count: Int64, reading read: (inout [UInt32]) throws -> Void
  ) rethrows -> [UInt32] {
    askings += 1
    if let known = kept[core]?.texts {
      kept[core]?.asked = askings
      return known
    }
    var texts: [UInt32] = []
    texts.reserveCapacity(Int(clamping: min(count, 1 << 24)))
    try read(&texts)
    guard texts.count <= KeptPostings.mostNumbers / 4 else { return texts }
    kept[core] = (texts, askings)
    numbers += texts.count
    if numbers > KeptPostings.mostNumbers { forgetOldest() }
    return texts
  }

  /// Whether the texts of a word need not be read.
  func areKept(of core: Int64) -> Bool { kept[core] != nil }

  /// Forgets half of what is kept, so that few look-ups must look for what is old.
  private mutating func forgetOldest() {
    for (core, row) in kept.sorted(by: { $0.value.asked < $1.value.asked }) {
      guard numbers > KeptPostings.mostNumbers / 2 else { return }
      kept[core] = nil
      numbers -= row.texts.count
    }
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

  /// Calls `body` with where the bits of the sets lie, each as often as it has words.
  func withSets<Value>(_ body: (UnsafeBufferPointer<UnsafePointer<UInt64>>) -> Value) -> Value {
    func gather(_ place: Int, _ found: [UnsafePointer<UInt64>]) -> Value {
      guard place < sets.count else { return found.withUnsafeBufferPointer(body) }
      let set = sets[place]
      return set.texts.withBits {
        gather(place + 1, found + repeatElement($0, count: set.words))
      }
    }
    return gather(0, [])
  }
}
