import Bitext

/// Parts of names that many names have: by themselves they show nothing.
enum NameParticles {
  /// Folded at the level of spelling.
  static let arabic: Set<String> = [
    "دي", "دو", "دا", "ديل", "لا", "لو", "ال", "فان", "فون", "سان", "بن", "ابن", "بنت", "ابو",
    "ابي", "ام", "عبد",
  ]

  static let latin: Set<String> = [
    "de", "di", "da", "do", "dos", "du", "del", "della", "der", "den", "la", "le", "el", "al",
    "van", "von", "san", "st", "bin", "ben", "ibn", "bint", "abu", "abd", "um",
  ]

  static func contain(_ word: String) -> Bool {
    let folded = WordKeys.folded(word)
    return folded.unicodeScalars.count < 2 || arabic.contains(folded) || latin.contains(folded)
  }
}

extension [Evidence] {
  /// The evidence without names of which one particle or one letter is left: دي = de without
  /// ميستورا = Mistura.
  var withoutLoneParticles: [Evidence] {
    filter { reason in
      guard case .name(let span) = reason else { return true }
      return !NameParticles.contain(span.source) && !NameParticles.contain(span.target)
    }
  }
}
