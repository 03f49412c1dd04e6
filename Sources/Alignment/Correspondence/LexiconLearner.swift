public import Bitext
import TextAnalysis

/// Learns from translated texts which words render which.
///
/// Any stream of pairs may be added – the beads of an article, the units of a memory – and what was
/// added is kept as numbers, four bytes a word. Learning is IBM model 1 (Brown et al. 1993) in both
/// directions, with the preference for the diagonal of Dyer, Chahuneau & Smith (2013); a word pair's
/// strength is the geometric mean of its two probabilities. Function words and numbers are left
/// out. Time and memory grow with the length of what was added.
///
///     var learner = LexiconLearner(source: .arabic, target: .english)
///     for unit in units { learner.add(source: unit.source, target: unit.target) }
///     let learned = learner.learned()
public struct LexiconLearner: Sendable {
  private var sources: StemStream
  private var targets: StemStream

  /// - Parameter lexicon: helps to find the stems of Arabic words.
  public init(source: Language, target: Language, lexicon: Lexicon? = nil) {
    sources = StemStream(language: source, lexicon: lexicon)
    targets = StemStream(language: target, lexicon: lexicon)
  }

  /// How many pairs were added.
  public var pairCount: Int { sources.count }

  /// Adds a text and its translation.
  public mutating func add(source: String, target: String) {
    sources.add(source)
    targets.add(target)
  }

  /// What was learned from all pairs added so far; they stay, so more can be added after.
  ///
  /// - Parameter rounds: of expectation maximisation, 1 or more; five settle nearly everything.
  public func learned(rounds: Int = 5) -> LearnedLexicon {
    let forward = TranslationTable(from: sources, to: targets).trained(
      sources, targets, rounds: rounds)
    let backward = TranslationTable(from: targets, to: sources).trained(
      targets, sources, rounds: rounds)
    var pairs: [LearnedLexicon.Pair: Float] = [:]
    forward.forEachPair { source, target, chance in
      let strength = (chance * backward.chance(of: source, given: target)).squareRoot()
      if strength >= LearnedLexicon.weakest {
        pairs[.init(source: source, target: target)] = strength
      }
    }
    return LearnedLexicon(sources: sources.ids, targets: targets.ids, pairs: pairs)
  }
}

/// Which words render which, as learned from translations.
public struct LearnedLexicon: Sendable {
  /// Weaker pairs are not kept.
  static let weakest: Float = 0.02

  struct Pair: Hashable, Sendable {
    let source: Int32
    let target: Int32
  }

  private let sources: [String: Int32]
  private let targets: [String: Int32]
  private let pairs: [Pair: Float]

  init(sources: [String: Int32], targets: [String: Int32], pairs: [Pair: Float]) {
    self.sources = sources
    self.targets = targets
    self.pairs = pairs
  }

  /// How many word pairs it knows.
  public var pairCount: Int { pairs.count }

  /// The numbers stems are known by; nil for those it never met.
  func ids(
    _ sourceStems: [String], _ targetStems: [String]
  ) -> (source: [Int32?], target: [Int32?]) {
    (sourceStems.map { sources[$0] }, targetStems.map { targets[$0] })
  }

  /// The chance that one renders the other, 0…1: the geometric mean of both directions'.
  func strength(_ source: Int32?, _ target: Int32?) -> Float {
    guard let source, let target else { return 0 }
    return pairs[Pair(source: source, target: target)] ?? 0
  }
}
