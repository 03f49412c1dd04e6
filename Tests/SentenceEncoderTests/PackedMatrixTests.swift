import Testing

@testable import SentenceEncoder

struct `Packed matrices` {
  /// Four rows, sixteen columns: row `r` holds `r + 1` but for the columns given.
  private func matrix(_ depth: Int, _ columns: [Int: [Float]]) -> Matrix {
    Matrix(
      (0..<depth * 16).map { columns[$0 % 16]?[$0 / 16] ?? Float($0 / 16 + 1) }, columns: 16)
  }

  @Test func `neighbouring rows lie in pairs, column by column`() {
    let packed = PackedMatrix(matrix(4, [3: [-4, 0, 2, 1]]))
    #expect(packed.integers.count == 64)
    let value = { (place: Int, column: Int) in
      (Float(packed.integers[place]) * packed.scales[column] * 1_000).rounded() / 1_000
    }
    #expect([value(0, 0), value(1, 0), value(32, 0), value(33, 0)] == [1, 2, 3, 4])
    #expect([value(6, 3), value(7, 3), value(38, 3), value(39, 3)] == [-4, 0, 2, 1])
  }

  @Test func `a column of nothing stays nothing`() {
    let packed = PackedMatrix(matrix(4, [0: [0, 0, 0, 0]]))
    #expect(packed.integers[0] == 0 && packed.scales[0].isFinite)
  }

  @Test(arguments: [2, 256, 1_280])
  func `no sum of products leaves 32 bits`(_ depth: Int) {
    let packed = PackedMatrix(Matrix([Float](repeating: -0.3, count: depth * 16), columns: 16))
    let column = packed.integers.enumerated().filter { $0.offset % 32 < 2 }.map(\.element)
    #expect(column.count == depth)
    // A row of equals, rounded as rows are, is the worst there is for a column of equals.
    let norm = column.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
    let most = norm * (Kernels.normLimit + Double(depth).squareRoot() / 2)
    #expect(most <= Double(Int32.max))
    #expect(most > Double(Int32.max) / 100 * 99 || column[0] == -32_767)
  }
}
