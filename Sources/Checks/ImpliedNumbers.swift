import Bitext
import TextAnalysis

/// Words that say a number without naming it: trio, biweekly, fourfold, ثلاثي.
enum ImpliedNumbers {
  /// Whether a word of the side holds the number.
  static func isSaid(_ number: Int, in side: SideReading) -> Bool {
    guard let signs = table[number] else { return false }
    return side.words.contains { word in
      guard word.kind != .number else { return false }
      let letters = FoldedText(String(side.text[word.range]), level: .spelling).text
      return signs.contains { letters.hasPrefix($0) || letters.hasPrefix("ال" + $0) }
    }
  }

  /// The beginnings of such words, folded.
  private static let table: [Int: [String]] = [
    2: ["two", "doubl", "twin", "twice", "bilateral", "pair", "both", "couple", "second", "ثنائي"],
    3: ["three", "tripl", "trio", "trilateral", "tripartite", "ثلاثي"],
    4: ["four", "quart", "quadr", "رباعي"],
    5: ["five", "quint", "خماسي"],
    6: ["six", "سداسي"],
    7: ["seven", "سباعي"],
    8: ["eight", "octagon", "ثماني"],
    9: ["nine"],
    10: ["decade", "ten", "عقد"],
    12: ["dozen", "twelve"],
    14: ["fortnight"],
    20: ["score"],
    100: ["centur", "hundred", "قرن"],
    1000: ["thousand", "millen"],
  ]
}
