import Alignment
import Bitext
import Foundation
import TranslationMemory

/// Phrases and stretches of the queries, looked for in the same memory.
extension MemoryQuestion {
  /// Units shown of a phrase.
  private static let first = 50

  /// The concordance of three words of each query that is exactly in the memory, from its second
  /// word on; `Benchmarks/Peers/memory.py` asks for the same.
  func measureConcordance(_ store: SQLiteStore, _ queries: [Query]) throws {
    let phrases = queries.filter { $0.kind == "exact" }.map { query in
      query.text.split(separator: " ").dropFirst().prefix(3).joined(separator: " ")
    }
    var times: [Double] = []
    var found = 0
    for round in 0..<2 {
      for phrase in phrases {
        let (hits, time) = try Self.timed {
          try store.concordance(ConcordanceQuery(phrases: [phrase]), limit: Self.first)
        }
        guard round == 1 else { continue }
        found += hits.count
        times.append(time)
      }
    }
    print(
      "  concordance, \(times.count) phrases of 3 words, first \(Self.first), \(found) units: "
        + Self.quantiles(times))
  }

  /// The longest stretches of texts without a match, and the newest units of each.
  func measureStretches(_ store: SQLiteStore, _ queries: [Query]) throws {
    var times: [Double] = []
    var found = 0
    for round in 0..<2 {
      for query in queries where query.kind != "exact" {
        let asked = MatchQuery(TaggedText(query.text))
        let words = TextWords(query.text)
        let ends = words.ranges.map { !FunctionWords.contains(query.text[$0]) }
        let settings = MatchSettings(threshold: threshold, limit: 1)
        guard try store.matches(of: asked, settings).isEmpty else { continue }
        let (count, time) = try Self.timed {
          let stretches = try store.stretches(of: asked, between: ends)
          for stretch in stretches { _ = try store.units(with: stretch, of: asked, limit: 20) }
          return stretches.count
        }
        guard round == 1 else { continue }
        found += count
        times.append(time)
      }
    }
    print(
      "  fragments, \(times.count) texts without a match, \(found) stretches: "
        + Self.quantiles(times))
  }
}
