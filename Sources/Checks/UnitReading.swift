import Bitext
import Terminology
import TextAnalysis

/// A unit with what several checks ask of it, each read when first asked for.
final class UnitReading {
  let place: CheckedUnit.Place
  let source: SideReading
  let target: SideReading
  let isSure: Bool

  init(_ unit: CheckedUnit, _ setting: CheckSetting) {
    place = unit.place
    isSure = unit.isSure
    source = SideReading(unit.source, setting)
    target = SideReading(unit.target, setting)
  }

  /// Whether both sides have something to read.
  private(set) lazy var isTranslated = source.hasLetters && target.hasLetters

  private(set) lazy var numbers = QuantityComparison(source, target)

  /// The names both sides share by their sound; none unless one side is Arabic.
  private(set) lazy var sharedNames: [SharedNames.Pair] =
    source.language.isArabic == target.language.isArabic
    ? [] : SharedNames.pairs(source.names, target.names)

  private(set) lazy var terms = TermComparison(source, target)
}

/// One side of a unit.
final class SideReading {
  let language: Language
  let text: String
  let codes: [InlineCode]
  private let terms: TermMatcher?

  init(_ variant: TranslationUnit.Variant, _ setting: CheckSetting) {
    language = variant.language
    text = variant.text
    codes = variant.content.codes
    terms = setting.terms
  }

  private(set) lazy var hasLetters = text.unicodeScalars.contains { $0.properties.isAlphabetic }

  private(set) lazy var words = WordSegmenter.words(in: text)

  private(set) lazy var quantities = QuantityFinder(language: language).quantities(in: text)

  private(set) lazy var calendarNames = CalendarName.names(in: text)

  private(set) lazy var names = NameSkeletons(text, language: language)

  /// The terms of the glossaries, also those inside others.
  private(set) lazy var termHits = terms?.hits(in: text, overlapping: true) ?? []

  private(set) lazy var echo = RenderingEcho(self)

  private(set) lazy var compounds = CompoundNumbers(signs)

  /// The scalars with their places, for checks that read signs.
  private(set) lazy var signs = SignedText(text)
}
