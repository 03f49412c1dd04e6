import Bitext
import TextAnalysis

/// Where an Arabic word's clitics end, as far as a lexicon and its letters tell: of the ways to
/// read it, the plainest whose stem is a word.
struct ArabicCut {
  /// The word without conjunction, preposition and pronoun, in bytes of the author's letters.
  let core: TextRange
  let stem: String
  let hasPronoun: Bool

  init(_ letters: Substring, lexicon: Lexicon?) {
    let folded = FoldedText(String(letters), level: .marks)
    let readings = ArabicStem.readings(of: folded.utf8[...])
    let known = lexicon.flatMap { lexicon in
      readings.first { lexicon.knows($0.stem.description) }
    }
    guard let reading = known ?? readings.first(where: \.proclitics.hasArticle) ?? readings.first
    else {
      core = TextRange(0, letters.utf8.count)
      stem = folded.text
      hasPronoun = false
      return
    }
    let cut = folded.original(TextRange(reading.phrase))
    core = cut.isEmpty ? TextRange(0, letters.utf8.count) : cut
    stem = reading.stem.description
    hasPronoun = reading.hasPronoun
  }
}

extension Lexicon {
  /// Whether a stem of any class has glosses.
  func knows(_ stem: String) -> Bool {
    [StemKey.WordClass.noun, .perfect, .imperfect].contains {
      !glosses(of: StemKey(stem, $0)).isEmpty
    }
  }
}
