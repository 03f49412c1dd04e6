/// How good a match is: 100 % for the same letters, 101 % for the same letters in the same context.
///
/// Kept in hundredths of a percent, so that 91.66 goes before 91.30; shown in whole percents,
/// rounded down, so that nothing is shown better than it is.
public struct MatchScore: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  /// Hundredths of a percent, 0…10,100.
  public let points: Int

  public init(points: Int) { self.points = points }

  public init(percent: Int) { points = percent * 100 }

  public static let identical = MatchScore(percent: 100)
  public static let inContext = MatchScore(percent: 101)
  /// The best a text can be that is not the same letter by letter.
  static let nearlyIdentical = MatchScore(points: 9999)

  /// Whole percents, rounded down.
  public var percent: Int { points / 100 }

  public var description: String { "\(percent) %" }

  public static func < (a: MatchScore, b: MatchScore) -> Bool { a.points < b.points }
}

/// What a match differs in from the text looked up. Named with every match; none costs nothing.
public enum MatchDifference: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
  /// Words were put in, left out or exchanged.
  case words
  /// Words are the same but for particles, the article, pronouns or the feminine ending.
  case clitics
  /// Numbers alone: everything else is as it was.
  case numbers
  /// Hamza, ya, ta marbuta, vowel marks, Persian letters, digits of another script, accents.
  case orthographic
  /// Capital and small letters.
  case letterCase = "case"
  /// Punctuation, other signs between the words, and blanks.
  case punctuation
  /// Inline codes.
  case tags

  public static func < (a: Self, b: Self) -> Bool { a.place < b.place }

  private var place: Int { MatchDifference.allCases.firstIndex(of: self) ?? 0 }
}

/// What differences that are no words cost, in percent. `words` and `clitics` have no row: they are
/// measured (`Similarity`).
public struct MatchPenalties: Hashable, Sendable, Codable {
  public var numbers: Int
  public var orthographic: Int
  public var letterCase: Int
  public var punctuation: Int
  public var tags: Int

  public init(
    numbers: Int = 3, orthographic: Int = 1, letterCase: Int = 1, punctuation: Int = 1,
    tags: Int = 1
  ) {
    self.numbers = numbers
    self.orthographic = orthographic
    self.letterCase = letterCase
    self.punctuation = punctuation
    self.tags = tags
  }

  public static let standard = MatchPenalties()

  /// Percents a difference costs.
  public subscript(difference: MatchDifference) -> Int {
    switch difference {
    case .words, .clitics: 0
    case .numbers: numbers
    case .orthographic: orthographic
    case .letterCase: letterCase
    case .punctuation: punctuation
    case .tags: tags
    }
  }

  /// What some differences cost together, in hundredths of a percent.
  func points(for differences: Set<MatchDifference>) -> Int {
    differences.reduce(0) { $0 + 100 * self[$1] }
  }
}
