import Alignment
import Bitext
import TextAnalysis

/// The end of a source of which the translation has nothing.
///
/// Of all stretches of words the one is taken that most speaks for an omission: words without a rendering
/// count for it, words with one against it. It is believed if it reaches to the end, is a good part of the
/// source, and the translation has no words left over that may render it in another way.
struct UnrenderedEnd {
  let range: TextRange

  init?(_ unit: UnitReading) {
    guard let found = unit.words, !found.targetWords.isEmpty else { return nil }
    let words = found.sourceWords
    let stretch = Self.stretch(of: words)
    guard stretch.words.upperBound + Self.slack >= words.count,
      Double(stretch.words.count) >= Self.leastShare * Double(words.count),
      stretch.weight - Self.leftOver(found) / 2 >= Self.leastWeight,
      !Self.mayBeShortened(words[stretch.words], words, found, unit.target)
    else { return nil }
    let last = words[stretch.words.upperBound - 1]
    range = TextRange(words[stretch.words.lowerBound].range.lowerBound, last.range.upperBound)
  }

  private static let leastShare = 0.25
  private static let leastWeight = 2.0
  /// How many words behind it may be linked by chance.
  private static let slack = 1
  /// What a word that has a rendering takes away, for one that has none adds at most one.
  private static let weightOfLink = 1.2

  private static func stretch(of words: [RenderedWord]) -> (words: Range<Int>, weight: Double) {
    var best = (words: 0..<0, weight: 0.0)
    var (start, weight) = (0, 0.0)
    for (place, word) in words.enumerated() {
      if weight <= 0 { (start, weight) = (place, 0) }
      weight += word.isLinked ? -weightOfLink * word.chance : 1 - word.chance
      if weight > best.weight { best = (start..<place + 1, weight) }
    }
    return best
  }

  /// How many words of the target render nothing that is known.
  private static func leftOver(_ found: Correspondence) -> Double {
    found.targetWords.reduce(0) { $0 + ($1.isLinked ? 0 : 1 - $1.chance) }
  }

  /// Whether an acronym or a compound of the target may say it all: *MINUSCA*, *intra-curricular*.
  private static func mayBeShortened(
    _ stretch: ArraySlice<RenderedWord>, _ words: [RenderedWord], _ found: Correspondence,
    _ target: SideReading
  ) -> Bool {
    let reach = max(0, stretch.startIndex - 3)..<min(words.count, stretch.endIndex + 3)
    let around = TextRange(
      words[reach.lowerBound].range.lowerBound, words[reach.upperBound - 1].range.upperBound)
    return target.words.contains { word in
      let letters = target.text[word.range]
      let capitals = letters.filter(\.isUppercase).count
      guard capitals >= 3 || letters.contains("-") else { return false }
      let links = found.links.filter { $0.target.overlaps(word.range) }
      return links.isEmpty || links.contains { $0.source.overlaps(around) }
    }
  }
}
