public import Bitext
public import Foundation
import Interchange

/// What wants a translator's eyes in many pairs, for a spreadsheet or a script.
public enum FolderReview {
  /// The first line of a table of rows.
  public static let tableHeader = AlignmentTSV.folderHeader

  /// The rows of one pair, its name in front: `pair`, then the cells of an alignment's TSV.
  public static func rows(_ aligned: AlignedArticles, name: String) -> String {
    AlignmentTSV.rows(aligned, pair: name, where: \.wantsEyes)
  }

  /// One pair as one line of JSON: an alignment's JSON with the beads in doubt alone.
  public static func line(_ aligned: AlignedArticles) throws -> Data {
    try AlignmentJSON(aligned, where: \.wantsEyes).line()
  }
}
