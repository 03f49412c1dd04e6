import Alignment
import Bitext
import TextAnalysis

/// The words of a unit's source that can only be foreign names, and whether anything may say them.
///
/// A word of an Arabic text is taken for a foreign name if no dictionary has it, and neither its letters nor
/// its pattern are such as Arabic words have and names from elsewhere have not; or if it stands in Latin letters.
struct ForeignNames {
  private let unit: UnitReading
  private let book: NameBook

  init(_ unit: UnitReading, _ book: NameBook) {
    self.unit = unit
    self.book = book
  }

  /// The first of which the translation has nothing, by links, by letters or by sound.
  var lost: TextRange? {
    let words = unit.source.words
    guard unit.source.language.isArabic else { return nil }
    for place in words.indices where !isBracketed(words[place].range) {
      let isLost =
        words[place].kind == .letters
        ? isLatinNameLost(words[place]) : isNameLost(place)
      if isLost { return words[place].range }
    }
    return nil
  }

  // MARK: In Latin letters

  /// *TPUSA* in an Arabic text is *TPUSA* in its translation.
  private func isLatinNameLost(_ word: Word) -> Bool {
    let letters = unit.source.text[word.range]
    guard letters.count >= Self.shortest, letters.first?.isUppercase == true else { return false }
    let name = letters.lowercased()
    return isUnrendered(word.range, below: Self.chanceOfLatin)
      && !unit.target.text.lowercased().filter(\.isLetter).contains(name.filter(\.isLetter))
      && !unit.target.words.contains {
        SpellingLikeness.mayBeOneName(unit.target.text[$0.range].lowercased(), name)
      }
  }

  // MARK: In Arabic letters

  private func isNameLost(_ place: Int) -> Bool {
    let word = unit.source.words[place]
    let letters = String(unit.source.text[word.range])
    // What is heard elsewhere in the text is judged by that.
    guard unit.source.isForeign(word), ForeignLook.hasName(letters),
      !unit.source.isMadeOfKnown(word),
      !NameWords.keys(of: letters).contains(where: { book.names[$0] != nil }),
      isUnrendered(word.range, below: Self.chanceOfName),
      !unit.sharedNames.contains(where: { $0.sourceRange.overlaps(word.range) }),
      !unit.pronounMaySay(word)
    else { return false }
    return !isBesideRendered(place) && !hasFreeName && !isHeard(word)
  }

  /// Whether the word is part of a name of which another word is rendered: جيف سيشنز, *Sessions*.
  func isBesideRendered(_ place: Int) -> Bool {
    [place - 1, place + 1].contains { other in
      guard unit.source.words.indices.contains(other) else { return false }
      let first = unit.source.words[min(place, other)]
      let second = unit.source.words[max(place, other)]
      let gap = unit.source.text[TextRange(first.range.upperBound, second.range.lowerBound)]
      guard gap == " " || gap == "-" else { return false }
      return unit.source.isUnknown(unit.source.words[other])
        && !isUnrendered(unit.source.words[other].range, below: Self.chanceOfName)
    }
  }

  /// Whether the translation has a name that renders nothing: it may be this one in other letters.
  private var hasFreeName: Bool {
    guard let found = unit.words else { return true }
    return found.targetWords.contains { word in
      let text = unit.target.text[word.range]
      return !word.isLinked && word.range.lowerBound > 2 && text.count >= Self.shortest
        && text.first?.isUppercase == true
        && !unit.sharedNames.contains { $0.targetRange.overlaps(word.range) }
    }
  }

  /// Whether any word of the translation sounds a little like it, be it a name or not.
  private func isHeard(_ word: Word) -> Bool {
    let names = NameWords.keys(of: String(unit.source.text[word.range])).map {
      NameSkeleton(arabic: $0)
    }
    return unit.target.words.contains { word in
      let other = NameSkeleton(latin: String(unit.target.text[word.range]))
      return names.contains { NameSimilarity.score($0, other) > Self.chanceOfSound }
    }
  }

  // MARK: Either

  /// Whether nothing renders a word, or a word does that is no name and hardly likely to.
  private func isUnrendered(_ range: TextRange, below chance: Double) -> Bool {
    guard let found = unit.words else { return false }
    let touched = found.sourceWords.filter { $0.range.overlaps(range) }
    return !touched.isEmpty
      && touched.allSatisfy { word in
        if !word.isLinked { return word.chance < chance }
        return word.chance < Self.chanceOfWord
          && !found.links.contains { link in
            link.source.overlaps(range) && isName(link.target)
          }
      }
  }

  /// Whether a stretch of the translation has a word with a capital letter.
  private func isName(_ range: TextRange) -> Bool {
    unit.target.words.contains {
      $0.range.overlaps(range) && unit.target.text[$0.range].first?.isUppercase == true
    }
  }

  /// Whether a word stands in brackets, as a term's own language does: (de facto).
  private func isBracketed(_ range: TextRange) -> Bool {
    let before = unit.source.text[TextRange(0, range.lowerBound)]
    return before.filter { $0 == "(" }.count > before.filter { $0 == ")" }.count
  }

  private static let shortest = 3
  private static let chanceOfName = 0.45
  private static let chanceOfLatin = 0.6
  private static let chanceOfWord = 0.5
  private static let chanceOfSound = 0.005
}

/// What sets foreign names apart from Arabic words that a dictionary lacks, for a linguist to review.
enum ForeignLook {
  /// Whether a word may be a foreign name by its letters and its pattern.
  static func hasName(_ word: String) -> Bool {
    let letters = FoldedText(word, level: .marks).text
    let forms = NameWords.keys(of: letters)
    guard letters.unicodeScalars.count >= 4, !forms.contains(where: hasArticle),
      !letters.contains(where: arabicLetters.contains), !isMarked(word),
      !endings.contains(where: letters.hasSuffix), !letters.hasPrefix("اا"),
      forms.isDisjoint(with: usualWords)
    else { return false }
    return !patterns.contains { fits(letters, $0) }
  }

  private static func hasArticle(_ word: String) -> Bool {
    word.hasPrefix("ال") || word.hasPrefix("لل")
  }

  /// Whether a word bears the accusative's mark, as Arabic words do alone.
  private static func isMarked(_ word: String) -> Bool {
    word.unicodeScalars.contains("\u{064B}")
  }

  /// Letters that hardly any name from elsewhere is written with.
  private static let arabicLetters: Set<Character> = [
    "ع", "ح", "ص", "ض", "ط", "ظ", "ذ", "ق", "ء", "ئ", "ؤ", "ة", "ى",
  ]

  /// Endings of Arabic plurals.
  private static let endings = ["ات"]

  /// What another word says or English leaves out: بقوة 7.5 ريختر is *7.5-magnitude*, سوبر ماركت *supermarket*.
  private static let usualWords: Set<String> = ["ريختر", "ماركت"]

  /// Patterns of Arabic plurals, verbal nouns and verbs; a dot is any letter.
  private static let patterns = [
    ".وا..", ".وا.ي.", "ت..ي.", "ا.ت.ا.", "إ..ا.", "ان..ا.", "است..ا.", "ت.ا..", "يست...", "تست...",
    "مت...", "مت.ا..", "مست...",
  ]

  private static func fits(_ word: String, _ pattern: String) -> Bool {
    word.count == pattern.count && zip(word, pattern).allSatisfy { $1 == "." || $0 == $1 }
  }
}
