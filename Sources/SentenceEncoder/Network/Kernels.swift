internal import CKernels

/// The network's inner loops for this processor's instruction set.
enum Kernels {
  /// Never written after it is made.
  private nonisolated(unsafe) static let table = ckernels_best().pointee

  /// Columns of a packed matrix that lie together.
  static let panel = Int(CKERNELS_PANEL)
  /// The greatest root of the sum of squares of the integers in a row or column of a product.
  static let normLimit = Double(CKERNELS_NORM_LIMIT)

  /// Such as `avx2`.
  static var instructionSet: String { String(cString: table.name) }

  /// `out = factors × rows`, where the factors of `outCount` rows of `count` stand one after the
  /// other.
  static func combine(
    _ factors: [Float], _ rows: UnsafePointer<Float>, stride: Int, count: Int, width: Int,
    into out: UnsafeMutablePointer<Float>, stride outStride: Int, outCount: Int
  ) {
    table.combine(factors, rows, stride, count, width, out, outStride, outCount)
  }

  /// `out =` the sum of some rows' parts of `width` integers, each times its row's scale; the part
  /// of row `i` begins at `offset + i * width`, its scale stands at `scales[i][scaleOffset]`.
  static func addScaled(
    _ rows: ArraySlice<UnsafePointer<Int16>>, offset: Int,
    scales: ArraySlice<UnsafePointer<Float>>, scaleOffset: Int, width: Int,
    into out: UnsafeMutablePointer<Float>
  ) {
    rows.withUnsafeBufferPointer { rows in
      scales.withUnsafeBufferPointer { scales in
        guard let first = rows.baseAddress, let firstScale = scales.baseAddress else { return }
        table.addScaled(first, offset, firstScale, scaleOffset, rows.count, width, out)
      }
    }
  }

  /// `values = max(values + bias, 0) + bypass`.
  static func activate(
    _ values: UnsafeMutablePointer<Float>, bias: UnsafePointer<Float>,
    bypass: UnsafePointer<Float>, width: Int
  ) {
    table.activate(values, bias, bypass, width)
  }

  /// Norms a token's features, its embedding and its windows, and adds them to a sum.
  static func add(
    embedding: UnsafePointer<Float>, windows: UnsafePointer<Float>,
    to sum: UnsafeMutablePointer<Float>
  ) {
    table.addNormed(
      embedding, Shape.dimensions, windows, Shape.branchesWidth, Shape.epsilon, sum)
  }

  /// Rounds a row to integers, and gives it its scale.
  static func quantise(
    _ row: UnsafePointer<Float>, width: Int, into integers: UnsafeMutablePointer<Int16>,
    scale: UnsafeMutablePointer<Float>
  ) {
    table.quantise(row, width, 1, width, integers, width, scale, 1)
  }

  fileprivate static func quantise(
    _ rows: UnsafePointer<Float>, stride: Int, count: Int, into out: IntegerRows, at first: Int,
    step: Int
  ) {
    table.quantise(
      rows, stride, count, out.width, out.integers.start + first * out.width, step * out.width,
      out.scales.start + first, step)
  }

  fileprivate static func multiply(
    _ rows: IntegerRows, at first: Int, by matrix: IntegerMatrix,
    into out: ArraySlice<UnsafeMutablePointer<Float>>, offset: Int
  ) {
    out.withUnsafeBufferPointer { out in
      guard let places = out.baseAddress else { return }
      table.multiply(
        rows.integers.start + first * rows.width, rows.scales.start + first, out.count,
        matrix.integers, matrix.scales, matrix.columns, rows.width, places, offset)
    }
  }
}

/// Rows of numbers rounded to 16-bit integers, each row with a scale: what a product multiplies.
final class IntegerRows {
  let width: Int
  fileprivate let integers: NumberBuffer<Int16>
  fileprivate let scales: FloatBuffer

  init(_ count: Int, width: Int) {
    self.width = width
    integers = NumberBuffer(count * width)
    scales = FloatBuffer(count)
  }

  /// Rounds some rows and puts them at every `step`th place from `first`.
  func set(
    from rows: UnsafePointer<Float>, stride: Int, count: Int, at first: Int = 0, step: Int = 1
  ) {
    Kernels.quantise(rows, stride: stride, count: count, into: self, at: first, step: step)
  }

  /// Rounds rows that lie here and there, each from an offset on.
  func set(from rows: [UnsafeMutablePointer<Float>], offset: Int) {
    for (place, row) in rows.enumerated() {
      set(from: row + offset, stride: width, count: 1, at: place)
    }
  }
}

/// A matrix of the weights as packed 16-bit integers, each column with a scale (`PackedMatrix`).
struct IntegerMatrix: Sendable {
  /// Sendable by hand: read-only memory of the mapped weights file, kept alive by `owner`.
  fileprivate nonisolated(unsafe) let integers: UnsafePointer<Int16>
  fileprivate nonisolated(unsafe) let scales: UnsafePointer<Float>
  fileprivate let columns: Int
  private let owner: WeightsFile

  /// Some columns of a section's matrix, by default all; they begin and end between panels.
  init(_ weights: WeightsFile, _ section: WeightsSection, columns: Range<Int>? = nil) {
    let shape = section.matrixShape!
    let chosen = columns ?? 0..<shape.columns
    let start = weights.floats(section)
    scales = start + chosen.lowerBound
    integers =
      UnsafeRawPointer(start + shape.columns).assumingMemoryBound(to: Int16.self)
      + chosen.lowerBound * shape.depth
    self.columns = chosen.count
    owner = weights
  }

  /// `out = rows × matrix` for as many rows from `first` as `out` has places; the result of a row
  /// is written from `offset` on.
  func multiply(
    _ rows: IntegerRows, at first: Int = 0,
    into out: ArraySlice<UnsafeMutablePointer<Float>>, offset: Int = 0
  ) {
    Kernels.multiply(rows, at: first, by: self, into: out, offset: offset)
  }
}
