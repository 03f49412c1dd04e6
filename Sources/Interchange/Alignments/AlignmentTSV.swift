public import Bitext

/// An alignment as a table of tab-parted cells for spreadsheets: number, confidence, source text,
/// target text, the segments' indices and the evidence. Tabs and line breaks cannot stand inside
/// a segment's cell, so a tab of the text is shown as `\t`, a backslash as `\\`.
public enum AlignmentTSV {
  public static let header =
    ["bead", "confidence", "source", "target", "segments", "evidence"].joined(separator: "\t")
    + "\n"

  public static func text(_ aligned: AlignedArticles) -> String {
    var out = header
    for (index, bead) in aligned.beads.enumerated() {
      let cells = [
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
