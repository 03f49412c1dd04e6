public import Bitext
internal import Foundation
public import TextAnalysis

/// Finds the terms of a glossary in running text of either language.
///
/// Words are compared by their stems, so a term is found in spite of spelling, clitics and regular
/// inflection: «وبمناطق خفضِ التوتّر» holds مناطق خفض التوتر. All entries are sought in one pass; its
/// cost hardly grows with their number. Between the words of a term only blanks, hyphens, quotation
/// marks and brackets may stand. Making a matcher for 100,000 entries takes about half a second;
/// a text of many segments is best given whole.
public struct TermMatcher: Sendable {
  let entries: TermEntries
  let index: TermIndex
  let morphology: ArabicMorphology?
  /// How far down in the translator's order the glossary of each entry stands; empty without one.
  private let ranks: [Int]

  /// - Parameter morphology: the dictionary of Arabic word forms, which finds broken plurals and
  ///   irregular stems (level L4) and keeps rules for endings from finding what is another word.
  public init(_ entries: [TermEntry], morphology: ArabicMorphology? = nil) {
    self.init(Glossary(entries: entries), morphology: morphology)
  }

  /// The matcher of a glossary; where its files have an order, hits of the first ones go before.
  public init(_ glossary: Glossary, morphology: ArabicMorphology? = nil) {
    entries = .made(glossary.entries)
    ranks = glossary.ranks
    self.morphology = morphology
    index = TermIndex(glossary.entries, morphology)
  }

  /// Reads what `write` has written of a matcher without a dictionary; its entries are made of the
  /// bytes of the same files when they are asked for.
  init(_ reader: inout PlainReader, files: [Data]) throws(PlainReader.EndsEarly) {
    entries = .unread(try reader.values(), files: files)
    ranks = try reader.values()
    index = try TermIndex(&reader)
    morphology = nil
  }

  /// Precondition: it is without a dictionary.
  func write(to writer: inout PlainWriter, rows: [GlossaryRow]) {
    precondition(morphology == nil, "what a dictionary says is not kept")
    writer.add(rows)
    writer.add(ranks)
    index.write(to: &writer)
  }

  /// How many entries there are.
  public var entryCount: Int { entries.count }

  /// How far down in the translator's order the glossary of an entry stands; 0 without an order.
  func rank(of entry: Int32) -> Int { ranks.isEmpty ? 0 : ranks[Int(entry)] }

  /// The terms in a text, in the order they stand.
  ///
  /// Where terms overlap the longest is given, and of those for the same words not the ones that only an
  /// ending taken off would make, unless all are asked for. Entries that share a wording are given
  /// beside each other, with the same range; an entry that several of its own wordings would find there
  /// is given once, for the nearest of them.
  public func hits(in text: String, overlapping: Bool = false) -> [TermHit] {
    let scan = scan(text)
    return hits(overlapping ? scan.matches : TermMatcher.chosen(of: scan.matches), scan)
  }

  /// The terms in a text as `hits` gives them: the longest of those that overlap, and all of them.
  public func longestAndAllHits(in text: String) -> (longest: [TermHit], all: [TermHit]) {
    let scan = scan(text)
    let chosen = TermMatcher.chosen(of: scan.matches)
    let longest = hits(chosen, scan)
    return (longest, chosen.count == scan.matches.count ? longest : hits(scan.matches, scan))
  }

  private func scan(_ text: String) -> TermScan {
    var scan = TermScan(text, self)
    scan.run()
    return scan
  }

  private static func chosen(of matches: [TermMatch]) -> [TermMatch] {
    nearest(of: longest(of: matches))
  }

  private func hits(_ matches: [TermMatch], _ scan: TermScan) -> [TermHit] {
    let found = matches.map { (hit: scan.hit(of: $0), order: $0.form) }.sorted {
      ($0.hit.range, $0.hit.rank, $0.hit.level, $0.order)
        < ($1.hit.range, $1.hit.rank, $1.hit.level, $1.order)
    }
    var hits: [TermHit] = []
    hits.reserveCapacity(found.count)
    for (hit, _) in found {
      let isKnown = hits.reversed().prefix { $0.range == hit.range }
        .contains { $0.entry.concept == hit.entry.concept }
      if !isKnown { hits.append(hit) }
    }
    return hits
  }

  /// Where some matches have the very form of the words, none that only the rules for endings find:
  /// المفاوضات is *negotiations*, not women who negotiate, where the glossary has both. What a dictionary
  /// vouches for stays (عالم, *world* and *scientist*).
  private static func nearest(of matches: [TermMatch]) -> [TermMatch] {
    let met = Set(matches.filter(\.isSameForm).map(\.words))
    return matches.filter { !$0.isByEnding || !met.contains($0.words) }
  }

  private static func longest(of matches: [TermMatch]) -> [TermMatch] {
    let ordered = matches.sorted { a, b in
      if a.words.count != b.words.count { return a.words.count > b.words.count }
      if a.isLoose != b.isLoose { return b.isLoose }
      return (b.range.count, a.words.lowerBound, a.form)
        < (a.range.count, b.words.lowerBound, b.form)
    }
    var taken: [Int32: Range<Int32>] = [:]
    return ordered.filter { match in
      if match.words.contains(where: { taken[$0] != nil && taken[$0] != match.words }) {
        return false
      }
      for word in match.words { taken[word] = match.words }
      return true
    }
  }
}
