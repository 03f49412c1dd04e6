import Bitext
import Foundation
import TextAnalysis

/// Counts how a phrase was rendered, the forms of one wording together: *zone* and *the zones*, *road
/// map* and *roadmap*.
struct RenderingCounts {
  /// How many sentences are kept to show for each wording.
  private static let exampleCount = 3

  private var counts: [String: Wording] = [:]
  private(set) var unrendered = 0

  private struct Wording {
    var forms: [String: Int] = [:]
    var count = 0
    var dates: [Date] = []
    var outlets: [String: Int] = [:]
    var translators: [String: Int] = [:]
    var examples: [SearchMemory.Line] = []
    var confidence = 0.0
  }

  /// Takes in a line of a concordance that was found on one side.
  mutating func add(_ line: SearchMemory.Line) {
    guard line.isFoundInSource != line.isFoundInTarget else { return }
    let text = line.isFoundInSource ? line.unit.target.text : line.unit.source.text
    for occurrence in line.occurrences {
      guard let rendering = occurrence.rendering else {
        unrendered += 1
        continue
      }
      add(rendering, in: text, of: line)
    }
  }

  private mutating func add(
    _ rendering: PhraseRendering, in text: String, of line: SearchMemory.Line
  ) {
    let provenance = line.unit.provenance
    let wording = rendering.spans.map { String(text[$0]) }.joined(separator: " … ")
    var counted = counts[Self.key(of: wording)] ?? Wording()
    counted.forms[wording, default: 0] += 1
    counted.count += 1
    counted.confidence += rendering.confidence
    if let date = provenance.changed ?? provenance.created { counted.dates.append(date) }
    if let outlet = provenance.outlet { counted.outlets[outlet, default: 0] += 1 }
    if let person = provenance.changedBy ?? provenance.author {
      counted.translators[person, default: 0] += 1
    }
    let isShown = counted.examples.contains {
      $0.unit.source.text == line.unit.source.text && $0.unit.target.text == line.unit.target.text
    }
    if counted.examples.count < Self.exampleCount, !isShown { counted.examples.append(line) }
    counts[Self.key(of: wording)] = counted
  }

  /// The words of a line that render what was found; empty where none are known to.
  static func rendering(in line: SearchMemory.Line) -> String {
    let text = line.isFoundInSource ? line.unit.target.text : line.unit.source.text
    let ranges = line.isFoundInSource ? line.targetRanges : line.sourceRanges
    return ranges.map { String(text[$0]) }.joined(separator: " … ")
  }

  /// The most frequent first; of two as frequent, the newer.
  var renderings: [SearchMemory.Rendering] {
    counts.values.map { wording in
      let forms = Self.ranked(wording.forms)
      return SearchMemory.Rendering(
        text: forms[0].name, count: wording.count, first: wording.dates.min(),
        last: wording.dates.max(), forms: forms, dates: wording.dates.sorted(),
        outlets: Self.ranked(wording.outlets), translators: Self.ranked(wording.translators),
        examples: wording.examples, confidence: wording.confidence / Double(wording.count))
    }.sorted { a, b in
      (a.count, a.last ?? .distantPast, b.text) > (b.count, b.last ?? .distantPast, a.text)
    }
  }

  private static func ranked(_ counts: [String: Int]) -> [SearchMemory.Tally] {
    counts.map { SearchMemory.Tally(name: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }

  /// The same for the forms of a wording: letter case, spelling, hyphens, clitics and regular
  /// inflection, and function words at its edges.
  static func key(of text: String) -> String {
    let folded = FoldedText(text, level: .spelling)
    let words = WordSegmenter.words(in: folded).map { folded.utf8[$0.range.range] }
    let inner = words.drop(while: isFunctionWord).reversed().drop(while: isFunctionWord).reversed()
    return (inner.isEmpty ? words : Array(inner)).map(stem).joined()
  }

  private static func stem(_ letters: ArraySlice<UInt8>) -> String {
    let isArabic = letters.first.map { (0xD8...0xDB).contains($0) } ?? false
    let stems =
      isArabic
      ? ArabicStem.readings(of: letters).map(\.stem.description)
      : EnglishStem.readings(of: letters).map(\.stem.description)
    let shortest =
      stems.min { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
      ?? String(decoding: letters, as: UTF8.self)
    return shortest.replacing("-", with: "")
  }

  private static func isFunctionWord(_ letters: ArraySlice<UInt8>) -> Bool {
    edges.contains(String(decoding: letters, as: UTF8.self))
  }

  /// What may stand before or behind a rendering without being of it.
  private static let edges: Set<String> = [
    "the", "a", "an", "of", "to", "in", "on", "at", "for", "with", "by", "from", "and", "or", "its",
    "his", "her", "their", "our", "this", "that", "these", "those",
  ]
}
