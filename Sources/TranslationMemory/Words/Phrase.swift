internal import Bitext
internal import TextAnalysis

/// A phrase to be found in texts in spite of spelling, clitics and regular inflection.
///
/// Its words must stand side by side. Particles may be written before its first word and a pronoun
/// behind its last; inside, both must agree with the phrase: «مناطق خفض التوتر» is not in
/// «مناطق لخفض التوتر».
struct Phrase {
  let text: String
  let words: [Word]

  struct Word {
    let letters: [UInt8]
    let forms: [WordForm]
    /// The cores of all words of the memory that may be this word; none are missing.
    var cores: Set<Int64> = []
  }

  /// Whether the particles before the phrase's first word are part of what is asked for.
  enum Reading: CaseIterable {
    /// As it is written.
    case asWritten
    /// Without the particles before its first word.
    case withoutParticles
  }

  init(_ text: String, reading: Reading) {
    self.text = text
    let indexed = IndexedText(text)
    words = indexed.ranges.indices.map { place in
      let forms = WordForm.forms(of: indexed.letters(place))
      return Word(
        letters: Array(indexed.letters(place)),
        forms: place > 0 ? forms : forms.filter { $0.proclitics.isEmpty == (reading == .asWritten) }
      )
    }
  }

  private init(_ phrase: Phrase, words: [Word]) {
    text = phrase.text
    self.words = words
  }

  /// Whether it has words, and each can be read.
  var isSearchable: Bool { !words.isEmpty && words.allSatisfy { !$0.forms.isEmpty } }

  /// The phrase with the cores that an index knows for each of its words.
  func knowing<Failure: Error>(
    _ cores: (Word) throws(Failure) -> Set<Int64>
  ) throws(Failure) -> Phrase {
    var known: [Word] = []
    for word in words {
      var word = word
      word.cores = try cores(word)
      known.append(word)
    }
    return Phrase(self, words: known)
  }

  /// Every place where the phrase stands, from left to right and without overlap, as ranges of the
  /// author's text.
  func ranges(in text: String, _ known: inout WordShapes) -> [TextRange] {
    let indexed = IndexedText(text)
    let cores = known.shapes(of: indexed).map(\.coreKey)
    var found: [TextRange] = []
    var place = 0
    while place + words.count <= indexed.keys.count {
      if mayStand(at: place, cores), let range = range(in: indexed, at: place) {
        found.append(indexed.folded.original(range))
        place += words.count
      } else {
        place += 1
      }
    }
    return found
  }

  private func mayStand(at place: Int, _ cores: [Int64]) -> Bool {
    words.indices.allSatisfy { words[$0].cores.contains(cores[place + $0]) }
  }

  /// The folded range of the phrase if it begins at a word.
  private func range(in text: IndexedText, at place: Int) -> TextRange? {
    var range = text.ranges[place].lowerBound..<text.ranges[place + words.count - 1].upperBound
    for (offset, word) in words.enumerated() {
      let letters = text.letters(place + offset)
      guard let form = form(like: word, at: offset, of: letters) else { return nil }
      if offset == 0 { range = range.lowerBound + form.core.lowerBound..<range.upperBound }
      if offset == words.count - 1 {
        range = range.lowerBound..<letters.startIndex + form.core.upperBound
      }
    }
    return TextRange(range)
  }

  /// The plainest reading of a word in which it is this word of the phrase.
  private func form(like word: Word, at offset: Int, of letters: ArraySlice<UInt8>) -> WordForm? {
    WordForm.forms(of: letters).first { found in
      word.forms.contains { asked in
        asked.heart == found.heart
          && (offset == 0 || asked.proclitics == found.proclitics)
          && (offset == words.count - 1 || asked.hasPronoun == found.hasPronoun)
      }
    }
  }
}

extension Phrase {
  /// How far the nearest of some places of a text is from the phrase in spelling.
  func level(of ranges: [TextRange], in text: String) -> FoldLevel {
    ranges.lazy.map { level(of: String(text[$0])) }.min() ?? .inflection
  }

  private func level(of found: String) -> FoldLevel {
    if found.utf8.elementsEqual(text.utf8) { return .letters }
    let levels: [FoldLevel] = [.marks, .spelling]
    return levels.first { FoldedText(found, level: $0).utf8 == FoldedText(text, level: $0).utf8 }
      ?? .inflection
  }
}
