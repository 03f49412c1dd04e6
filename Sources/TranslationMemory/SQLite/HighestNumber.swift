internal import GRDB

extension Database {
  /// The highest number that a text has; 0 where there is none.
  ///
  /// Throws: SQLITE_CORRUPT for a number that no memory comes to. Room is taken for all texts up to it, so
  /// that a damaged file would end the program.
  func highestText() throws -> Int64 { try highestNumber(in: "text", below: 1 << 32) }

  /// The highest number in a table, which new rows are counted on from.
  ///
  /// Throws: SQLITE_CORRUPT for a number that no memory comes to.
  func highestNumber(in table: String, below limit: Int64 = 1 << 60) throws -> Int64 {
    let highest = try BareStatement(self, "SELECT max(id) FROM \(table)")
    defer { highest.reset() }
    guard try highest.step() else { return 0 }
    return try sound(highest.number(0), below: limit)
  }

  /// A number that can be counted on from.
  func sound(_ number: Int64, below limit: Int64 = 1 << 60) throws -> Int64 {
    guard number < limit else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a row has an impossible number")
    }
    return max(number, 0)
  }
}
