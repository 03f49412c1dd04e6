internal import Bitext
internal import TextAnalysis

/// Reads texts as runs of numbered words and finds the noun phrases in them.
///
/// Each distinct word is looked at once, when it is first met.
struct PhraseReader: Sendable {
  private let morphology: ArabicMorphology?
  private var words = WordTable()
  private var seen: [MiningWord] = []

  /// A text as numbers of words; -1 where a phrase cannot go on.
  struct Run {
    fileprivate(set) var words: [Int32] = []
    /// Where each stands in the folded text.
    fileprivate(set) var ranges: [TextRange] = []
  }

  init(_ morphology: ArabicMorphology?) { self.morphology = morphology }

  subscript(number: Int32) -> MiningWord { seen[Int(number)] }

  mutating func run(of folded: FoldedText) -> Run {
    var run = Run()
    var end = 0
    for word in WordSegmenter.words(in: folded) {
      // Between the words of a term nothing stands but blanks.
      let isParted = folded.utf8[end..<word.range.lowerBound].contains { $0 != 0x20 }
      if isParted, !run.words.isEmpty {
        run.words.append(-1)
        run.ranges.append(TextRange(end, end))
      }
      run.words.append(number(of: folded.utf8[word.range.range], isArabic: word.kind == .arabic))
      run.ranges.append(word.range)
      end = word.range.upperBound
    }
    return run
  }

  private mutating func number(of letters: ArraySlice<UInt8>, isArabic: Bool) -> Int32 {
    let number: Int
    if let known = words.number(of: letters) {
      number = known
    } else {
      seen.append(MiningWord(letters, isArabic: isArabic, morphology) ?? .none)
      number = words.add(letters)
    }
    return seen[number].kind == .other ? -1 : Int32(number)
  }

  /// Hands over every run of two words or more that may stand in a noun phrase: what all forms of it are
  /// known by, its place among the words, and the words.
  func forEachPhrase(
    in run: [Int32],
    _ body: (_ key: UInt64, _ place: Range<Int>, _ words: ArraySlice<MiningWord>)
      -> Void
  ) {
    var phrase: [MiningWord] = []
    for start in run.indices where run[start] >= 0 {
      phrase.removeAll(keepingCapacity: true)
      phrase.append(self[run[start]])
      var key = phrase[0].key
      var end = start + 1
      while end < run.count, run[end] >= 0, phrase.count < NounPhrase.longest {
        let next = self[run[end]]
        guard NounPhrase.mayFollow(next, phrase[phrase.count - 1]) else { break }
        phrase.append(next)
        key = Self.mixed(key, next.key)
        end += 1
        body(key, start..<end, phrase[...])
      }
    }
  }

  /// What two words or more are known by together.
  static func mixed(_ key: UInt64, _ next: UInt64) -> UInt64 {
    let sum = (key &* 0x9E37_79B9_7F4A_7C15) ^ (next &+ 0x632B_E59B_D9B4_E019)
    return sum ^ sum >> 29
  }

  /// Whether the word behind a joint is of the phrase before it: an adjective, a genitive, or a noun
  /// behind ل.
  func goesOn(_ run: [Int32], at place: Int) -> Bool {
    guard place < run.count, run[place - 1] >= 0, run[place] >= 0 else { return false }
    let behind = self[run[place]]
    return behind.hasLam || NounPhrase.mayFollow(behind, self[run[place - 1]])
  }

  /// What the words before and behind a joint are known by; nil where they cannot be of one phrase, be it
  /// as noun and adjective, in an idafa, or by a particle (والاجتماعي, للطاقة).
  func joint(in run: [Int32], at place: Int) -> (before: UInt64, behind: UInt64)? {
    guard place > 0, place < run.count, run[place - 1] >= 0, run[place] >= 0 else { return nil }
    let (before, behind) = (self[run[place - 1]], self[run[place]])
    guard behind.hasParticles || NounPhrase.mayFollow(behind, before) else { return nil }
    return (before.key, behind.key)
  }

  /// The words as they were written, particles off.
  func form(_ numbers: PhraseWords) -> String {
    numbers.map { self[$0].form }.joined(separator: " ")
  }
}
