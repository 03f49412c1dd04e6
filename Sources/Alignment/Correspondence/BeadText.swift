import Bitext
import TextAnalysis

/// One side of a bead, cut into the words that are looked for on the other side.
struct BeadText: Sendable {
  let language: Language
  /// The bead's segments in order with one space between, as `Evidence` counts.
  let text: String
  /// In order; the words of a number, an amount or a date are one.
  let words: [BeadWord]
  /// Places among `words` of all that are no function words.
  let content: [Int]
  /// The glossary terms met in it, by places among `content`.
  let terms: [Term]

  struct Term: Hashable, Sendable {
    let concept: String
    /// Neighbours, as a rule; never empty.
    let rows: [Int]
  }

  init(_ side: AlignmentSide, lexicon: Lexicon?) {
    language = side.language
    text = side.texts.joined(separator: " ")
    let reader = BeadWordReader(language: side.language, lexicon: lexicon)
    let words = reader.words(of: text)
    let content = words.indices.filter { words[$0].isContent }
    terms = side.termsInJoinedText.compactMap { term in
      let rows = content.indices.filter { words[content[$0]].range.overlaps(term.range) }
      return rows.isEmpty ? nil : Term(concept: term.concept, rows: rows)
    }
    self.words = words
    self.content = content
  }

  /// The words and what stands between them, as the encoder reads them; `places` tells which parts
  /// are the content words.
  var parts: (texts: [String], places: [Int]) {
    var (texts, places): ([String], [Int]) = ([], [])
    var end = 0
    for word in words {
      let gap = text[TextRange(end, max(end, word.range.lowerBound))].filter { !$0.isWhitespace }
      if !gap.isEmpty { texts.append(gap) }
      if word.isContent { places.append(texts.count) }
      texts.append(String(text[word.range]))
      end = word.range.upperBound
    }
    let rest = text[TextRange(end, text.utf8.count)].filter { !$0.isWhitespace }
    if !rest.isEmpty { texts.append(rest) }
    return (texts, places)
  }
}

/// A word of a bead, or the words of one number.
struct BeadWord: Sendable {
  /// All its letters.
  let range: TextRange
  /// Its letters without conjunction and preposition; article and pronoun are inside.
  let core: TextRange
  /// Its letters, folded for comparison.
  let form: String
  /// What a lexicon learned from translations knows it by.
  let stem: String
  /// What a dictionary may render it by; two words that share a key say the same.
  let keys: [StemKey]
  let quantity: Quantity?
  let isContent: Bool
}

extension AlignmentSide {
  /// The terms with ranges counted in the segments joined by one space.
  var termsInJoinedText: [TermOccurrence] {
    var starts = [0]
    for text in texts { starts.append(starts[starts.count - 1] + text.utf8.count + 1) }
    return terms.map {
      TermOccurrence(
        concept: $0.concept, segment: 0, range: $0.range.shifted(by: starts[$0.segment]))
    }
  }
}
