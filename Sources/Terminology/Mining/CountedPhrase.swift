/// A noun phrase counted over all texts.
struct CountedPhrase {
  private(set) var count: Int32 = 0
  /// In how many texts it was met.
  private(set) var texts: Int32 = 0
  private var lastText: Int32 = -1
  /// Whether it is a term by its shape.
  let isTerm: Bool
  /// The words of the form met most, by majority vote (Boyer & Moore 1991).
  private(set) var words: PhraseWords
  private var votes: Int32 = 0
  /// The words that stand before and behind it most.
  private var before = Neighbour()
  private var behind = Neighbour()
  private var continued: Int32 = 0

  init(_ words: PhraseWords, isTerm: Bool) {
    self.words = words
    self.isTerm = isTerm
  }

  /// Counts a place.
  ///
  /// - Parameters:
  ///   - before: what the word before it is known by; nil where none of a noun phrase stands there.
  ///   - goesOn: whether the phrase goes on behind it.
  mutating func take(
    _ form: PhraseWords, text: Int32, before: UInt64?, behind: UInt64?, goesOn: Bool
  ) {
    count += 1
    if lastText != text { texts += 1 }
    lastText = text
    if votes == 0 { words = form }
    votes += words == form ? 1 : -1
    self.before.take(before)
    self.behind.take(behind)
    if goesOn { continued += 1 }
  }

  /// Whether it is the beginning of several longer names: three times in four it goes on, be it with one
  /// word or another (مكتب الأمم المتحدة المعني ب, لخدمات, لتنسيق).
  var isBeginning: Bool { continued * 4 >= count * 3 }

  /// Whether it is a piece of something longer: four times in five it has the same word beside it.
  var isPiece: Bool { before.isUsual(of: count) || behind.isUsual(of: count) }

  /// The word met most beside a phrase, by majority vote.
  private struct Neighbour {
    private var key: UInt64 = 0
    private var votes: Int32 = 0

    mutating func take(_ next: UInt64?) {
      if let next, votes == 0 || next == key {
        key = next
        votes += 1
      } else {
        votes = max(0, votes - 1)
      }
    }

    /// A word met four times in five keeps three votes in five.
    func isUsual(of count: Int32) -> Bool { votes * 5 >= count * 3 }
  }
}

/// The numbers of a phrase's words, in place: millions of phrases are counted, and an array each would be
/// an allocation each.
struct PhraseWords: Hashable, Sendable, RandomAccessCollection {
  private var first: Int32 = -1
  private var second: Int32 = -1
  private var third: Int32 = -1
  private var fourth: Int32 = -1
  private var fifth: Int32 = -1

  /// - Parameter words: `NounPhrase.longest` at most.
  init(_ words: ArraySlice<Int32>) {
    precondition(words.count <= 5)
    for (place, word) in words.enumerated() {
      switch place {
      case 0: first = word
      case 1: second = word
      case 2: third = word
      case 3: fourth = word
      default: fifth = word
      }
    }
  }

  var startIndex: Int { 0 }

  var endIndex: Int {
    if fifth >= 0 { return 5 }
    if fourth >= 0 { return 4 }
    if third >= 0 { return 3 }
    return second >= 0 ? 2 : first >= 0 ? 1 : 0
  }

  subscript(place: Int) -> Int32 {
    switch place {
    case 0: first
    case 1: second
    case 2: third
    case 3: fourth
    default: fifth
    }
  }
}
