public import Bitext
public import TextAnalysis

/// Finds the terms of a glossary in running text of either language.
///
/// Words are compared by their stems, so a term is found in spite of spelling, clitics and regular
/// inflection: «وبمناطق خفضِ التوتّر» holds مناطق خفض التوتر. All entries are sought in one pass; its
/// cost hardly grows with their number. Between the words of a term only blanks, hyphens, quotation
/// marks and brackets may stand. Making a matcher for 100,000 entries takes about half a second;
/// a text of many segments is best given whole.
public struct TermMatcher: Sendable {
  public let entries: [TermEntry]
  let index: TermIndex
  let morphology: ArabicMorphology?

  /// - Parameter morphology: the dictionary of Arabic word forms, which finds broken plurals and
  ///   irregular stems (level L4) and keeps rules for endings from finding what is another word.
  public init(_ entries: [TermEntry], morphology: ArabicMorphology? = nil) {
    self.entries = entries
    self.morphology = morphology
    index = TermIndex(entries, morphology)
  }

  public init(_ glossary: Glossary, morphology: ArabicMorphology? = nil) {
    self.init(glossary.entries, morphology: morphology)
  }

  /// The terms in a text, in the order they stand.
  ///
  /// Where terms overlap the longest is given, unless all are asked for. Entries that share a
  /// wording are given beside each other, with the same range; an entry that several of its own
  /// wordings would find there is given once, for the nearest of them.
  public func hits(in text: String, overlapping: Bool = false) -> [TermHit] {
    var scan = TermScan(text, self)
    scan.run()
    let found = overlapping ? scan.matches : TermMatcher.longest(of: scan.matches)
    let ordered = found.sorted {
      ($0.hit.range, $0.hit.level, $0.order) < ($1.hit.range, $1.hit.level, $1.order)
    }
    var seen: Set<TermPlace> = []
    return ordered.filter {
      seen.insert(TermPlace(concept: $0.hit.entry.concept, range: $0.hit.range)).inserted
    }.map(\.hit)
  }

  private struct TermPlace: Hashable {
    let concept: String
    let range: TextRange
  }

  private static func longest(of matches: [TermMatch]) -> [TermMatch] {
    let order = matches.indices.sorted {
      let (a, b) = (matches[$0], matches[$1])
      if a.words.count != b.words.count { return a.words.count > b.words.count }
      if a.hit.isLoose != b.hit.isLoose { return b.hit.isLoose }
      return (b.hit.range.count, a.words.lowerBound, a.order)
        < (a.hit.range.count, b.words.lowerBound, b.order)
    }
    var taken: [Int: Range<Int>] = [:]
    return order.map { matches[$0] }.filter { match in
      if match.words.contains(where: { taken[$0] != nil && taken[$0] != match.words }) {
        return false
      }
      for word in match.words { taken[word] = match.words }
      return true
    }
  }
}

/// A hit with the words of the text that it covers.
struct TermMatch {
  let hit: TermHit
  let words: Range<Int>
  /// The number of the form, which puts hits of one range in the glossary's order.
  let order: Int
}
