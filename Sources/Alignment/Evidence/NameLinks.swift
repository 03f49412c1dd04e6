import Bitext
import TextAnalysis

/// Links words that are one name by their sounds, written in two scripts.
struct NameLinks {
  private let sources: [NameSkeletons]
  private let targets: [NameSkeletons]
  private let sourceWords: SegmentWords
  private let targetWords: SegmentWords

  init(
    _ source: AlignmentSide, _ sourceWords: ContentWords, _ target: AlignmentSide,
    _ targetWords: ContentWords
  ) {
    sources = source.texts.map { NameSkeletons($0, language: source.language) }
    targets = target.texts.map { NameSkeletons($0, language: target.language) }
    self.sourceWords = SegmentWords(sourceWords, segments: source.texts.count)
    self.targetWords = SegmentWords(targetWords, segments: target.texts.count)
  }

  /// The links between segments that may share a bead.
  func links(within band: Band) -> [WordLinks.Link] {
    var found: [WordLinks.Link] = []
    for source in sources.indices {
      for target in band.reach(of: source) {
        for pair in SharedNames.pairs(sources[source], targets[target]) {
          found += links(
            pair, sourceWords.words(of: source, in: pair.sourceRange),
            targetWords.words(of: target, in: pair.targetRange))
        }
      }
    }
    return found
  }

  /// The words of a name of several words are linked in order.
  private func links(
    _ pair: SharedNames.Pair, _ sources: [Int], _ targets: [Int]
  ) -> [WordLinks.Link] {
    // A short name may sound alike by chance: its likelihood says how much it is worth.
    let strength = Float(pair.score * min(1, 0.5 + pair.evidence / 20))
    return zip(sources, targets).map {
      WordLinks.Link(source: $0, target: $1, strength: strength, isName: true)
    }
  }
}

/// Finds content words by segment and place.
private struct SegmentWords {
  private let words: [ContentWord]
  /// Where each segment's words start; one entry more than segments.
  private let starts: [Int]

  init(_ content: ContentWords, segments: Int) {
    words = content.words
    var counts = Array(repeating: 0, count: segments + 1)
    for word in words { counts[word.segment + 1] += 1 }
    for index in 1..<max(1, counts.count) { counts[index] += counts[index - 1] }
    starts = counts
  }

  /// The words of a segment that overlap a range of it, numbers and terms apart, in order.
  func words(of segment: Int, in range: TextRange) -> [Int] {
    (starts[segment]..<starts[segment + 1]).filter {
      (words[$0].kind == .word || words[$0].kind == .name) && words[$0].range.overlaps(range)
    }
  }
}

extension Band {
  /// The target segments that may share a bead with a source segment.
  func reach(of source: Int) -> Range<Int> {
    let slack = BeadShape.longestRun - 1
    let lower = columns[max(0, source - slack)].lowerBound
    let upper = columns[source].upperBound + slack
    return lower..<max(lower, min(targetCount, upper))
  }
}
