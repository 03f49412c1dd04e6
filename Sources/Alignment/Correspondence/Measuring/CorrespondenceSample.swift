import Bitext
public import Foundation
public import SentenceEncoder

/// A bead's pairs of words in the form that weights are fitted on. Not needed to align.
public struct CorrespondenceSample: Sendable {
  private let reading: BeadReading
  private let usesEncoder: Bool

  public init(
    encoder: SentenceEncoder?, lexicon: Lexicon?, learned: LearnedLexicon?,
    _ source: AlignmentSide, _ target: AlignmentSide
  ) {
    let reader = BeadReader(
      vectors: encoder.map(WordVectors.init), lexicon: lexicon, learned: learned)
    reading = reader.readings([(source, target)])[0]
    usesEncoder = encoder != nil
  }

  public static func clueNames(usesEncoder: Bool) -> [String] {
    WordClues.names(usesEncoder: usesEncoder)
  }

  public static var surroundingNames: [String] { WordSurroundings.names }

  public var sourceText: String { reading.source.text }
  public var targetText: String { reading.target.text }

  /// One row of clues for each pair of content words, the target's words running fastest.
  public var clues: [[Float]] { Self.rows(reading.clues.grids) }

  /// One row for each pair, given the chances of all pairs in that order.
  public func surroundings(chances: [Float]) -> [[Float]] {
    let grid = WordGrid(rows: reading.clues.rows, columns: reading.clues.columns, values: chances)
    return Self.rows(
      WordSurroundings(
        chances: grid, distance: reading.clues.grids[WordClues.distancePlace]
      ).grids)
  }

  /// For each pair whether it is one by hand; nil where a phrase of several words on both sides
  /// leaves that open.
  public func labels(byHand links: [HandLink]) -> [Bool?] {
    let hand = PlacedLinks(links, source: sourceText, target: targetText)
    let sources = places(reading.source, hand.sources)
    let targets = places(reading.target, hand.targets)
    let isOpen = (0..<hand.count).map { link in
      sources.filter { $0.contains(link) }.count > 1
        && targets.filter { $0.contains(link) }.count > 1
    }
    return sources.flatMap { source in
      targets.map { target -> Bool? in
        let shared = source.intersection(target)
        if shared.isEmpty { return false }
        return shared.allSatisfy { isOpen[$0] } ? nil : true
      }
    }
  }

  /// The links of each content word.
  private func places(_ text: BeadText, _ words: [PlacedLinks.Word]) -> [Set<Int>] {
    text.content.map { place in
      Set(words.filter { $0.range.overlaps(text.words[place].range) && $0.isCounted }.map(\.link))
    }
  }

  /// The correspondence that a model in JSON finds.
  public func correspondence(model: Data) throws -> Correspondence {
    let model = try JSONDecoder().decode(WordLinkModel.self, from: model)
    return reading.correspondence(model, usesEncoder: usesEncoder)
  }

  private static func rows(_ grids: [WordGrid]) -> [[Float]] {
    guard let count = grids.first?.values.count else { return [] }
    return (0..<count).map { index in grids.map { $0.values[index] } }
  }
}
