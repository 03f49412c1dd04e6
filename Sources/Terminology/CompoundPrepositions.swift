internal import TextAnalysis

/// Prepositions that Arabic makes of ب, a noun and another preposition (Ryding 2005, chapter 16): the
/// noun in them is none any more.
enum CompoundPrepositions {
  /// Whether two words of a text, in folded letters of level L1, are one: وبالنسبة, إلى.
  static func begins(with word: ArraySlice<UInt8>, before next: ArraySlice<UInt8>) -> Bool {
    let core = core(of: word)
    guard core.starts(with: opening) else { return false }
    guard let followers = table[folded(core)] else { return false }
    let letters = folded(next)
    // The particle ل is written upon the next word.
    return followers.contains { $0 == lam ? letters.starts(with: lam) : letters == $0 }
  }

  /// Each with what must follow, for a linguist to review.
  private static let rows = """
    بالنسبة إلى ل
    بالإضافة إلى ل
    بالرغم من
    بالقرب من
    بالنظر إلى ل
    بالقياس إلى
    بالمقارنة مع
    """

  private static let table: [[UInt8]: [[UInt8]]] = Dictionary(
    uniqueKeysWithValues: rows.split(separator: "\n").map { row in
      let words = row.split(separator: " ").map { folded(Array($0.utf8)[...]) }
      return (words[0], Array(words.dropFirst()))
    })

  private static let opening = Array("بال".utf8)
  private static let lam = Array("ل".utf8)
  private static let conjunctions = ["و", "ف"].map { Array($0.utf8) }

  /// The word without و or ف.
  private static func core(of word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    for conjunction in conjunctions where word.starts(with: conjunction) {
      return word.dropFirst(conjunction.count)
    }
    return word
  }

  private static func folded(_ letters: ArraySlice<UInt8>) -> [UInt8] {
    FoldedText(String(decoding: letters, as: UTF8.self), level: .spelling).utf8
  }
}
