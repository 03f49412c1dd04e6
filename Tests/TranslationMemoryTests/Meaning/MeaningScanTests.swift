import Foundation
import SentenceEncoder
import Testing

@testable import TranslationMemory

/// The scan over coarse bytes against one over whole vectors.
@Suite struct `A scan for the nearest vectors` {
  @Test(arguments: [1, 3, 10, 40])
  func `misses none of them`(_ count: Int) throws {
    var numbers = SplitMix64(state: 11)
    // Near copies of some vectors, as a memory full of versions of one sentence has.
    let origins = (0..<30).map { _ in SentenceVector.random(&numbers) }
    let vectors = (0..<1_200).map { index in
      index % 3 == 0
        ? SentenceVector.random(&numbers)
        : origins[index % 30].shaken(by: Float(index % 17) * 0.002, &numbers)
    }
    try TemporaryFolder.use { folder in
      let file = folder.appendingPathComponent("ar.vectors")
      try MeaningWriter(file, encoder: 1).append(vectors.entries)
      let kept = try #require(MeaningFile(file))
      #expect(kept.count == vectors.count)
      for query in origins.prefix(2) + [SentenceVector.random(&numbers)] {
        let cosines = vectors.map(query.cosine)
        let truth = vectors.indices.sorted { cosines[$0] > cosines[$1] }.prefix(count)
        let found = kept.withVectors { MeaningScan(query).candidates($0, count: count) }
        #expect(Set(found.map(\.vector)).isSuperset(of: truth))
        #expect(found.count < count + 40)
        for one in found {
          #expect((one.low...one.high).contains(cosines[one.vector]))
        }
      }
    }
  }

  @Test func `of a file without vectors finds nothing`() throws {
    try TemporaryFolder.use { folder in
      var numbers = SplitMix64(state: 1)
      let file = folder.appendingPathComponent("en.vectors")
      _ = try MeaningWriter(file, encoder: 1)
      let kept = try #require(MeaningFile(file))
      let scan = MeaningScan(.random(&numbers))
      #expect(kept.withVectors { scan.candidates($0, count: 5) }.isEmpty)
    }
  }
}

@Suite struct `A file of vectors` {
  @Test func `goes on behind what it has, block by block`() throws {
    try TemporaryFolder.use { folder in
      var numbers = SplitMix64(state: 3)
      let file = folder.appendingPathComponent("ar.vectors")
      let vectors = (0..<2_500).map { _ in SentenceVector.random(&numbers) }
      for part in [0..<10, 10..<1_024, 1_024..<1_025, 1_025..<2_500] {
        try MeaningWriter(file, encoder: 1).append(Array(vectors.entries[part]))
      }
      let kept = try #require(MeaningFile(file))
      kept.withVectors { read in
        #expect((0..<read.count).map(read.text) == (0..<2_500).map(Int64.init))
        for (index, entry) in vectors.entries.enumerated() {
          #expect(read.hash(index) == entry.hash && read.scale(index) == entry.vector.scale)
          #expect(read.coarse(index)[511] == entry.vector.coarse[511])
        }
      }
    }
  }

  @Test func `of another encoder is begun anew`() throws {
    try TemporaryFolder.use { folder in
      var numbers = SplitMix64(state: 3)
      let file = folder.appendingPathComponent("ar.vectors")
      try MeaningWriter(file, encoder: 1).append([SentenceVector.random(&numbers)].entries)
      _ = try MeaningWriter(file, encoder: 2)
      #expect(MeaningFile(file)?.count == 0)
    }
  }

  @Test func `that lost its end or its head is none`() throws {
    try TemporaryFolder.use { folder in
      var numbers = SplitMix64(state: 3)
      let file = folder.appendingPathComponent("ar.vectors")
      try MeaningWriter(file, encoder: 1).append([SentenceVector.random(&numbers)].entries)
      let whole = try Data(contentsOf: file)
      var changed = whole
      changed[25] ^= 1
      for bytes in [whole.dropLast(1), whole.prefix(100), Data(), changed] {
        try Data(bytes).write(to: file)
        #expect(MeaningFile(file) == nil)
      }
    }
  }
}

extension [SentenceVector] {
  fileprivate var entries: [MeaningWriter.Entry] {
    enumerated().map { index, vector in
      .init(text: Int64(index), hash: UInt64(index) &* 77, vector: QuantisedVector(vector))
    }
  }
}

extension SentenceVector {
  /// A vector in no particular direction.
  static func random(_ numbers: inout SplitMix64) -> SentenceVector {
    SentenceVector(zeroVectorShakenBy: 1, &numbers)
  }

  func shaken(by size: Float, _ numbers: inout SplitMix64) -> SentenceVector {
    let noise = SentenceVector.random(&numbers).components
    return SentenceVector(components: zip(components, noise).map { $0 + size * $1 }) ?? self
  }

  private init(zeroVectorShakenBy size: Float, _ numbers: inout SplitMix64) {
    var components = [Float](repeating: 0, count: SentenceVector.dimensions)
    for index in components.indices {
      components[index] = .random(in: -size...size, using: &numbers)
    }
    components[0] += size / 100
    self = SentenceVector(components: components).unsafelyUnwrapped
  }
}
