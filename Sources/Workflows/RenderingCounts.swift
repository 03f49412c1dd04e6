import Bitext
import Foundation
import TextAnalysis

/// Counts how a phrase was rendered, forms of one wording together.
struct RenderingCounts {
  private var counts: [String: Wording] = [:]
  private(set) var unrendered = 0

  private struct Wording {
    let text: String
    var count = 0
    var first: Date?
    var last: Date?
  }

  mutating func add(_ line: SearchMemory.Line) {
    guard line.isFoundInSource != line.isFoundInTarget else { return }
    let rendering = Self.rendering(in: line)
    guard !rendering.isEmpty else {
      unrendered += 1
      return
    }
    var wording = counts[Self.key(of: rendering)] ?? Wording(text: rendering)
    wording.count += 1
    if let date = line.unit.provenance.changed ?? line.unit.provenance.created {
      wording.first = wording.first.map { min($0, date) } ?? date
      wording.last = wording.last.map { max($0, date) } ?? date
    }
    counts[Self.key(of: rendering)] = wording
  }

  /// The words of a line that render what was found; empty where none are known to.
  static func rendering(in line: SearchMemory.Line) -> String {
    let text = line.isFoundInSource ? line.unit.target.text : line.unit.source.text
    let ranges = line.isFoundInSource ? line.targetRanges : line.sourceRanges
    return ranges.map { String(text[$0]) }.joined(separator: " … ")
  }

  /// The most frequent first.
  var renderings: [SearchMemory.Rendering] {
    counts.values.sorted { ($1.count, $0.text) < ($0.count, $1.text) }.map {
      SearchMemory.Rendering(text: $0.text, count: $0.count, first: $0.first, last: $0.last)
    }
  }

  /// The same for the forms of a wording: letter case, spelling, clitics and regular inflection.
  static func key(of text: String) -> String {
    let folded = FoldedText(text, level: .spelling)
    return WordSegmenter.words(in: folded).map { word in
      let letters = folded.utf8[word.range.range]
      let isArabic = letters.first.map { (0xD8...0xDB).contains($0) } ?? false
      let stems =
        isArabic
        ? ArabicStem.readings(of: letters).map(\.stem.description)
        : EnglishStem.readings(of: letters).map(\.stem.description)
      return stems.min { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
        ?? String(decoding: letters, as: UTF8.self)
    }.joined(separator: " ")
  }
}
