import Bitext
import Foundation

/// 28 February 2017, half past two in the afternoon, UTC.
let afternoon = Date(timeIntervalSince1970: 1_488_292_200)

/// A unit of two texts.
func unit(
  _ source: String, _ target: String, sourceCodes: [InlineCode] = [], targetCodes: [InlineCode] = []
) -> TranslationUnit {
  TranslationUnit(
    source: .init(language: .arabic, content: TaggedText(source, codes: sourceCodes)),
    target: .init(language: .english, content: TaggedText(target, codes: targetCodes)))
}

/// Words for units of the tests' own making.
enum Wording {
  static let arabic = [
    "و\u{64E}ص\u{64E}ل\u{64E} الوفد\u{64F}",
    "إلى المدينة",
    "صباح\u{64E} الأحد",
    "بعد رحلة\u{64D} طويلة",
    "١٢ كيلومترا",
    "«الهدنة»",
    "؟",
  ]
  static let english = [
    "The delegation", "reached the town", "on Sunday morning", "after a long trip", "12 km",
    "a & b", "x < y > z", "“truce”",
  ]
  /// Signs that XML, tables and screens treat apart: escapes, white space, directions, planes.
  static let signs = [
    "\t", "\n", "\r", "\r\n", "\\", "\"", "'", "&", "<", ">", "]]>", "\u{200F}",
    "\u{202B}x\u{202C}",
    "\u{2067}y\u{2069}", "\u{200C}", "\u{A0}", "\u{1F54A}", "\u{20000}", "\u{85}", "\u{2028}",
    "e\u{301}", "\u{FEFF}", "  ",
  ]
}
