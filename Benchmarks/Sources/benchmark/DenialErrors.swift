import Bitext
import TextAnalysis

/// A denial of the source lost in a translation that had it.
struct DenialErrors {
  private let unit: TranslationUnit

  init(_ unit: TranslationUnit) { self.unit = unit }

  /// The target with one of its denials taken out: did not arrive, did arrive.
  func dropping(_ generator: inout SeededGenerator) -> String? {
    guard Self.denials(unit.source).isEmpty == false,
      let denial = Self.denials(unit.target).randomElement(using: &generator)
    else { return nil }
    let text = unit.target.text
    let word = String(text[denial]).lowercased().replacing("’", with: "'")
    switch word {
    case "cannot", "can't": return text.replacing(denial, with: "can")
    case "won't": return text.replacing(denial, with: "will")
    case _ where word.hasSuffix("n't"):
      return text.replacing(denial, with: String(text[denial].dropLast(3)))
    default: return text.dropping(denial)
    }
  }

  /// Where a side says that something is not so.
  private static func denials(_ side: TranslationUnit.Variant) -> [TextRange] {
    WordSegmenter.words(in: side.text).map(\.range).filter { range in
      let word = side.text[range].lowercased().replacing("’", with: "'")
      return side.language.isArabic
        ? arabic.contains(word) : english.contains(word) || word.hasSuffix("n't")
    }
  }

  private static let english: Set<String> = ["not", "cannot", "never"]

  private static let arabic: Set<String> = Set(
    "لم ولم فلم لن ولن فلن ليس وليس ليست وليست لا ولا فلا".split(separator: " ").map(String.init))
}
