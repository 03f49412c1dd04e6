public import Bitext

/// Which words of a bead's target render which of its source.
///
/// Ranges count in a side's joined text, the bead's segments in order with one space between, as
/// those of `Evidence` do. Function words are in no link of their own; they lie within phrases.
public struct Correspondence: Sendable {
  /// In source order. A word of either side is in one link at most.
  public let links: [PhraseLink]
  /// The content words of the source in order, and whether anything renders them.
  public let sourceWords: [RenderedWord]
  /// The content words of the target in order, and whether they render anything.
  public let targetWords: [RenderedWord]
  private let source: PhraseSide
  let target: PhraseSide

  init(
    _ groups: [PhraseAssembly.Group], chances: WordGrid, _ source: BeadText, _ target: BeadText
  ) {
    self.source = PhraseSide(source)
    self.target = PhraseSide(target)
    let best = chances.best
    sourceWords = source.renderedWords(linked: groups.flatMap(\.rows), chances: best.rows)
    targetWords = target.renderedWords(linked: groups.flatMap(\.columns), chances: best.columns)
    links = groups.map {
      PhraseLink(
        source: source.range(of: $0.rows), target: target.range(of: $0.columns),
        strength: Double($0.chance))
    }
  }

  /// The words of the target that render a phrase of the source; nil if none are known to.
  ///
  /// Any range will do: words it touches count as in it, and function words say nothing.
  public func rendering(of phrase: TextRange) -> PhraseRendering? {
    PhraseProjection(from: source, to: target, links: links.map(\.ends)).rendering(of: phrase)
  }

  /// The rendering with the head that English gives it behind, as far as this place tells.
  func compound(of phrase: TextRange) -> TextRange? {
    PhraseProjection(from: source, to: target, links: links.map(\.ends)).compound(of: phrase)
  }

  /// The words of the source that a phrase of the target renders; nil if none are known to be.
  public func original(of phrase: TextRange) -> PhraseRendering? {
    PhraseProjection(from: target, to: source, links: links.map(\.ends.swapped))
      .rendering(of: phrase)
  }
}

/// A content word of one side, and how likely it is to have its rendering on the other.
public struct RenderedWord: Hashable, Sendable {
  /// Without conjunctions and prepositions written upon it; a number's or a date's words are one.
  public let range: TextRange
  /// Whether a link holds it.
  public let isLinked: Bool
  /// The chance of the likeliest pair that it is part of, linked or not, 0…1.
  public let chance: Double

  public init(range: TextRange, isLinked: Bool, chance: Double) {
    self.range = range
    self.isLinked = isLinked
    self.chance = chance
  }
}

extension BeadText {
  fileprivate func renderedWords(linked: [Int], chances: [Float]) -> [RenderedWord] {
    let linked = Set(linked)
    return content.indices.map { row in
      RenderedWord(
        range: words[content[row]].core, isLinked: linked.contains(row),
        chance: Double(chances[row]))
    }
  }

  /// From the first to the last of some content words; must not be empty.
  func range(of rows: [Int]) -> TextRange {
    let cores = rows.map { words[content[$0]].core }
    return cores.dropFirst().reduce(cores[0]) {
      TextRange(min($0.lowerBound, $1.lowerBound), max($0.upperBound, $1.upperBound))
    }
  }
}
