public import Bitext

/// The names that a text and its translation share, known by their sound.
///
///     let source = NameSkeletons("وأضاف دي ميستورا في دمشق", language: .arabic)
///     let target = NameSkeletons("De Mistura said in Damascus", language: .english)
///     SharedNames.pairs(source, target)   // دي ميستورا ≈ De Mistura, دمشق ≈ Damascus
public enum SharedNames {
  /// One name in both texts.
  public struct Pair: Hashable, Sendable {
    /// The author's letters without clitics, in UTF-8 bytes; neighbouring words are one name.
    public let sourceRange: TextRange
    public let targetRange: TextRange
    /// The chance that both spell one name, 0.5…1.
    public var score: Double { NameSimilarity.chance(evidence) }
    /// The log-likelihood ratio in nats, summed over words: long and rare names say most.
    public let evidence: Double
  }

  /// The shared names of two texts in source order; one must be Arabic, the other not.
  public static func pairs(
    source: String, sourceLanguage: Language, target: String, targetLanguage: Language
  ) -> [Pair] {
    pairs(
      NameSkeletons(source, language: sourceLanguage),
      NameSkeletons(target, language: targetLanguage))
  }

  /// The shared names of two prepared texts. A word is used at most once.
  public static func pairs(_ source: NameSkeletons, _ target: NameSkeletons) -> [Pair] {
    var matches = chosen(from: candidates(source, target))
    guard !matches.isEmpty else { return [] }
    matches.sort { $0.source.range < $1.source.range }
    return merged(matches)
  }

  /// The evidence of all shared names together, in nats; 0 if there are none.
  public static func evidence(_ source: NameSkeletons, _ target: NameSkeletons) -> Double {
    chosen(from: candidates(source, target)).reduce(0) { $0 + max(0, $1.evidence) }
  }

  // MARK: Matching

  private struct Match {
    let source: NameSkeletons.Form
    let target: NameSkeletons.Form
    let evidence: Double

    /// Weak matches count only beside another: a particle, or letters that agree in part.
    var isWeak: Bool {
      source.isParticle || target.isParticle || evidence < NameSimilarity.middle
    }
  }

  /// In hundredths of a nat: a pair of words is given up whose letters fall below it on the way.
  private static let floor = -800
  /// In nats: the least of a weak match, and of two weak ones that stand together.
  private static let weakest = -1.0
  private static let leastOfTwo = 3.5
  /// What a word says that stands in Latin letters in both texts.
  private static let sameLetters = 10.0

  private static func candidates(_ source: NameSkeletons, _ target: NameSkeletons) -> [Match] {
    var matches: [Match] = []
    for i in source.classes.indices {
      let classes = source.classes[i]
      for j in target.classes.indices where classes.mayMatch(target.classes[j]) {
        guard source.forms[i].outline.mayMatch(target.forms[j].outline) else { continue }
        let evidence = evidence(i, of: source, j, of: target)
        guard evidence > weakest else { continue }
        matches.append(
          Match(source: source.forms[i], target: target.forms[j], evidence: evidence))
      }
    }
    return matches
  }

  private static func evidence(
    _ i: Int, of source: NameSkeletons, _ j: Int, of target: NameSkeletons
  ) -> Double {
    let (a, b) = (source.forms[i], target.forms[j])
    guard a.script != b.script else {
      let isSame = a.script == .latin && !a.isParticle && a.letters == b.letters
      return isSame ? sameLetters : -.infinity
    }
    return source.groups.withUnsafeBufferPointer { sourceGroups in
      target.groups.withUnsafeBufferPointer { targetGroups in
        let x = UnsafeBufferPointer(rebasing: sourceGroups[a.groups.indices])
        let y = UnsafeBufferPointer(rebasing: targetGroups[b.groups.indices])
        let pairing = LetterPairing.latinToArabic
        let score =
          a.script == .latin ? pairing.best(x, y, floor: floor) : pairing.best(y, x, floor: floor)
        return Double(score) / 100
      }
    }
  }

  /// The best matches that share no word.
  private static func chosen(from candidates: [Match]) -> [Match] {
    guard !candidates.isEmpty else { return [] }
    var chosen: [Match] = []
    let best = candidates.sorted { ($0.evidence, $1.source.range) > ($1.evidence, $0.source.range) }
    for match in best where !match.isWeak && isFree(match, chosen) { chosen.append(match) }
    let weak = best.filter { match in match.isWeak && isFree(match, chosen) }
    for match in weak where isFree(match, chosen) {
      if chosen.contains(where: { areNeighbours($0, match) }) {
        chosen.append(match)
      } else if let other = weak.first(where: {
        areNeighbours($0, match) && $0.evidence + match.evidence > leastOfTwo
          && isFree($0, chosen)
      }) {
        chosen += [match, other]
      }
    }
    return chosen
  }

  private static func isFree(_ match: Match, _ chosen: [Match]) -> Bool {
    !chosen.contains {
      $0.source.word == match.source.word || $0.target.word == match.target.word
        || $0.source.range.overlaps(match.source.range)
        || $0.target.range.overlaps(match.target.range)
    }
  }

  private static func areNeighbours(_ a: Match, _ b: Match) -> Bool {
    stands(a, before: b) || stands(b, before: a)
  }

  private static func stands(_ first: Match, before second: Match) -> Bool {
    first.source.word + 1 == second.source.word && first.target.word + 1 == second.target.word
  }

  /// Neighbours on both sides become one name: دي ميستورا and de Mistura.
  private static func merged(_ matches: [Match]) -> [Pair] {
    var pairs: [Pair] = []
    var last: Match?
    for match in matches {
      if let previous = last, let pair = pairs.last, isOneName(previous, match) {
        pairs[pairs.count - 1] = Pair(
          sourceRange: TextRange(pair.sourceRange.lowerBound, match.source.range.upperBound),
          targetRange: TextRange(pair.targetRange.lowerBound, match.target.range.upperBound),
          evidence: pair.evidence + match.evidence)
      } else {
        pairs.append(
          Pair(
            sourceRange: match.source.range, targetRange: match.target.range,
            evidence: match.evidence))
      }
      last = match
    }
    return pairs
  }

  private static func isOneName(_ first: Match, _ second: Match) -> Bool {
    stands(first, before: second) && isGap(first.source, second.source)
      && isGap(first.target, second.target)
  }

  /// A space, or a space and the article; a و between two words makes them two names.
  private static func isGap(_ first: NameSkeletons.Form, _ second: NameSkeletons.Form) -> Bool {
    let gap = second.range.lowerBound - first.range.upperBound
    return gap == 1 || (gap == 5 && second.script == .arabic)
  }
}

extension Range<Int32> {
  /// The same bounds as array indices.
  fileprivate var indices: Range<Int> { Int(lowerBound)..<Int(upperBound) }
}
