import Alignment
public import Bitext
public import Foundation
import Interchange

/// Found beads beside hand-made ones, with figures that bear their signature.
public struct MeasureAlignment: Sendable {
  private let score: AlignmentScore
  private let signature: String
  /// What was not as the other has it: document and bead.
  private let misses: [String]

  /// Compares one alignment with a bead file.
  public static func compare(
    _ aligned: AlignedArticles, withBeadsIn file: URL
  ) throws -> MeasureAlignment {
    let gold = try BeadTable.read(
      file, sources: aligned.sources.count, targets: aligned.targets.count)
    var score = AlignmentScore()
    score.add(gold: gold, found: aligned.beads)
    let known = Set(gold.map(\.ladder))
    let missed = aligned.beads.map(\.ladder).filter { !known.contains($0) }
    return MeasureAlignment(
      score: score, signature: aligned.signature,
      misses: missed.map {
        "\(aligned.pair.source.origin.name): \($0) is not in the hand-made beads"
      })
  }

  /// The figures of both taken together, documents added up before dividing.
  public func adding(_ other: MeasureAlignment) -> MeasureAlignment {
    MeasureAlignment(
      score: score + other.score, signature: signature, misses: misses + other.misses)
  }

  /// Strict F1, 0…1.
  public var strictF1: Double { score.strict.f1 }

  /// The figures with their signature, and before them every bead that is not in the hand-made
  /// ones.
  public var report: String { (misses + [figures]).joined(separator: "\n") }

  /// Precision, recall and F1: strict, lax and of lone segments (Sennrich & Volk 2011), 0…1.
  public var figures: String {
    func line(_ name: String, _ figures: AlignmentScore.Figures) -> String {
      let values = [figures.precision, figures.recall, figures.f1].map { value in
        String(format: "%.4f", value)
      }
      return name.padding(toLength: 8, withPad: " ", startingAt: 0) + values.joined(separator: "  ")
    }
    return [
      "        precis. recall  F1", line("strict", score.strict), line("lax", score.lax),
      line("null", score.null), "documents: \(score.documents); \(signature)",
    ].joined(separator: "\n")
  }
}
