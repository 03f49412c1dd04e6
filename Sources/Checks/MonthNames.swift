import Bitext
import TextAnalysis

/// Names of months that are other words too (March, مارس) or cut short (Sept.), wherever they stand.
///
/// In a text alone they may mean something else; beside a text that names the month they mean it.
enum MonthNames {
  /// Whether a word of the side may be a month's name.
  static func isNamed(_ month: Int, in side: SideReading) -> Bool {
    guard (1...12).contains(month) else { return false }
    return side.words.contains { word in
      let letters = String(side.text[word.range])
      if word.kind == .arabic {
        return !arabic[month - 1].isDisjoint(with: NameWords.keys(of: letters))
      }
      return letters.first?.isUppercase == true
        && english[month - 1].contains(NameWords.withoutPossessive(letters.lowercased()))
    }
  }

  private static let english: [Set<String>] = table(
    """
    january jan
    february feb
    march mar
    april apr
    may
    june jun
    july jul
    august aug
    september sept sep
    october oct
    november nov
    december dec
    """)

  private static let arabic: [Set<String>] = table(
    """
    يناير جانفي
    شباط فبراير فيفري
    اذار مارس
    نيسان ابريل افريل
    ايار مايو ماي
    حزيران يونيو يونيه جوان
    تموز يوليو يوليه جويليه
    اب اغسطس غشت اوت
    ايلول سبتمبر شتنبر
    اكتوبر
    نوفمبر نونبر
    ديسمبر دجنبر
    """)

  private static func table(_ text: String) -> [Set<String>] {
    text.split(separator: "\n").map { Set($0.split(separator: " ").map(String.init)) }
  }
}
