public import Bitext

/// An alignment as a table of tab-parted cells for spreadsheets: number, confidence, source text,
/// target text, the segments' indices and the evidence. Tabs and line breaks cannot stand inside
/// a segment's cell, so a tab of the text is shown as `\t`, a backslash as `\\`.
public enum AlignmentTSV {
  public static let header =
    ["bead", "confidence", "source", "target", "segments", "evidence"].joined(separator: "\t")
    + "\n"

  /// The header of rows that begin with the name of a pair.
  public static let folderHeader = "pair\t" + header

  /// - Parameter isShown: which beads stand in it; numbers count all.
  public static func text(
    _ aligned: AlignedArticles, where isShown: (Bead) -> Bool = { _ in true }
  ) -> String {
    header + rows(aligned, pair: nil, where: isShown)
  }

  /// The rows alone.
  ///
  /// - Parameter pair: a name to begin each row with.
  public static func rows(
    _ aligned: AlignedArticles, pair: String?, where isShown: (Bead) -> Bool
  ) -> String {
    var out = ""
    for (index, bead) in aligned.beads.enumerated() where isShown(bead) {
      let cells =
        (pair.map { [$0] } ?? []) + [
          String(index + 1), rounded(bead.confidence), aligned.sourceText(of: bead),
          aligned.targetText(of: bead), bead.ladder,
          bead.evidence.map(\.sentence).joined(separator: "; "),
        ]
      out += cells.map(DelimitedText.escaped).joined(separator: "\t") + "\n"
    }
    return out
  }

  private static func rounded(_ value: Double) -> String {
    String((value * 10_000).rounded(.down) / 10_000)
  }
}
