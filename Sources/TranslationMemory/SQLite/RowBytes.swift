internal import Foundation
internal import GRDB

extension Row {
  /// The bytes of a column; none for NULL.
  func bytes(_ column: Int) -> [UInt8] {
    let data: Data? = self[column]
    return data.map([UInt8].init) ?? []
  }

  /// The letters of a column that holds them as bytes. SQLite's own TEXT would end at a NUL.
  func letters(_ column: Int) throws -> String {
    try withUnsafeData(atIndex: column) { bytes in
      bytes.map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
  }

  func lettersIfAny(_ column: Int) throws -> String? {
    try hasNull(atIndex: column) ? nil : letters(column)
  }

  func dateIfAny(_ column: Int) -> Date? {
    let seconds: Int64? = self[column]
    return seconds.map(Date.init(seconds:))
  }
}

extension Date {
  init(seconds: Int64) { self.init(timeIntervalSince1970: Double(seconds)) }

  /// Whole seconds since 1970, as all dates of a memory are kept.
  var seconds: Int64 { Date.number(timeIntervalSince1970.rounded(.down)) }

  /// The first whole second that is not before the date.
  var nextSecond: Int64 { Date.number(timeIntervalSince1970.rounded(.up)) }

  /// Dates beyond what the number holds, go to its ends.
  private static func number(_ seconds: Double) -> Int64 {
    Int64(exactly: seconds) ?? (seconds > 0 ? .max : .min)
  }
}
