/// The spellings that Arabic writers use for one another (level L2).
///
/// News agencies drop the hamza of the alef (الارهاب), leave the dots of final ya and ta marbuta
/// away or add them (على, علي; الدورة, الدوره), seat a hamza in the Egyptian or the Levantine
/// manner (مسئول, مسؤول), and paste letters from Persian keyboards (ک, ی). Cf. Habash, *Introduction
/// to Arabic Natural Language Processing* (2010), section 3.1, orthographic normalisation.
public enum ArabicSpelling {
  typealias Letter = ArabicLetter

  /// Each letter and the one it counts as. No letter of the right column stands in the left.
  static let folds: [(letter: Unicode.Scalar, countsAs: Unicode.Scalar)] = [
    // Hamza above or below, madda and wasla are left out by most writers at a word's beginning.
    (Letter.alefMadda, Letter.alef),
    (Letter.alefHamzaAbove, Letter.alef),
    (Letter.alefHamzaBelow, Letter.alef),
    (Letter.alefWasla, Letter.alef),
    ("\u{0672}", Letter.alef),
    ("\u{0673}", Letter.alef),
    ("\u{0675}", Letter.alef),
    // Which seat a hamza takes inside a word is a matter of school: شؤون, شئون.
    (Letter.wawHamza, Letter.hamza),
    (Letter.yehHamza, Letter.hamza),
    ("\u{0676}", Letter.hamza),
    ("\u{0677}", Letter.hamza),
    ("\u{0678}", Letter.hamza),
    // Egypt writes every final ya without dots.
    (Letter.alefMaksura, Letter.yeh),
    (Letter.farsiYeh, Letter.yeh),
    ("\u{06CD}", Letter.yeh),
    ("\u{06D0}", Letter.yeh),
    ("\u{06D2}", Letter.yeh),
    ("\u{06D3}", Letter.yeh),
    ("\u{0620}", Letter.yeh),
    // Ta marbuta and the forms of ha.
    (Letter.tehMarbuta, Letter.heh),
    (Letter.hehDoachashmee, Letter.heh),
    (Letter.hehYehAbove, Letter.heh),
    (Letter.hehGoal, Letter.heh),
    ("\u{06C2}", Letter.heh),
    ("\u{06C3}", Letter.heh),
    (Letter.ae, Letter.heh),
    ("\u{06FF}", Letter.heh),
    // Persian kaf, and letters for the sounds that Arabic lacks, as Arabic news writes them.
    (Letter.keheh, Letter.kaf),
    ("\u{06AA}", Letter.kaf),
    (Letter.gaf, Letter.kaf),
    (Letter.peh, Letter.beh),
    (Letter.tcheh, Letter.jeem),
    (Letter.jeh, Letter.zain),
    (Letter.veh, Letter.feh),
    ("\u{06A5}", Letter.feh),
    ("\u{06BA}", Letter.noon),
  ]

  private static let foldOf: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
    uniqueKeysWithValues: folds.map { ($0.letter, $0.countsAs) })

  /// The letter that this one counts as: ا for أ, itself for most.
  public static func fold(_ letter: Unicode.Scalar) -> Unicode.Scalar {
    foldOf[letter] ?? letter
  }

  /// A letter, a mark that may follow it, and the letter the two make (canonical equivalence,
  /// UnicodeData 15.0; alef maksura and Farsi yeh are added, since they look the same under hamza).
  static let compositions: [(base: Unicode.Scalar, mark: Unicode.Scalar, whole: Unicode.Scalar)] = [
    (Letter.alef, Letter.maddaAbove, Letter.alefMadda),
    (Letter.alef, Letter.hamzaAbove, Letter.alefHamzaAbove),
    (Letter.alef, Letter.hamzaBelow, Letter.alefHamzaBelow),
    (Letter.waw, Letter.hamzaAbove, Letter.wawHamza),
    (Letter.yeh, Letter.hamzaAbove, Letter.yehHamza),
    (Letter.alefMaksura, Letter.hamzaAbove, Letter.yehHamza),
    (Letter.farsiYeh, Letter.hamzaAbove, Letter.yehHamza),
    (Letter.ae, Letter.hamzaAbove, Letter.hehYehAbove),
    (Letter.hehGoal, Letter.hamzaAbove, "\u{06C2}"),
    ("\u{06D2}", Letter.hamzaAbove, "\u{06D3}"),
  ]

  /// What the eye sees between two spellings that fold alike, in words for a report:
  /// `hamza` for أستانا and آستانا, `ta marbuta` for الدورة and الدوره. Empty if nothing.
  public static func differences(between a: some StringProtocol, and b: some StringProtocol)
    -> [String]
  {
    let marks = FoldLevel.marks
    let left = FoldedText(String(a), level: marks).text.unicodeScalars
    let right = FoldedText(String(b), level: marks).text.unicodeScalars
    var names: [String] = []
    for (one, other) in zip(left, right) where one != other {
      let name = difference(one, other)
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  private static func difference(_ one: Unicode.Scalar, _ other: Unicode.Scalar) -> String {
    for (name, letters) in families where letters.contains(one) && letters.contains(other) {
      return name
    }
    return "Persian letters"
  }

  private static let families: [(name: String, letters: [Unicode.Scalar])] = [
    (
      "hamza",
      [
        Letter.alef, Letter.alefMadda, Letter.alefHamzaAbove, Letter.alefHamzaBelow,
        Letter.alefWasla, Letter.hamza, Letter.wawHamza, Letter.yehHamza,
      ]
    ),
    ("ya", [Letter.yeh, Letter.alefMaksura]),
    ("ta marbuta", [Letter.heh, Letter.tehMarbuta]),
  ]
}
