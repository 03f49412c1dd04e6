import Foundation
import Testing

@testable import SentenceEncoder

struct `Parts of the network` {
  @Test(arguments: [2, 3, 5], [3, 5])
  func `a minimal filter gives what a plain one gives`(_ taps: Int, _ outputs: Int) {
    let filter = MinimalFilter(taps: taps, outputs: outputs)
    let weights = (0..<taps).map { Double($0 * $0) - 1.25 }
    let inputs = (0..<filter.points).map { Float(($0 * 7) % 5) - 1.5 }
    let products = (0..<filter.points).map { point in
      let weight = (0..<taps).reduce(0) {
        $0 + filter.tapTransform[point * taps + $1] * weights[$1]
      }
      let factor = inputs.indices.reduce(Float(0)) {
        $0 + filter.inputTransform[point * filter.points + $1] * inputs[$1]
      }
      return Float(weight) * factor
    }
    for output in 0..<outputs {
      let found = products.indices.reduce(Float(0)) {
        $0 + filter.outputTransform[output * filter.points + $1] * products[$1]
      }
      let plain = (0..<taps).reduce(0) { $0 + Float(weights[$1]) * inputs[output + $1] }
      let scale = (0..<taps).reduce(0) { $0 + abs(Float(weights[$1]) * inputs[output + $1]) }
      #expect(abs(found - plain) < 1e-5 * scale)
    }
  }

  @Test func `the tangent is right to the last digits`() {
    for step in -400...400 {
      let x = Float(step) / 37
      let found = UnitVector.tanh(Lanes(repeating: x))[5]
      #expect(abs(found - Foundation.tanh(x)) < 6e-7)
    }
  }

  @Test func `tiles yield every wanted token once`() {
    var tape = Tape()
    for sentence in 0..<7 {
      tape.appendSentence(Array(repeating: 9, count: sentence * 3), sum: sentence)
    }
    tape.layTilesOverAll()
    let yielded = tape.tiles.indices.flatMap { Array(tape.rows(yieldedBy: $0)) }
    let wanted = tape.sums.indices.filter { tape.sums[$0] >= 0 }
    #expect(Set(yielded).count == yielded.count)
    #expect(Set(wanted).isSubset(of: yielded))
    #expect(tape.sums(yieldedBy: 0..<tape.tiles.count) == 0..<7)
  }

  @Test func `a run's middles lie between its head and its tail`() throws {
    let document = DocumentPieces([20, 3, 0, 9, 30].map { Array(repeating: 5, count: $0) })
    #expect(document.middles(1..<2) == nil)
    #expect(document.middles(2..<3) == nil)
    let middles = try #require(document.middles(1..<4))
    #expect(document.cuts[middles.lowerBound] == 24)
    #expect(document.cuts[middles.upperBound] == 28)
    #expect(document.middles(0..<5) == 0..<document.cuts.count - 1)
  }

  @Test func `texts are put into batches that cover them all`() {
    let batches = Batches.of(textSizes: [10, 30_000, 5, 0, 24_000, 600])
    #expect(batches == [0..<1, 1..<2, 2..<5, 5..<6])
    #expect(Batches.of(count: 5, size: 2) == [0..<2, 2..<4, 4..<5])
  }
}
