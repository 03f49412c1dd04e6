internal import Foundation

/// The first page of a file of vectors, which says how much of the rest counts.
///
///     bytes 0–7     "TARJVEC\n"
///     bytes 8–15    version, components of a vector            (UInt32 each, little-endian like all)
///     bytes 16–23   which encoder made the vectors             (UInt64)
///     bytes 24–31   count of vectors                           (UInt64)
///     bytes 32–39   checksum of what stands before             (UInt64)
///
/// It is written after the vectors it counts: a file that was broken off has those before.
struct MeaningFileHeader: Equatable {
  static let byteCount = 4096
  private static let version: UInt32 = 1
  private static let magic = Array("TARJVEC\n".utf8)
  private static let checkedCount = 32

  let encoder: UInt64
  var count: Int

  var bytes: [UInt8] {
    var bytes = Self.magic
    bytes.append(littleEndian: Self.version)
    bytes.append(littleEndian: UInt32(QuantisedVector.dimensions))
    bytes.append(littleEndian: encoder)
    bytes.append(littleEndian: UInt64(count))
    bytes.append(littleEndian: StableHash.of(bytes))
    return bytes + [UInt8](repeating: 0, count: Self.byteCount - bytes.count)
  }

  init(encoder: UInt64, count: Int = 0) {
    self.encoder = encoder
    self.count = count
  }

  /// The header that a file begins with; nil if it is none, or one of another version.
  init?(_ file: UnsafeRawBufferPointer) {
    guard file.count >= Self.byteCount, file.starts(with: Self.magic),
      file.number(at: 8, UInt32.self) == Self.version,
      file.number(at: 12, UInt32.self) == UInt32(QuantisedVector.dimensions),
      file.number(at: Self.checkedCount, UInt64.self)
        == StableHash.of(file[..<Self.checkedCount]),
      let count = Int(exactly: file.number(at: 24, UInt64.self)),
      count <= (file.count - Self.byteCount) / MeaningBlock.byteCount * MeaningBlock.capacity
    else { return nil }
    encoder = file.number(at: 16, UInt64.self)
    self.count = count
  }
}

extension UnsafeRawBufferPointer {
  func number<Number: FixedWidthInteger & BitwiseCopyable>(
    at offset: Int, _: Number.Type
  ) -> Number {
    Number(littleEndian: loadUnaligned(fromByteOffset: offset, as: Number.self))
  }
}

extension [UInt8] {
  mutating func append(littleEndian number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }
}
