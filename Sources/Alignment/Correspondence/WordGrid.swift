/// One number for each content word of the source with each of the target.
struct WordGrid: Sendable {
  let rows: Int
  let columns: Int
  var values: [Float]

  init(rows: Int, columns: Int, values: [Float]) {
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  init(rows: Int, columns: Int, repeating value: Float = 0) {
    self.init(
      rows: rows, columns: columns, values: Array(repeating: value, count: rows * columns))
  }

  subscript(row: Int, column: Int) -> Float {
    get { values[row * columns + column] }
    set { values[row * columns + column] = newValue }
  }

  /// What is outside has none.
  func value(_ row: Int, _ column: Int) -> Float? {
    0..<rows ~= row && 0..<columns ~= column ? self[row, column] : nil
  }

  /// The greatest value of each row, and of each column; 0 where there is none.
  var best: (rows: [Float], columns: [Float]) {
    var best = (
      rows: [Float](repeating: 0, count: rows), columns: [Float](repeating: 0, count: columns)
    )
    for row in 0..<rows {
      for column in 0..<columns {
        best.rows[row] = max(best.rows[row], self[row, column])
        best.columns[column] = max(best.columns[column], self[row, column])
      }
    }
    return best
  }

  /// Each value less what is usual for its row and its column, the mean of their four greatest:
  /// words that are near to everything are near to nothing (the margin of Artetxe & Schwenk 2019,
  /// taken as a difference).
  var margins: WordGrid {
    let rowUsual = (0..<rows).map { row in Self.usual((0..<columns).map { self[row, $0] }) }
    let columnUsual = (0..<columns).map { column in
      Self.usual((0..<rows).map { self[$0, column] })
    }
    var margins = self
    for row in 0..<rows {
      for column in 0..<columns {
        margins[row, column] -= (rowUsual[row] + columnUsual[column]) / 2
      }
    }
    return margins
  }

  private static func usual(_ values: [Float]) -> Float {
    let best = values.sorted(by: >).prefix(4)
    return best.isEmpty ? 0 : best.reduce(0, +) / Float(best.count)
  }

  /// For each pair the greatest value that another pair of its row has, and of its column.
  var rivals: (row: WordGrid, column: WordGrid) {
    var (byRow, byColumn) = (self, self)
    for row in 0..<rows {
      let best = TopTwo((0..<columns).map { self[row, $0] })
      for column in 0..<columns { byRow[row, column] = best.other(than: column) }
    }
    for column in 0..<columns {
      let best = TopTwo((0..<rows).map { self[$0, column] })
      for row in 0..<rows { byColumn[row, column] = best.other(than: row) }
    }
    return (byRow, byColumn)
  }
}

/// The greatest of some values with its place, and the next; 0 where there is none.
private struct TopTwo {
  private var place = -1
  private var first: Float = 0
  private var second: Float = 0

  init(_ values: [Float]) {
    for (index, value) in values.enumerated() {
      if value > first || place < 0 {
        (second, first, place) = (first, value, index)
      } else if value > second {
        second = value
      }
    }
  }

  func other(than index: Int) -> Float { index == place ? second : first }
}
