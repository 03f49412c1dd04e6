import Alignment
public import Bitext
public import Foundation
import Interchange

/// Found beads beside hand-made ones, with figures that bear their signature.
public struct MeasureAlignment: Sendable {
  private let score: AlignmentScore
  private let signature: String
  private let misses: [Miss]
  private let review: ReviewMeasure

  /// A found bead that is not in the hand-made ones.
  private struct Miss: Hashable, Sendable, Encodable {
    let document: String
    let bead: String
  }

  /// Compares one alignment with a bead file.
  public static func compare(
    _ aligned: AlignedArticles, withBeadsIn file: URL
  ) throws -> MeasureAlignment {
    let gold = try BeadTable.read(
      file, sources: aligned.sources.count, targets: aligned.targets.count, mayRepeat: true)
    let known = Set(gold.map(\.ladder))
    let missed = aligned.beads.map(\.ladder).filter { !known.contains($0) }
    return MeasureAlignment(
      gold: gold, found: aligned.beads, signature: aligned.signature,
      misses: missed.map { Miss(document: aligned.pair.source.origin.name, bead: $0) },
      review: ReviewMeasure(aligned.beads, known: known))
  }

  /// The hand-made beads of a pair that could not be aligned: none of them was found.
  public static func nothingFound(
    ofBeadsIn file: URL, signature: String
  ) throws -> MeasureAlignment {
    try MeasureAlignment(
      gold: BeadTable.read(file, mayRepeat: true), found: [], signature: signature, misses: [],
      review: ReviewMeasure([], known: []))
  }

  /// The hand-made beads for a pair in a folder, `NAME.gold` or `NAME.beads`; nil if there are
  /// none.
  public static func beads(for name: String, in folder: URL) -> URL? {
    ["gold", "beads"].map { folder.appendingPathComponent("\(name).\($0)") }
      .first { FileManager.default.fileExists(atPath: $0.path) }
  }

  private init(
    gold: [Bead], found: [Bead], signature: String, misses: [Miss], review: ReviewMeasure
  ) {
    var score = AlignmentScore()
    score.add(gold: gold, found: found)
    self.init(score: score, signature: signature, misses: misses, review: review)
  }

  private init(
    score: AlignmentScore, signature: String, misses: [Miss], review: ReviewMeasure
  ) {
    self.score = score
    self.signature = signature
    self.misses = misses
    self.review = review
  }

  /// The figures of both taken together, documents added up before dividing.
  public func adding(_ other: MeasureAlignment) -> MeasureAlignment {
    MeasureAlignment(
      score: score + other.score, signature: signature, misses: misses + other.misses,
      review: review + other.review)
  }

  /// Strict F1, 0…1.
  public var strictF1: Double { score.strict.f1 }

  /// The four ways of counting by their names.
  private var ways: [(name: String, figures: AlignmentScore.Figures)] {
    [
      ("strict", score.strict), ("lax", score.lax), ("null", score.null), ("pair", score.pair),
    ]
  }

  // MARK: For people

  /// The figures with their signature, and before them every bead that is not in the hand-made
  /// ones.
  public var report: String {
    let lines = misses.sorted { $0.document < $1.document }
      .map { "\($0.document): \($0.bead) is not in the hand-made beads" }
    return (lines + [figures]).joined(separator: "\n")
  }

  /// Precision, recall and F1, 0…1 (Sennrich & Volk 2011), with the counts behind them: strict,
  /// lax, of lone segments and of linked segments.
  public var figures: String {
    let rows = ways.map { way in
      [
        way.name, Self.decimals(way.figures.precision), Self.counts(way.figures.found),
        Self.decimals(way.figures.recall), Self.counts(way.figures.gold),
        Self.decimals(way.figures.f1),
      ]
    }
    let header = ["", "precision", "", "recall", "", "F1"]
    let lines = ([header] + rows).map { Self.line($0, widths: [7, 10, 16, 7, 16, 0]) }
    return (lines + reviewLines + ["documents: \(score.documents); \(signature)"])
      .joined(separator: "\n")
  }

  /// What a review list leaves out, and how often each tenth of confidence comes true.
  private var reviewLines: [String] {
    let rest = review.unreviewed
    guard rest.all > 0 else { return [] }
    let share = Self.decimals(Double(rest.right) / Double(rest.all))
    return [
      "review of the least sure 10 %: \(share) of the others are right "
        + "(\(rest.right)/\(rest.all))"
    ]
      + review.tenths.map { tenth in
        "said \(Self.decimals(tenth.said)), right \(Self.decimals(tenth.right)): "
          + "\(tenth.beads) beads"
      }
  }

  private static func line(_ cells: [String], widths: [Int]) -> String {
    zip(cells, widths).map { cell, width in
      width == 0 ? cell : cell.padding(toLength: width, withPad: " ", startingAt: 0)
    }.joined()
  }

  private static func decimals(_ value: Double) -> String { String(format: "%.3f", value) }

  private static func counts(_ share: AlignmentScore.Share) -> String {
    "\(share.right)/\(share.all)"
  }

  // MARK: For scripts

  /// The same as one JSON object, unrounded.
  public func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let ways = Dictionary(uniqueKeysWithValues: ways.map { ($0.name, Record($0.figures)) })
    let document = Document(
      documents: score.documents, signature: signature, figures: ways,
      unreviewed: Counts(right: review.unreviewed.right, all: review.unreviewed.all),
      misses: misses.sorted { $0.document < $1.document })
    return try encoder.encode(document) + Data("\n".utf8)
  }

  private struct Document: Encodable {
    let documents: Int
    let signature: String
    let figures: [String: Record]
    /// Of the beads that a review of the least sure tenth leaves out.
    let unreviewed: Counts
    let misses: [Miss]
  }

  private struct Record: Encodable {
    let precision: Double
    let recall: Double
    let f1: Double
    let found: Counts
    let gold: Counts

    init(_ figures: AlignmentScore.Figures) {
      (precision, recall, f1) = (figures.precision, figures.recall, figures.f1)
      (found, gold) = (Counts(figures.found), Counts(figures.gold))
    }
  }

  private struct Counts: Encodable {
    let right: Int
    let all: Int

    init(right: Int, all: Int) { (self.right, self.all) = (right, all) }

    init(_ share: AlignmentScore.Share) { (right, all) = (share.right, share.all) }
  }
}
