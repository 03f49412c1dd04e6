import Foundation

/// How likely two spellings are one name.
///
/// Names are compared letter group by letter group, consonants weighing most, by what the groups
/// usually become (`v` → ف, `ch` → تش or ش, `g` → غ, ج or ك, vowels often nothing): a weighted
/// alignment whose weights, in `NameCostTable`, were learned from name pairs.
public enum NameSimilarity {
  /// The chance, 0…1, that an Arabic and a Latin word spell one name; articles and clitics must
  /// be off. At 0.5, of 10,000 pairs of unrelated names two or three are taken for one name.
  ///
  ///     NameSimilarity.score(arabic: "ميستورا", latin: "Mistura")   // 0.99
  public static func score(arabic: String, latin: String) -> Double {
    chance(NameSkeleton(arabic: arabic).evidence(with: NameSkeleton(latin: latin)))
  }

  /// The chance, 0…1, that two Arabic words are spellings of one name: كليمانس and كليمنس.
  public static func score(arabic: String, arabic other: String) -> Double {
    let evidence = NameSkeleton(arabic: arabic).evidence(with: NameSkeleton(arabic: other))
    return chance(evidence, middle: variantMiddle)
  }

  /// Where the chance is even, in nats, across scripts and within Arabic.
  static let middle = 0.5
  static let variantMiddle = 2.0

  static func chance(_ evidence: Double, middle: Double = middle) -> Double {
    1 / (1 + exp((middle - evidence) / 1.5))
  }
}
