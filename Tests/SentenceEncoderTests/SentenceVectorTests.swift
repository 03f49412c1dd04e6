import SentenceEncoder
import Testing

struct `Sentence vectors` {
  private func vector(_ value: (Int) -> Float) throws -> SentenceVector {
    try #require(SentenceVector(components: (0..<512).map(value)))
  }

  @Test func `stored components come to unit length`() throws {
    let vector = try vector { $0 == 3 ? 3 : $0 == 500 ? 4 : 0 }
    #expect(vector.components[3] == 0.6)
    #expect(abs(vector.cosine(vector) - 1) < 1e-6)
  }

  @Test func `what is not a direction is refused`() {
    #expect(SentenceVector(components: [1, 2, 3]) == nil)
    #expect(SentenceVector(components: Array(repeating: 0, count: 512)) == nil)
    #expect(SentenceVector(components: Array(repeating: .nan, count: 512)) == nil)
    #expect(SentenceVector(components: Array(repeating: .infinity, count: 512)) == nil)
  }

  @Test func `the cosine tells opposite from square`() throws {
    let a = try vector { $0.isMultiple(of: 2) ? 1 : 0 }
    #expect(abs(a.cosine(try vector { $0.isMultiple(of: 2) ? -2 : 0 }) + 1) < 1e-6)
    #expect(a.cosine(try vector { $0.isMultiple(of: 2) ? 0 : 1 }) == 0)
  }

  @Test func `many cosines are those of the pairs`() throws {
    let rows = try (1...3).map { row in try vector { Float(($0 * row) % 11) - 4 } }
    let columns = try (1...5).map { column in try vector { Float(($0 + column) % 7) - 3 } }
    let table = SentenceVector.cosines(of: rows, with: columns)
    for (i, row) in rows.enumerated() {
      for (j, column) in columns.enumerated() {
        #expect(abs(table[i * 5 + j] - row.cosine(column)) < 1e-6)
      }
    }
    #expect(SentenceVector.cosines(of: [], with: columns).isEmpty)
  }
}
