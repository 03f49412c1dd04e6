/// One way of reading an Arabic word: its particles, its pronoun, its ending, and its stem.
///
/// وبمناطقها reads as و+ب+مناطق+ها, and, as far as letters go, also as a word of its own. A word keeps
/// all its readings; which one is meant shows when one of them is a known word. Function words
/// (في, الذي, إليها) have but their own.
public struct ArabicReading: Hashable, Sendable {
  public let proclitics: Proclitics
  /// The word without particles and pronoun, as UTF-8 bytes of the word at level L1. The article
  /// belongs to it.
  public let phrase: Range<Int>
  public let hasPronoun: Bool
  /// What the ending says, such as `plural`; empty if nothing was taken off.
  public let inflection: String
  public let stem: Stem
  /// Whether a list of the house pairs the two forms (أولى and أول), and not a rule for endings.
  public let isListed: Bool

  /// Whether no particle was taken off.
  var isWhole: Bool { proclitics.isEmpty && !proclitics.hasArticle }

  /// The `inflection` of a feminine.
  public static let feminine = ArabicInflection.Kind.feminine.rawValue
  /// The `inflection` of a dual.
  public static let dual = ArabicInflection.Kind.dual.rawValue
}
