import Alignment
import Bitext
import Terminology
import TextAnalysis

/// A unit with what several checks ask of it, each read when first asked for.
final class UnitReading {
  let place: CheckedUnit.Place
  let source: SideReading
  let target: SideReading
  let isSure: Bool
  private let aligner: WordAligner?

  init(_ unit: CheckedUnit, _ setting: CheckSetting) {
    place = unit.place
    isSure = unit.isSure
    aligner = setting.words
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

  /// Which words render which; nil without an aligner, for languages whose words it cannot tell apart,
  /// and for texts far longer than a segment. Takes some milliseconds, so ask where there is a doubt.
  private(set) lazy var words: Correspondence? = {
    guard let aligner, isTranslated,
      Set([source.language.primary, target.language.primary]) == ["ar", "en"],
      max(source.words.count, target.words.count) <= Self.mostWords
    else { return nil }
    return aligner.correspondence(source.alignmentSide, target.alignmentSide)
  }()

  private static let mostWords = 400

  /// Whether it is known that nothing in the target renders the words of a stretch of the source, nor may do so
  /// with more than a small chance.
  func isUnrendered(_ range: TextRange, below chance: Double) -> Bool {
    guard let words else { return false }
    let touched = words.sourceWords.filter { $0.range.overlaps(range) }
    return !touched.isEmpty && touched.allSatisfy { !$0.isLinked && $0.chance < chance }
  }
}

/// One side of a unit.
final class SideReading {
  let language: Language
  let text: String
  let codes: [InlineCode]
  private let terms: TermMatcher?
  private let morphology: ArabicMorphology?

  init(_ variant: TranslationUnit.Variant, _ setting: CheckSetting) {
    language = variant.language
    text = variant.text
    codes = variant.content.codes
    terms = setting.terms
    morphology = setting.morphology
  }

  /// Whether an Arabic word is in no dictionary and has no article, as foreign names are; never without a
  /// dictionary.
  func isForeign(_ word: Word) -> Bool {
    isUnknown(word) && !FoldedText(String(text[word.range]), level: .marks).text.hasPrefix("ال")
  }

  /// Whether an Arabic word is in no dictionary; never without one.
  func isUnknown(_ word: Word) -> Bool {
    guard let morphology, word.kind == .arabic else { return false }
    let letters = FoldedText(String(text[word.range]), level: .marks)
    return (3...12).contains(letters.text.unicodeScalars.count)
      && morphology.textReadings(of: letters.utf8[...]) == nil
  }

  /// Whether an Arabic word is a word of the dictionary with a pronoun behind it that the dictionary does not
  /// allow, or two words whose blank is lost.
  func isMadeOfKnown(_ word: Word) -> Bool {
    let letters = FoldedText(String(text[word.range]), level: .marks).text
    let stems = Self.pronouns.filter(letters.hasSuffix).map { letters.dropLast($0.count) }
    if stems.contains(where: { $0.count >= 4 && isKnown($0) }) { return true }
    return letters.indices.contains { place in
      let (first, second) = (letters[..<place], letters[place...])
      return first.count >= 4 && second.count >= 4 && isKnown(first) && isKnown(second)
    }
  }

  private func isKnown(_ letters: Substring) -> Bool {
    morphology?.textReadings(of: Array(letters.utf8)[...]) != nil
  }

  private static let pronouns = ["نا", "ه", "ها", "هم"]

  private(set) lazy var hasLetters = text.unicodeScalars.contains { $0.properties.isAlphabetic }

  private(set) lazy var words = WordSegmenter.words(in: text)

  private(set) lazy var quantities = QuantityFinder(language: language).quantities(in: text)

  private(set) lazy var calendarNames = CalendarName.names(in: text)

  private(set) lazy var names = NameSkeletons(text, language: language)

  /// The terms of the glossaries, also those inside others.
  private(set) lazy var termHits = terms?.hits(in: text, overlapping: true) ?? []

  /// The side with its longest terms, for the aligner of words.
  fileprivate var alignmentSide: AlignmentSide {
    let outer = termHits.filter { hit in
      !termHits.contains { $0.range != hit.range && $0.range.contains(hit.range) }
    }
    return AlignmentSide(
      language: language, texts: [text],
      terms: outer.map { .init(concept: $0.entry.concept, segment: 0, range: $0.range) })
  }

  private(set) lazy var echo = RenderingEcho(self)

  private(set) lazy var compounds = CompoundNumbers(signs)

  /// The scalars with their places, for checks that read signs.
  private(set) lazy var signs = SignedText(text)
}
