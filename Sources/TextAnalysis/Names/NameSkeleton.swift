/// A name made ready to be compared with many others.
public struct NameSkeleton: Hashable, Sendable {
  /// Codes between end marks, see `NameLetters`; empty if the name has no letter of its script.
  public let letters: [UInt8]
  let isArabic: Bool
  /// Group numbers for comparing across scripts.
  let groups: [UInt16]
  /// Group numbers for comparing within Arabic, as the first and as the second of two.
  let variantGroups: [UInt16]
  let otherVariantGroups: [UInt16]
  /// What an Arabic name scores against itself, in nats.
  let selfEvidence: Double

  public init(latin name: String) {
    letters = NameLetters.latin(name)
    isArabic = false
    groups = letters.isEmpty ? [] : LetterPairing.latinToArabic.sourceNumbers(of: letters)
    variantGroups = []
    otherVariantGroups = []
    selfEvidence = 0
  }

  public init(arabic name: String) {
    letters = NameLetters.arabic(name)
    isArabic = true
    let isEmpty = letters.isEmpty
    groups = isEmpty ? [] : LetterPairing.latinToArabic.targetNumbers(of: letters)
    variantGroups = isEmpty ? [] : LetterPairing.arabicToArabic.sourceNumbers(of: letters)
    otherVariantGroups = isEmpty ? [] : LetterPairing.arabicToArabic.targetNumbers(of: letters)
    selfEvidence =
      isEmpty ? 0 : LetterPairing.arabicToArabic.evidence(variantGroups, otherVariantGroups)
  }

  /// The log-likelihood ratio, in nats, that both spell one name; −∞ if one is empty or both are
  /// in Latin letters. About a microsecond.
  public func evidence(with other: NameSkeleton) -> Double {
    guard !letters.isEmpty, !other.letters.isEmpty else { return -.infinity }
    switch (isArabic, other.isArabic) {
    case (true, true):
      return LetterPairing.arabicToArabic.evidence(variantGroups, other.otherVariantGroups)
    case (true, false): return LetterPairing.latinToArabic.evidence(other.groups, groups)
    case (false, true): return LetterPairing.latinToArabic.evidence(groups, other.groups)
    case (false, false): return -.infinity
    }
  }
}
