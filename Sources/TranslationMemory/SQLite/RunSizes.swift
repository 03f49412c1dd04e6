/// Which of the runs of an index are to be made one, by their sizes, the oldest first (a log-structured
/// merge tree; O'Neil et al. 1996).
enum RunSizes {
  /// The newest runs that are to be made one after a step, none or 32 of one size: so each entry is
  /// written anew once for each size. With fewer, an import of a million units would write most of them
  /// once more; with more, who looks up while it goes on would have many runs to read.
  static func equals(of sizes: [Int64]) -> Int {
    guard let newest = sizes.last else { return 0 }
    let equals = sizes.reversed().prefix { $0 < 8 * max(newest, 4096) }.count
    return equals >= 32 ? equals : 0
  }

  /// The newest runs that are to be made one when an import has ended, so that few are left for those
  /// who look up: every run is then at least four times as large as all that are newer.
  static func tail(of sizes: [Int64]) -> Int {
    var sum: Int64 = 0
    var tail = 0
    for (place, size) in sizes.reversed().enumerated() {
      if place > 0 && size <= 4 * sum { tail = place + 1 }
      sum += size
    }
    return tail
  }
}
