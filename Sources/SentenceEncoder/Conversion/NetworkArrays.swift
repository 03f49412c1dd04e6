internal import Foundation

/// The arrays of the package's weights, by the names they have there.
struct NetworkArrays {
  private let source: URL
  private var arrays: [String: NumpyArray] = [:]

  /// Reads all arrays of an NPZ file (a ZIP archive of NPY files).
  init(_ npz: URL) throws(EncoderError) {
    source = npz
    var found: [String: NumpyArray] = [:]
    try ArchiveEntries.forEach(in: npz, where: { $0.hasSuffix(".npy") }) {
      (name, data) throws(EncoderError) in
      guard let array = NumpyArray(data) else {
        throw .unusableResource(npz, name: name, reason: "is not a plain NPY array")
      }
      found[String(name.dropLast(4))] = array
    }
    arrays = found
  }

  /// An array of floats that must have this shape.
  func floats(_ name: String, _ shape: Int...) throws(EncoderError) -> [Float] {
    guard let array = arrays[name], array.shape == shape, let floats = array.floats else {
      throw unusable(name, shape)
    }
    return floats
  }

  /// A matrix that must have this shape.
  func matrix(_ name: String, _ rows: Int, _ columns: Int) throws(EncoderError) -> Matrix {
    Matrix(try floats(name, rows, columns), columns: columns)
  }

  /// The embedding table by piece: row `i` stands in block `i % 17`, there in row `i / 17`.
  func embedding() throws(EncoderError) -> Data {
    let blocks = Shape.quantisationBlocks
    let rows = Shape.embeddingRows / blocks
    let width = Shape.dimensions
    var table = Data(count: Shape.embeddingRows * width)
    for block in 0..<blocks {
      guard let array = arrays["q\(block + 1)"], array.shape == [rows, width],
        let bytes = array.bytes
      else { throw unusable("q\(block + 1)", [rows, width]) }
      for row in 0..<rows {
        let place = (row * blocks + block) * width
        let source = bytes.startIndex + row * width
        table.replaceSubrange(place..<place + width, with: bytes[source..<source + width])
      }
    }
    return table
  }

  private func unusable(_ name: String, _ shape: [Int]) -> EncoderError {
    .unusableResource(source, name: name, reason: "is missing or not of the shape \(shape)")
  }
}
