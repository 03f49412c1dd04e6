/// How letters of names pair, in hundredths of a nat; see `LetterPairing`.
///
/// Learned from 8153 Latin–Arabic pairs of names by `NameCostFit` in the benchmarks
/// (`Scripts/benchmark fit-names`), which says how; written by it into `Costs` and not edited by hand. A
/// row is two groups of letters and their score: `^` and `$` are the ends of a name, `-` no letter.
enum NameCostTable {
  static var latinArabic: String {
    String(decoding: PackageResources.latin_arabic_txt, as: UTF8.self)
  }

  static var arabicArabic: String {
    String(decoding: PackageResources.arabic_arabic_txt, as: UTF8.self)
  }
}
