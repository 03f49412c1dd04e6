/// The cells of the alignment grid that are looked at: for each source position, which target
/// positions. Long documents are searched in a band around a coarse path, so that work grows
/// with length and not with its square.
struct Band: Sendable {
  let sourceCount: Int
  let targetCount: Int
  /// One range of target positions for each source position `0...sourceCount`.
  let columns: [Range<Int>]
  /// Where each row starts when the cells are numbered row by row; one entry more than rows.
  let rowStarts: [Int]

  /// Precondition: one range a source position, each within `0...targetCount`, neither end
  /// ever running backwards; the first holds 0 and the last holds `targetCount`.
  init(sourceCount: Int, targetCount: Int, columns: [Range<Int>]) {
    precondition(columns.count == sourceCount + 1)
    self.sourceCount = sourceCount
    self.targetCount = targetCount
    self.columns = columns
    var starts = [0]
    starts.reserveCapacity(columns.count + 1)
    for range in columns { starts.append(starts[starts.count - 1] + range.count) }
    rowStarts = starts
  }

  static func full(_ sourceCount: Int, _ targetCount: Int) -> Band {
    Band(
      sourceCount: sourceCount, targetCount: targetCount,
      columns: Array(repeating: 0..<(targetCount + 1), count: sourceCount + 1))
  }

  var cellCount: Int { rowStarts[rowStarts.count - 1] }

  /// The number of a cell, or nil outside the band.
  func cell(_ source: Int, _ target: Int) -> Int? {
    guard source >= 0, source < columns.count, columns[source].contains(target) else { return nil }
    return rowStarts[source] + target - columns[source].lowerBound
  }
}
