internal import TextAnalysis

/// The distinct words of a text with all that is known of them, made when first met.
struct SeenWords {
  private let index: TermIndex
  private let morphology: ArabicMorphology?
  private var table = WordTable()
  private var words: [SeenWord] = []
  private var allReadings: [WordReadings] = []
  /// The words of forms that each word of the text may stand for.
  private var candidates: [Int32] = []

  private struct SeenWord {
    /// Candidates by readings without particles, then by those behind some.
    let bare: Range<Int32>
    let behindParticles: Range<Int32>
    /// Whether one of the readings is that of a noun behind the particle ل, which may follow another.
    let mayFollowLam: Bool
  }

  init(_ matcher: TermMatcher) {
    index = matcher.index
    morphology = matcher.morphology
  }

  func readings(of number: Int) -> WordReadings { allReadings[number] }

  /// Where the words of forms stand for which a word may: behind particles only the first of a term
  /// stands, or one behind ل.
  func candidates(of number: Int, isFirst: Bool) -> Range<Int> {
    let word = words[number]
    let takesAll = isFirst || word.mayFollowLam
    let end = takesAll ? word.behindParticles.upperBound : word.bare.upperBound
    return Int(word.bare.lowerBound)..<Int(end)
  }

  func candidate(_ place: Int) -> Int32 { candidates[place] }

  /// The number of a word among those seen.
  mutating func number(of letters: ArraySlice<UInt8>) -> Int {
    if let number = table.number(of: letters) { return number }
    let readings = WordReadings(of: letters, morphology, isKnown: index.isKnown)
    let start = candidates.count
    add(readings, isBare: true, from: start)
    let middle = candidates.count
    add(readings, isBare: false, from: start)
    words.append(
      SeenWord(
        bare: Int32(start)..<Int32(middle),
        behindParticles: Int32(middle)..<Int32(candidates.count),
        mayFollowLam: readings.readings.contains(where: \.isBehindLam)))
    allReadings.append(readings)
    return table.add(letters)
  }

  private mutating func add(_ readings: WordReadings, isBare: Bool, from start: Int) {
    for reading in readings.readings where reading.isBare == isBare {
      index.words(with: reading.stem) { word in
        if !candidates[start...].contains(word) { candidates.append(word) }
      }
    }
  }
}
