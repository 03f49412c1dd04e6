import Bitext
import TextAnalysis

/// Where the conjunction and the preposition of an Arabic word end, as far as a dictionary and
/// its letters tell.
///
/// Of the ways to take affixes off, the one that leaves the longest stem the dictionary knows is
/// meant: وبمناطقها is و + ب + مناطق + ها, ولاية a word of its own. Article, future particle and pronoun stay with
/// the word.
struct ArabicCut {
  /// The word without conjunction and preposition, in bytes of the author's letters.
  let core: TextRange
  let stem: String

  init(_ letters: Substring, lexicon: Lexicon?) {
    let folded = FoldedText(String(letters), level: .spelling)
    let text = folded.text
    if let known = lexicon.flatMap({ Self.longestStem(of: text, in: $0) }) {
      stem = String(known)
      core = Self.core(folded, Self.particles(text[..<known.startIndex]))
    } else {
      let readings = ArabicStem.readings(of: String(letters))
      let reading = readings.first(where: \.proclitics.hasArticle) ?? readings.first
      stem = reading?.stem.description ?? text
      let isCut = reading?.proclitics.hasArticle == true
      core = Self.core(folded, isCut ? reading?.phrase.lowerBound ?? 0 : 0)
    }
  }

  /// What is left behind some bytes of the folded word.
  private static func core(_ folded: FoldedText, _ start: Int) -> TextRange {
    let whole = folded.utf8.count
    let range = folded.original(TextRange(min(start, whole), whole))
    return range.isEmpty ? folded.original(TextRange(0, whole)) : range
  }

  /// The longest stem the dictionary knows; of two, the one behind the shorter prefix.
  private static func longestStem(of word: String, in lexicon: Lexicon) -> Substring? {
    var best: Substring?
    for (stem, wordClass) in ArabicAnalysis.stems(of: word)
    where !lexicon.glosses(of: StemKey(stem, wordClass)).isEmpty {
      let gain = stem.utf8.count - (best?.utf8.count ?? 0)
      if gain > 0 || gain == 0 && stem.startIndex < best?.startIndex ?? word.endIndex {
        best = stem
      }
    }
    return best
  }

  /// The bytes of conjunction and preposition in a prefix; the ل of لل is one, its second is the
  /// article's.
  private static func particles(_ prefix: Substring) -> Int {
    var rest = prefix.unicodeScalars[...]
    var count = 0
    if let first = rest.first, conjunctions.contains(first) {
      rest = rest.dropFirst()
      count += 2
    }
    if let next = rest.first, prepositions.contains(next) { count += 2 }
    return count
  }

  private static let conjunctions: [Unicode.Scalar] = [ArabicLetter.waw, ArabicLetter.feh]
  private static let prepositions: [Unicode.Scalar] = [
    ArabicLetter.beh, ArabicLetter.kaf, ArabicLetter.lam,
  ]
}
