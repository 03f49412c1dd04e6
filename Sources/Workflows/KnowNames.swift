import Bitext
import Terminology
import TextAnalysis
import TranslationMemory

/// What glossaries and memories know of names, for the drafts of matches.
///
/// The glossaries are opened when a name is first asked for.
struct KnowNames: Sendable {
  private let installation: Installation
  private let glossaries = MadeOnce<GlossaryNames>()

  init(_ installation: Installation) { self.installation = installation }

  private struct GlossaryNames: Sendable {
    let matcher: TermMatcher?
  }

  /// - Parameters:
  ///   - memories: those that are asked how they spell a name.
  ///   - from: the language of the names that memories are asked about.
  ///   - to: the language they are spelt in.
  func knowledge(_ memories: [MemoryReaders], from: Language, to: Language) -> NameKnowledge {
    NameKnowledge(
      names: { text in
        // A damaged glossary is the business of the commands that are about terms.
        let known = try? glossaries.thing {
          GlossaryNames(matcher: try GlossaryShelf(installation).matcher())
        }
        return names(in: text, known?.matcher)
      },
      remembered: { remembered($0, memories, from, to) })
  }

  private func names(in text: String, _ matcher: TermMatcher?) -> [NameKnowledge.Name] {
    let hits = (matcher?.hits(in: text) ?? [])
      .filter { $0.entry.partOfSpeech == "proper noun" && !$0.isLoose }
    let byRange = Dictionary(grouping: hits, by: \.range)
    // One wording of two bearers says nothing.
    return byRange.values.filter { $0.count == 1 }.map { $0[0] }.sorted { $0.range < $1.range }
      .map {
        NameKnowledge.Name(
          range: $0.range, concept: $0.entry.concept, renderings: renderings(of: $0, in: text))
      }
  }

  /// The wordings in the other language; first that to be written: the nearest to the preferred one of
  /// those with as many words as the text has, as لافروف is Lavrov and not Sergei Lavrov.
  private func renderings(of hit: TermHit, in text: String) -> [String] {
    let all =
      hit.rendering == nil
      ? hit.entry.renderings.filter { $0.standing == .preferred || $0.standing == .admitted }
        .map(\.text)
      : hit.entry.terms
    let count = Self.words(of: text[hit.range])
    guard let place = all.firstIndex(where: { Self.words(of: $0) == count }) else { return all }
    return [all[place]] + all[..<place] + all[(place + 1)...]
  }

  private static func words(of text: some StringProtocol) -> Int {
    text.split(whereSeparator: \.isWhitespace).count
  }

  /// Units that are read for the spelling of a name.
  private static let mostUnits = 50

  /// The most frequent spelling, of equals that of the newest unit.
  private func remembered(
    _ name: String, _ memories: [MemoryReaders], _ from: Language, _ to: Language
  ) -> String? {
    var counts: [String: (count: Int, first: Int)] = [:]
    for memory in memories {
      for hit in units(with: name, in: memory) {
        guard let spelling = spelling(hit, from, to) else { continue }
        let seen = counts[spelling] ?? (count: 0, first: counts.count)
        counts[spelling] = (seen.count + 1, seen.first)
      }
    }
    return counts.max { ($0.value.count, $1.value.first) < ($1.value.count, $0.value.first) }?.key
  }

  private func units(with name: String, in memory: MemoryReaders) -> [PhraseHit] {
    (try? memory.read { try $0.units(containing: name, limit: Self.mostUnits) }) ?? []
  }

  /// How the other side of a unit spells the name that was found in it, and nothing more than it.
  private func spelling(_ hit: PhraseHit, _ from: Language, _ to: Language) -> String? {
    let unit = hit.unit.unit
    let isSource = hit.side == .source
    let (own, other) = isSource ? (unit.source, unit.target) : (unit.target, unit.source)
    guard own.language.primary == from.primary, other.language.primary == to.primary else {
      return nil
    }
    let pairs = SharedNames.pairs(
      source: own.text, sourceLanguage: own.language, target: other.text,
      targetLanguage: other.language)
    let pair = pairs.first { hit.ranges.contains($0.sourceRange) && $0.score >= 0.9 }
    return pair.map { String(other.text[$0.targetRange]) }
  }
}
