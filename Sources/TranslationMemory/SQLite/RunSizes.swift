/// Which of the runs of an index are to be made one, by their sizes, the oldest first (a log-structured
/// merge tree; O'Neil et al. 1996).
enum RunSizes {
  /// How many of the newest runs are to be made one after a step; 0 for none. Runs count as of one
  /// size if they have less than eight times the entries of the newest, or less than 32,768.
  ///
  /// Each entry is written anew once for each size. Of large runs 32 are waited for: with fewer, an
  /// import of a million units would write most of them once more. Small ones, as drafts and edits
  /// leave them, cost nothing to make one, and each is read by every look-up.
  static func equals(of sizes: [Int64]) -> Int {
    let sizes = sizes.map(sound)
    guard let newest = sizes.last else { return 0 }
    let equals = sizes.reversed().prefix { $0 < 8 * max(newest, small) }.count
    return equals >= (newest < small ? 8 : 32) ? equals : 0
  }

  private static let small: Int64 = 4096

  /// How many of the newest runs are to be made one when an import has ended, so that few are left
  /// for those who look up: every run is then more than four times as large as all that are newer.
  static func tail(of sizes: [Int64]) -> Int {
    var sum: Int64 = 0
    var tail = 0
    for (place, size) in sizes.map(sound).reversed().enumerated() {
      if place > 0 && size <= 4 * sum { tail = place + 1 }
      sum += size
    }
    return tail
  }

  /// A size that can be reckoned with, whatever a damaged file says.
  private static func sound(_ size: Int64) -> Int64 { min(max(size, 0), 1 << 40) }
}
