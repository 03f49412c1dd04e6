internal import Foundation

/// An array in NumPy's NPY format: versions 1 to 3, little-endian, row-major.
struct NumpyArray {
  let shape: [Int]
  /// NumPy's type code, as `<f4` or `|u1`.
  let type: String
  private let body: Data

  /// Returns `nil` unless the bytes are a whole array of a known layout.
  init?(_ data: Data) {
    guard data.starts(with: [0x93] + Array("NUMPY".utf8)), data.count > 12 else { return nil }
    let bytes = data.withUnsafeBytes { Array($0.prefix(12)) }
    let lengthBytes = bytes[6] == 1 ? 2 : 4
    let length = (0..<lengthBytes).reduce(0) { $0 | Int(bytes[8 + $1]) << (8 * $1) }
    let start = 8 + lengthBytes + length
    guard start <= data.count,
      let header = String(bytes: data.dropFirst(8 + lengthBytes).prefix(length), encoding: .utf8),
      let type = header.firstMatch(of: /'descr':\s*'([^']+)'/)?.output.1,
      let shape = header.firstMatch(of: /'shape':\s*\(([^)]*)\)/)?.output.1,
      header.contains(/'fortran_order':\s*False/), let size = Int(type.dropFirst(2))
    else { return nil }
    self.type = String(type)
    self.shape = shape.split(separator: ",").compactMap {
      Int($0.trimmingCharacters(in: .whitespaces))
    }
    body = Data(data.dropFirst(start))
    guard body.count == self.shape.reduce(size, *) else { return nil }
  }

  /// The numbers of an array of 32-bit floats.
  var floats: [Float]? {
    guard type == "<f4" else { return nil }
    return body.withUnsafeBytes { bytes in
      (0..<bytes.count / 4).map { index in
        let bits = bytes.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)
        return Float(bitPattern: UInt32(littleEndian: bits))
      }
    }
  }

  /// The bytes of an array of unsigned bytes.
  var bytes: Data? { type == "|u1" ? body : nil }
}
