import Foundation

/// How likely two spellings are one name.
///
/// Names are compared letter group by letter group, consonants weighing most, by what the groups
/// usually become (`v` → ف, `ch` → تش or ش, `g` → غ, ج or ك, vowels often nothing): a weighted
/// alignment whose weights, in `NameCostTable`, were learned from name pairs.
public enum NameSimilarity {
  /// The chance, 0…1, that an Arabic and a Latin word spell one name; articles and clitics must
  /// be off. At 0.5, of 10,000 pairs of unrelated names three are taken for one name.
  ///
  ///     NameSimilarity.score(arabic: "ميستورا", latin: "Mistura")   // 1.00
  public static func score(arabic: String, latin: String) -> Double {
    score(NameSkeleton(arabic: arabic), NameSkeleton(latin: latin))
  }

  /// The chance, 0…1, that two Arabic words are spellings of one name: كليمانس and كليمنس.
  ///
  /// At 0.5, of 10,000 pairs of different names one or two are taken for one. Spellings that are
  /// known as two Arabic names, such as محمد and محمود, score 0.
  public static func score(arabic: String, arabic other: String) -> Double {
    score(NameSkeleton(arabic: arabic), NameSkeleton(arabic: other))
  }

  /// The same for names made ready; 0 if both are in Latin letters or one is empty.
  public static func score(_ a: NameSkeleton, _ b: NameSkeleton) -> Double {
    let evidence = a.evidence(with: b)
    guard a.isArabic, b.isArabic else { return chance(evidence) }
    return variantChance(a.letters, b.letters, evidence, (a.selfEvidence, b.selfEvidence))
  }

  /// The same for two Arabic names in codes of `NameLetters`, by a pairing other than the built-in
  /// one: for measuring tables that were learned from other names.
  public static func score(
    arabic: [UInt8], arabic other: [UInt8], by pairing: LetterPairing
  ) -> Double {
    variantChance(
      arabic, other, pairing.evidence(arabic: arabic, arabic: other),
      (
        pairing.evidence(arabic: arabic, arabic: arabic),
        pairing.evidence(arabic: other, arabic: other)
      ))
  }

  private static func variantChance(
    _ a: [UInt8], _ b: [UInt8], _ evidence: Double, _ own: (Double, Double)
  ) -> Double {
    if a == b { return a.isEmpty ? 0 : 1 }
    if NativeNames.areBoth(a, b) { return 0 }
    // What two spellings lack of one name's own evidence counts again in part: long names that
    // differ in one consonant (بونكو, بونتشي) have enough evidence, but are two names.
    let loss = (own.0 + own.1) / 2 - evidence
    return chance(evidence - lossWeight * loss, middle: variantMiddle)
  }

  /// Where the chance is even, in nats, across scripts and within Arabic.
  static let middle = 0.5
  private static let variantMiddle = -0.7
  private static let lossWeight = 0.4

  static func chance(_ evidence: Double, middle: Double = middle) -> Double {
    1 / (1 + exp((middle - evidence) / 1.5))
  }
}
