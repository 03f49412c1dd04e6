internal import Foundation
internal import GRDB

/// Columns read with an error where a row's own subscript would end the program: a damaged file may
/// say anything.
extension Row {
  func number(_ column: Int) throws -> Int64 { try decode(Int64.self, atIndex: column) }

  func numberIfAny(_ column: Int) throws -> Int64? { try decode(Int64?.self, atIndex: column) }

  func count(_ column: Int) throws -> Int { try decode(Int.self, atIndex: column) }

  func fractionIfAny(_ column: Int) throws -> Double? { try decode(Double?.self, atIndex: column) }

  func word(_ column: Int) throws -> String { try decode(String.self, atIndex: column) }

  func wordIfAny(_ column: Int) throws -> String? { try decode(String?.self, atIndex: column) }

  /// The bytes of a column; none for NULL.
  func bytes(_ column: Int) throws -> [UInt8] {
    try withUnsafeData(atIndex: column) { $0.map([UInt8].init) ?? [] }
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

  func dateIfAny(_ column: Int) throws -> Date? {
    try numberIfAny(column).map(Date.init(seconds:))
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
