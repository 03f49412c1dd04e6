public import Bitext

/// Finds the numbers, dates, times and document numbers of a text.
///
/// Digits of three scripts, words in Arabic and English with every gender and case, the month
/// names of all Arab countries, percentages, amounts and symbols are read; see the tables in
/// `ArabicNumbers` and `EnglishNumbers`. The reading is linear and keeps nothing, so one finder
/// serves every segment.
///
///     let finder = QuantityFinder(language: .arabic)
///     finder.quantities(in: "وثلاثة وعشرون")[0].canonicalKey   // cardinal:23
public struct QuantityFinder: Sendable {
  private let isArabic: Bool
  private let lexicon: NumeralLexicon

  /// Words of both languages are always read; the language settles what only custom tells, as
  /// that `1.250` is 1250 in Arabic papers and one and a quarter in English ones.
  public init(language: Language) {
    isArabic = language.isArabic
    lexicon = .standard
  }

  /// The quantities in order of their place; ranges are UTF-8 bytes of `text` and do not overlap.
  public func quantities(in text: String) -> [Quantity] {
    var text = text
    return text.withUTF8 { bytes in
      var scan = NumeralScan(bytes, isArabic: isArabic, lexicon: lexicon)
      scan.run()
      return scan.found
    }
  }
}
