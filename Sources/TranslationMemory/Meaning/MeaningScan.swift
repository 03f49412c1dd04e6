internal import Dispatch
internal import Foundation
internal import SentenceEncoder
internal import Synchronization

/// Finds the vectors nearest to one, exactly: whatever the coarse bytes cannot rule out is looked at
/// with both.
///
/// Source of the idea, scan small codes and re-rank within a proven bound: Jégou, Douze & Schmid
/// 2011, *Product Quantization for Nearest Neighbor Search*; the bound here is Cauchy–Schwarz.
struct MeaningScan {
  /// A vector that may be among the nearest.
  struct Candidate: Sendable {
    let vector: Int
    /// No less than the cosine may be, and no more.
    let low: Float
    let high: Float
  }

  private let query: [Int16]
  private let components: [Float]
  private let scale: Float
  private let slack: Float

  init(_ vector: SentenceVector) {
    let quantised = QuantisedVector(vector)
    query = quantised.coarse.map(Int16.init)
    components = vector.components
    scale = quantised.scale
    slack = quantised.slack
  }

  /// All vectors that may be among the `count` nearest, the nearest first; at least so many, if
  /// there are.
  func candidates(_ vectors: MeaningVectors, count: Int) -> [Candidate] {
    let rough = Self.best(of: roughly(vectors, count: count), count: count)
    let ranked = rough.map { candidate in
      let cosine = vectors.cosine(candidate.vector, components)
      let slack = QuantisedVector.fineSlack(scale: vectors.scale(candidate.vector))
      return Candidate(vector: candidate.vector, low: cosine - slack, high: cosine + slack)
    }
    return Self.best(of: ranked, count: count).sorted { $0.low > $1.low }
  }

  /// What the coarse bytes cannot rule out, by ranges of vectors on all cores.
  private func roughly(_ vectors: MeaningVectors, count: Int) -> [Candidate] {
    let share = 16 * MeaningBlock.capacity
    let shares = (vectors.count + share - 1) / share
    let found = Mutex<[Candidate]>([])
    DispatchQueue.concurrentPerform(iterations: shares) { index in
      let range = index * share..<min((index + 1) * share, vectors.count)
      let part = scan(vectors, range, count: count)
      found.withLock { $0 += part }
    }
    return found.withLock { $0 }
  }

  private func scan(_ vectors: MeaningVectors, _ range: Range<Int>, count: Int) -> [Candidate] {
    var found: [Candidate] = []
    var floor = -Float.infinity
    var roomBeforeSifting = 4 * count + 64
    query.withUnsafeBufferPointer { query in
      guard let query = query.baseAddress else { return }
      for vector in range {
        let cosine =
          Float(Self.product(query, vectors.coarse(vector))) * scale * vectors.scale(vector)
        let own = vectors.slack(vector)
        let doubt = slack * (1 + own) + own
        guard cosine + doubt >= floor else { continue }
        found.append(Candidate(vector: vector, low: cosine - doubt, high: cosine + doubt))
        if found.count >= roomBeforeSifting {
          found = Self.best(of: found, count: count)
          floor = Self.floor(of: found, count: count)
          roomBeforeSifting = 2 * found.count + 64
        }
      }
    }
    return Self.best(of: found, count: count)
  }

  @inline(__always)
  private static func product(_ a: UnsafePointer<Int16>, _ b: UnsafePointer<Int8>) -> Int32 {
    var sum: Int32 = 0
    for index in 0..<QuantisedVector.dimensions { sum &+= Int32(a[index]) &* Int32(b[index]) }
    return sum
  }

  /// Those that may be among the `count` best.
  private static func best(of candidates: [Candidate], count: Int) -> [Candidate] {
    let floor = floor(of: candidates, count: count)
    return candidates.filter { $0.high >= floor }
  }

  /// The cosine that `count` of the candidates reach for certain.
  private static func floor(of candidates: [Candidate], count: Int) -> Float {
    guard candidates.count >= count, count > 0 else { return -.infinity }
    return candidates.map(\.low).sorted(by: >)[count - 1]
  }
}
