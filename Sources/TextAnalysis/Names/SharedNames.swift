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
    /// The chance that both spell one name, 0.5…1; of several words, the best.
    public let score: Double
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

    var isParticle: Bool { source.isParticle || target.isParticle }
  }

  private static func candidates(_ source: NameSkeletons, _ target: NameSkeletons) -> [Match] {
    var matches: [Match] = []
    source.groups.withUnsafeBufferPointer { sourceGroups in
      target.groups.withUnsafeBufferPointer { targetGroups in
        for a in source.forms {
          for b in target.forms where a.mask.mayMatch(b.mask) {
            let evidence: Double
            if a.script == b.script {
              evidence = a.script == .latin && a.letters == b.letters && !a.isParticle ? 10 : 0
            } else {
              let x = UnsafeBufferPointer(rebasing: sourceGroups[a.groups.indices])
              let y = UnsafeBufferPointer(rebasing: targetGroups[b.groups.indices])
              let pairing = LetterPairing.latinToArabic
              let score = a.script == .latin ? pairing.best(x, y) : pairing.best(y, x)
              evidence = Double(score) / 100
            }
            // Particles are short and may be weaker; beside a name they are likely.
            let least = a.isParticle || b.isParticle ? 0 : NameSimilarity.middle
            if evidence > least { matches.append(Match(source: a, target: b, evidence: evidence)) }
          }
        }
      }
    }
    return matches
  }

  /// The best matches that share no word, particles only beside a name.
  private static func chosen(from candidates: [Match]) -> [Match] {
    guard !candidates.isEmpty else { return [] }
    var chosen: [Match] = []
    let best = candidates.sorted { ($0.evidence, $1.source.range) > ($1.evidence, $0.source.range) }
    for match in best where !match.isParticle && isFree(match, chosen) { chosen.append(match) }
    for match in best where match.isParticle && isFree(match, chosen) {
      if chosen.contains(where: { stands(match, before: $0) || stands($0, before: match) }) {
        chosen.append(match)
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

  private static func stands(_ first: Match, before second: Match) -> Bool {
    first.source.word + 1 == second.source.word && first.target.word + 1 == second.target.word
  }

  /// Neighbours on both sides become one name: دي ميستورا and de Mistura.
  private static func merged(_ matches: [Match]) -> [Pair] {
    var pairs: [Pair] = []
    var last: Match?
    for match in matches {
      let score = NameSimilarity.chance(match.evidence)
      if let previous = last, let pair = pairs.last, stands(previous, before: match) {
        pairs[pairs.count - 1] = Pair(
          sourceRange: TextRange(pair.sourceRange.lowerBound, match.source.range.upperBound),
          targetRange: TextRange(pair.targetRange.lowerBound, match.target.range.upperBound),
          score: max(pair.score, score), evidence: pair.evidence + match.evidence)
      } else {
        pairs.append(
          Pair(
            sourceRange: match.source.range, targetRange: match.target.range, score: score,
            evidence: match.evidence))
      }
      last = match
    }
    return pairs
  }
}

extension Range<Int32> {
  /// The same bounds as array indices.
  fileprivate var indices: Range<Int> { Int(lowerBound)..<Int(upperBound) }
}
