internal import Bitext
internal import TextAnalysis

/// How alike two texts are, as translators expect it.
///
/// Texts are compared word by word, without vowel marks, case, the spellings of Arabic writers and
/// signs between words. The score is 1 − edits / words of the longer text, where a word put in, left
/// out or exchanged is one edit and a word that differs in particles, article, pronoun or feminine
/// ending a quarter of one: «مناطق خفض التوتر» is found for «وبمناطق خفض التوتر» with 91 %. What
/// the comparison passes over costs a fixed penalty and is named. Numbers alone cost their penalty,
/// however many they are. `Documentation/Matching.md` has a table of examples.
public struct Similarity: Sendable {
  public let penalties: MatchPenalties

  public init(penalties: MatchPenalties = .standard) { self.penalties = penalties }

  /// Compares a text looked up with a text of the memory.
  public func comparison(of query: String, with text: String) -> TextComparison {
    var known = WordShapes()
    let (query, text) = (MatchText(query, &known), MatchText(text, &known))
    var rows: [Int] = []
    guard let measured = measure(query, text, atLeast: 0, rows: &rows) else {
      return TextComparison(score: MatchScore(points: 0), differences: [.words], words: [])
    }
    return TextComparison(
      score: MatchScore(points: measured.points), differences: measured.differences,
      words: WordDifference.all(between: query, and: text))
  }

  /// What a comparison gives without the places of the differences.
  struct Measured {
    let points: Int
    let differences: Set<MatchDifference>
  }

  /// Nil if the score is below `least` hundredths of a percent.
  func measure(
    _ query: MatchText, _ text: MatchText, atLeast least: Int, rows: inout [Int]
  ) -> Measured? {
    let longer = max(query.count, text.count)
    if longer == 0 { return wordless(query, text, atLeast: least) }
    if let likeness = differingInNumbersAlone(query, text) {
      return kept(likeness, atLeast: least)
    }
    let whole = WordAlignment.word * longer
    let limit = whole * (10_000 - min(least, 10_000)) / 10_000
    guard
      let alignment = WordAlignment.measure(query.shapes, text.shapes, limit: limit, rows: &rows)
    else { return nil }
    if alignment.distance == 0 {
      return kept(SignDifferences.between(query, text), atLeast: least)
    }
    var differences: Set<MatchDifference> =
      alignment.distance < WordAlignment.word ? [.clitics] : [.words]
    if alignment.respelled > 0 { differences.insert(.orthographic) }
    let points =
      10_000 * (whole - alignment.distance) / whole - penalties.points(for: differences)
    guard points >= least else { return nil }
    return Measured(points: max(0, points), differences: differences)
  }

  /// Texts without a word are found when their signs are the same.
  private func wordless(_ query: MatchText, _ text: MatchText, atLeast least: Int) -> Measured? {
    let folds = [query, text].map { FoldedText($0.text, level: .spelling).utf8 }
    guard folds[0] == folds[1] else {
      return least > 0 ? nil : Measured(points: 0, differences: [.words])
    }
    return kept(SignDifferences.between(query, text), atLeast: least)
  }

  /// The score of texts whose words are the same.
  private func kept(_ differences: Set<MatchDifference>, atLeast least: Int) -> Measured? {
    var points = MatchScore.identical.points - penalties.points(for: differences)
    if !differences.isEmpty { points = min(points, MatchScore.nearlyIdentical.points) }
    points = max(0, points)
    return points >= least ? Measured(points: points, differences: differences) : nil
  }

  /// The differences of two texts that have other numbers and the same words; nil for others.
  private func differingInNumbersAlone(
    _ query: MatchText, _ text: MatchText
  ) -> Set<MatchDifference>? {
    guard query.hasNumbers, text.hasNumbers, query.count == text.count else { return nil }
    var hasOthers = false
    for (one, other) in zip(query.shapes, text.shapes) where one.spelling != other.spelling {
      guard one.isNumber && other.isNumber else { return nil }
      hasOthers = true
    }
    return hasOthers ? SignDifferences.between(query, text).union([.numbers]) : nil
  }
}

/// How one text differs from another.
public struct TextComparison: Hashable, Sendable {
  public let score: MatchScore
  public let differences: Set<MatchDifference>
  /// The words that differ, from left to right.
  public let words: [WordDifference]

  public init(score: MatchScore, differences: Set<MatchDifference>, words: [WordDifference]) {
    self.score = score
    self.differences = differences
    self.words = words
  }
}

/// Many texts made ready, to compare one with all of them: the yardstick of every index.
public struct EveryText {
  private let texts: [MatchText]
  private var known: WordShapes
  private let similarity: Similarity

  public init(_ texts: [String], _ similarity: Similarity = Similarity()) {
    var known = WordShapes()
    self.texts = texts.map { MatchText($0, &known) }
    self.known = known
    self.similarity = similarity
  }

  /// The scores that reach `percent`, in hundredths of a percent, the best first.
  public func scores(of query: String, atLeast percent: Int) -> [Int] {
    var known = known
    var rows: [Int] = []
    let query = MatchText(query, &known)
    return texts.compactMap {
      similarity.measure(query, $0, atLeast: 100 * percent, rows: &rows)?.points
    }.sorted(by: >)
  }
}
