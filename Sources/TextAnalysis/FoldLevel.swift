/// How far two spellings may differ and still count as the same word, least first.
///
/// Each level does what the one before it does, and more.
public enum FoldLevel: Int, Sendable, Hashable, Codable, Comparable, CaseIterable {
  /// L0: the letters as they are.
  case letters
  /// L1: vowel marks, tatweel, invisible characters, presentation forms, kinds of blank, digits of
  /// three scripts, and the case and accents of Latin letters: كِتَـٰب = كتب, ١٢ = 12.
  case marks
  /// L2: hamza and its seats, final ya, ta marbuta, Persian letters: أستانا = آستانا,
  /// مسؤول = مسئول.
  case spelling
  /// L3: clitics and regular inflection, word by word: وبمناطقها = مناطق. The letters are those of
  /// L2; `ArabicStem` and `EnglishStem` say which words are one.
  case inflection
  /// L4: the dictionary's word forms, where it is installed: broken plurals and irregular stems,
  /// مناطق = منطقة, علماء = عالم. The letters are those of L2; `ArabicMorphology` says which words
  /// are one.
  case lexicon

  /// `L0` to `L4`, the name the level goes by in reports.
  public var name: String { "L\(rawValue)" }

  public static func < (a: FoldLevel, b: FoldLevel) -> Bool { a.rawValue < b.rawValue }
}
