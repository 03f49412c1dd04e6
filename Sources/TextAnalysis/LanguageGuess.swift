public import Bitext

/// Tells Arabic from English text by its letters.
public enum LanguageGuess {
  /// The language of a text, or nil where its letters do not tell: too few of them, another
  /// script, or a Latin text without English's everyday words.
  public static func language(of text: String) -> Language? {
    var arabic = 0
    var latin = 0
    var other = 0
    for scalar in text.unicodeScalars.prefix(20_000) where scalar.properties.isAlphabetic {
      switch scalar.value {
      case 0x0600...0x06FF, 0x0750...0x077F, 0xFB50...0xFDFF, 0xFE70...0xFEFF: arabic += 1
      case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: latin += 1
      default: other += 1
      }
    }
    let all = arabic + latin + other
    guard all > 0 else { return nil }
    if arabic * 2 > all { return .arabic }
    guard latin * 2 > all else { return nil }
    return isEnglish(text) ? .english : nil
  }

  /// English is told by its commonest words: one in five of running text, and none of them as
  /// common in another language of the same letters.
  private static func isEnglish(_ text: String) -> Bool {
    let words = text.prefix(20_000).lowercased().split { !$0.isLetter }
    guard words.count >= 4 else { return words.contains { everyday.contains($0) } || !words.isEmpty }
    let known = words.filter { everyday.contains($0) }.count
    return known * 12 >= words.count
  }

  private static let everyday: Set<Substring> = [
    "the", "of", "and", "to", "in", "is", "that", "for", "it", "was", "with", "as", "on", "by",
    "he", "his", "at", "are", "this", "from", "said", "be", "has", "have", "had", "which", "will",
    "not", "an", "been", "were", "their", "who", "its", "would", "they",
  ]
}
