import Bitext
import SentenceEncoder

/// Reads off beads everything that words are linked by.
struct BeadReader: Sendable {
  let vectors: WordVectors?
  let lexicon: Lexicon?
  let learned: LearnedLexicon?

  /// What it goes by, for signatures.
  var settings: String {
    "\(vectors == nil ? "words" : "meaning+words"), \(lexicon == nil ? "no lexicon" : "lexicon"), "
      + (learned.map { "\($0.pairCount) learned pairs" } ?? "nothing learned")
  }

  /// What is read off some beads before anything is weighed.
  func readings(
    _ beads: [(source: AlignmentSide, target: AlignmentSide)]
  ) -> [BeadReading] {
    let sources = beads.map { BeadText($0.source, lexicon: lexicon) }
    let targets = beads.map { BeadText($0.target, lexicon: lexicon) }
    let meanings = vectors.map { meaning(of: sources, targets, $0) }
    return beads.indices.map { index in
      BeadReading(
        source: sources[index], target: targets[index],
        clues: WordClues(
          sources[index], targets[index], learned: learned, meaning: meanings?[index]))
    }
  }

  private func meaning(
    of sources: [BeadText], _ targets: [BeadText], _ vectors: WordVectors
  ) -> [WordClues.Meaning] {
    let texts = sources + targets
    let words = texts.map { text in text.content.map { String(text.text[text.words[$0].range]) } }
    var alone = vectors.alone(words.flatMap { $0 })[...]
    let sides = zip(words, vectors.shares(texts)).map { words, shares in
      defer { alone = alone.dropFirst(words.count) }
      return WordClues.Meaning.Vectors(alone: Array(alone.prefix(words.count)), shares: shares)
    }
    return sources.indices.map {
      WordClues.Meaning(source: sides[$0], target: sides[sources.count + $0])
    }
  }
}

/// A bead as it was read, and what its words have in common.
struct BeadReading: Sendable {
  let source: BeadText
  let target: BeadText
  let clues: WordClues

  /// Whether the lexicon knows words of these languages.
  var isOfKnownWords: Bool {
    Set([source.language.primary, target.language.primary]) == ["ar", "en"]
  }

  func correspondence(_ model: WordLinkModel, usesEncoder: Bool) -> Correspondence {
    let chances = model.chances(clues, usesEncoder: usesEncoder)
    let links = WordLinkChoice(chances, model).links
    return Correspondence(
      PhraseAssembly(links, source, target).groups, chances: chances, source, target)
  }
}
