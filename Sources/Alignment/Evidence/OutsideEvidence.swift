import Bitext
import Foundation
import TextAnalysis

/// What is known of a pair of texts from outside of it: lines that other pairs left alone, and what
/// a memory has for its segments. Where nothing is known, nothing is added to any weight.
struct OutsideEvidence: Sendable {
  /// One value a segment, 0 where nothing is known; see `recurrence`.
  let recurringSources: [Double]
  let recurringTargets: [Double]
  private let likenesses: [Candidate: Float]

  /// - Parameter band: where beads may lie.
  init(_ source: AlignmentSide, _ target: AlignmentSide, within band: Band) {
    recurringSources = Self.recurrences(of: source)
    recurringTargets = Self.recurrences(of: target)
    likenesses = Self.likenesses(source.remembered, target.texts, band)
  }

  /// How like a bead is to a unit of the memory in both languages, 0…1; 0 for less than half.
  func likeness(_ bead: Candidate) -> Float { likenesses[bead] ?? 0 }

  /// What a bead's likeness counts for, 0…1.
  func weight(_ bead: Candidate) -> Float {
    max(0, likeness(bead) - Self.least) / (1 - Self.least)
  }

  // MARK: Recurring lines

  private static func recurrences(of side: AlignmentSide) -> [Double] {
    side.recurrences.isEmpty
      ? Array(repeating: 0, count: side.texts.count) : side.recurrences.map(recurrence)
  }

  /// Each doubling of the pairs that left a line alone says as much again.
  private static func recurrence(_ count: Int) -> Double { log2(Double(1 + max(0, count))) }

  // MARK: Remembered translations

  /// Half of the words in common is what any two sentences on one subject may have.
  private static let least: Float = 0.5

  private static func likenesses(
    _ remembered: [RememberedTranslation], _ targets: [String], _ band: Band
  ) -> [Candidate: Float] {
    guard !remembered.isEmpty else { return [:] }
    let targets = targets.map(words)
    var found: [Candidate: Float] = [:]
    for unit in remembered where unit.segments.count <= BeadShape.longestRun {
      let translation = words(unit.text)
      for start in band.columns[unit.segments.lowerBound] where start < targets.count {
        for (run, share) in shares(translation, targets[start...]).enumerated() {
          let likeness = min(1, share * Float(unit.likeness))
          guard likeness > least else { continue }
          let bead = Candidate(
            source: unit.segments.lowerBound, target: start,
            shape: BeadShape(sources: unit.segments.count, targets: run + 1))
          found[bead] = max(found[bead] ?? 0, likeness)
        }
      }
    }
    return found
  }

  private static func words(_ text: String) -> [String] {
    WordSegmenter.words(in: text).map { WordKeys.folded(text[$0.range]) }
  }

  /// Of a translation and the first segment, the first two, …: the words they share, each as often
  /// as both have it, by all words (Dice's coefficient, 0…1).
  private static func shares(
    _ translation: [String], _ segments: ArraySlice<[String]>
  ) -> [Float] {
    var left: [String: Int] = [:]
    for word in translation { left[word, default: 0] += 1 }
    var (shared, all) = (0, translation.count)
    return segments.prefix(BeadShape.longestRun).map { words in
      for word in words {
        guard let count = left[word], count > 0 else { continue }
        left[word] = count - 1
        shared += 1
      }
      all += words.count
      return all == 0 ? 0 : 2 * Float(shared) / Float(all)
    }
  }
}
