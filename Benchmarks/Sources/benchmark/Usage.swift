import Foundation

/// Time spent on something, in seconds, and the greatest memory held so far.
struct Usage: Codable {
  let processor: Double
  let clock: Double
  let peakMegabytes: Double

  static var now: Usage { read(ofChildren: false) }

  /// The one in the middle by processor time; there must be one.
  static func median(_ usages: [Usage]) -> Usage {
    usages.sorted { $0.processor < $1.processor }[usages.count / 2]
  }

  static func of(_ work: () throws -> Void) rethrows -> Usage {
    let before = now
    try work()
    return now.since(before)
  }

  /// What programs took that were started and waited for meanwhile.
  static func ofChildren(_ work: () throws -> Void) rethrows -> Usage {
    let before = read(ofChildren: true)
    try work()
    return read(ofChildren: true).since(before)
  }

  func since(_ before: Usage) -> Usage {
    Usage(
      processor: processor - before.processor, clock: clock - before.clock,
      peakMegabytes: peakMegabytes)
  }

  private static func read(ofChildren: Bool) -> Usage {
    var usage = rusage()
    let who = ofChildren ? RUSAGE_CHILDREN : RUSAGE_SELF
    #if os(Linux)
      getrusage(__rusage_who_t(who.rawValue), &usage)
      let bytesPerUnit = 1024.0
    #else
      getrusage(who, &usage)
      let bytesPerUnit = 1.0
    #endif
    let seconds = Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
    let microseconds = Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
    return Usage(
      processor: seconds + microseconds / 1e6, clock: Date().timeIntervalSinceReferenceDate,
      peakMegabytes: Double(usage.ru_maxrss) * bytesPerUnit / 1e6)
  }
}
