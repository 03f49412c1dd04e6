/// Which of a fixed number of rows holds which piece, and which row to give up for a new one: the
/// first unused one the clock's hand meets that was not asked for since it came by last.
struct RowClock: Sendable {
  private static let none: Int32 = -1

  private var rowOfPiece: [Int32]
  private var pieceOfRow: [Int32]
  private var users: [Int32]
  private var isRecent: [Bool]
  private var hand = 0

  init(rows: Int, pieces: Int) {
    rowOfPiece = Array(repeating: Self.none, count: pieces)
    pieceOfRow = Array(repeating: Self.none, count: rows)
    users = Array(repeating: 0, count: rows)
    isRecent = Array(repeating: false, count: rows)
  }

  /// The row that holds a piece, in use until `release`; `nil` if none does.
  mutating func use(_ piece: Int32) -> Int? {
    let row = Int(rowOfPiece[Int(piece)])
    guard row >= 0 else { return nil }
    users[row] += 1
    isRecent[row] = true
    return row
  }

  /// A row for a new piece, in use until `release` but not yet known to others; `nil` if all rows
  /// are in use.
  mutating func claim() -> Int? {
    for _ in 0..<2 * pieceOfRow.count {
      let row = hand
      hand = (hand + 1) % pieceOfRow.count
      guard users[row] == 0 else { continue }
      guard !isRecent[row] else {
        isRecent[row] = false
        continue
      }
      if pieceOfRow[row] != Self.none { rowOfPiece[Int(pieceOfRow[row])] = Self.none }
      pieceOfRow[row] = Self.none
      users[row] = 1
      return row
    }
    return nil
  }

  /// Makes a claimed row known as its piece's, unless another row was meanwhile.
  mutating func enter(_ piece: Int32, in row: Int) {
    guard rowOfPiece[Int(piece)] == Self.none else { return }
    rowOfPiece[Int(piece)] = Int32(row)
    pieceOfRow[row] = piece
    isRecent[row] = true
  }

  mutating func release(_ row: Int) { users[row] -= 1 }
}
