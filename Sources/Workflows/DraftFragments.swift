import Alignment
import Bitext
import Foundation
import TranslationMemory

/// Puts a draft together from stretches of a text that memories have.
struct DraftFragments {
  let memories: [(readers: MemoryReaders, name: String)]
  /// Asked for when units are found.
  let linking: @Sendable () throws -> LinkWords
  /// Languages translated between.
  let from: Language
  let to: Language

  /// Units of a stretch that are read for its rendering.
  private static let mostUnits = 20
  /// Renderings less sure than this are not put in.
  private static let leastConfidence = 0.3

  /// A stretch and where it was found.
  private struct Place {
    let stretch: Range<Int>
    let memory: Int
    let query: MatchQuery
  }

  /// The draft; nil if no stretch of two content words was found with its rendering.
  ///
  /// Throws: `MemoryError`.
  func draft(of text: String) throws -> FragmentDraft? {
    let words = TextWords(text)
    let isContent = words.ranges.map { !FunctionWords.contains(text[$0]) }
    let places = try places(of: text, between: isContent)
    let chosen = FragmentCover.chosen(isContent: isContent, from: places.map(\.stretch))
    var found: [(range: TextRange, found: FragmentDraft.Found)] = []
    var covered = 0
    for stretch in chosen {
      guard let best = try rendering(of: stretch, places) else { continue }
      // Particles stay as they are, like all that was not found.
      found.append((best.range, best.found))
      covered += stretch.count
    }
    guard !found.isEmpty else { return nil }
    return FragmentDraft(
      text, to: to, found: found, coverage: Double(covered) / Double(max(1, words.ranges.count)))
  }

  private func places(of text: String, between ends: [Bool]) throws -> [Place] {
    var places: [Place] = []
    for index in memories.indices {
      for side in Side.allCases {
        let query = MatchQuery(
          TaggedText(text), side: side, languages: MatchTexts.pair(from, to, side))
        places += try memories[index].readers.read { try $0.stretches(of: query, between: ends) }
          .map { Place(stretch: $0, memory: index, query: query) }
      }
    }
    return places
  }

  private struct Best {
    let found: FragmentDraft.Found
    /// Where it stands in the text.
    let range: TextRange
  }

  /// The most frequent rendering, of equals the newest; of memories, the first that has one.
  private func rendering(of stretch: Range<Int>, _ places: [Place]) throws -> Best? {
    for place in places
    where place.stretch.lowerBound <= stretch.lowerBound
      && stretch.upperBound <= place.stretch.upperBound
    {
      let (readers, name) = memories[place.memory]
      let hits = try readers.read {
        try $0.units(with: stretch, of: place.query, limit: Self.mostUnits)
      }
      if let best = try best(of: hits, memory: name) { return best }
    }
    return nil
  }

  private func best(of hits: StretchHits, memory: String) throws -> Best? {
    let linking = try linking()
    var counts = RenderingCounts()
    var rendered: [(key: String, hit: StretchHits.Hit)] = []
    for (hit, line) in zip(hits.hits, hits.hits.concurrentMap { line($0, linking) }) {
      guard let line else { continue }
      counts.add(line)
      rendered.append((RenderingCounts.key(of: RenderingCounts.rendering(in: line)), hit))
    }
    // Words torn apart are no rendering to be put in while others stand together.
    let renderings = counts.renderings.sorted { a, b in
      (a.isTorn ? 1 : 0, -a.count, -a.newest) < (b.isTorn ? 1 : 0, -b.count, -b.newest)
    }
    guard let first = renderings.first,
      let hit = rendered.first(where: { $0.key == RenderingCounts.key(of: first.text) })?.hit
    else { return nil }
    return Best(
      found: FragmentDraft.Found(
        rendering: first, units: hits.hits.count, isCut: hits.isCut,
        others: Array(renderings.dropFirst()), unit: hit.unit.unit, memory: memory),
      range: hit.query)
  }

  /// Where the other side of a unit renders a stretch; nil if that is not known.
  private func line(_ hit: StretchHits.Hit, _ linking: LinkWords) -> SearchMemory.Line? {
    let unit = hit.unit.unit
    let isSource = hit.side == .source
    let (text, other) = (hit.unit.text(on: hit.side), isSource ? unit.target : unit.source)
    let found: PhraseRendering
    if text.isNothingBut(hit.range) {
      found = PhraseRendering(spans: [other.text.withoutEndMarks], confidence: 1)
    } else {
      let words = linking.correspondence(
        unit.source.text, unit.source.language, unit.target.text, unit.target.language)
      let rendering = isSource ? words.rendering(of: hit.range) : words.original(of: hit.range)
      guard let rendering, rendering.confidence >= Self.leastConfidence else { return nil }
      found = rendering
    }
    return SearchMemory.Line(
      unit: unit, number: Int(hit.unit.id), sourceRanges: isSource ? [hit.range] : found.spans,
      targetRanges: isSource ? found.spans : [hit.range], isFoundInSource: isSource,
      isFoundInTarget: !isSource,
      occurrences: [SearchMemory.Occurrence(range: hit.range, rendering: found)])
  }
}

extension String {
  /// Whether a range has all words of the text.
  fileprivate func isNothingBut(_ range: TextRange) -> Bool {
    let rest = [TextRange(0, range.lowerBound), TextRange(range.upperBound, utf8.count)]
    return rest.allSatisfy { !self[$0].contains { $0.isLetter || $0.isNumber } }
  }

  /// All of the text but the blanks and full stops around it.
  fileprivate var withoutEndMarks: TextRange {
    let isOuter: (Character) -> Bool = { $0.isWhitespace || ".؟?!،,;؛:".contains($0) }
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !isOuter($0) }), first <= last
    else { return TextRange(0, utf8.count) }
    return TextRange(
      utf8.distance(from: startIndex, to: first),
      utf8.distance(from: startIndex, to: index(after: last)))
  }
}

extension SearchMemory.Rendering {
  fileprivate var isTorn: Bool { text.contains(" … ") }

  /// Seconds since 1970; 0 where no date is known.
  fileprivate var newest: Double { last?.timeIntervalSince1970 ?? 0 }
}
