internal import COpenBLAS

/// Products of row-major matrices, by OpenBLAS on the calling thread.
enum MatrixProduct {
  /// Keeps OpenBLAS to the calling thread: the encoder spreads work over cores by batches.
  static let useCallingThreadOnly: Void = openblas_set_num_threads(1)

  /// `out = a × b`, where `a` is rows × depth, `b` depth × columns.
  static func multiply(
    _ a: UnsafePointer<Float>, by b: UnsafePointer<Float>, into out: UnsafeMutablePointer<Float>,
    rows: Int, columns: Int, depth: Int
  ) {
    _ = useCallingThreadOnly
    cblas_sgemm(
      CblasRowMajor, CblasNoTrans, CblasNoTrans, Int32(rows), Int32(columns), Int32(depth),
      1, a, Int32(depth), b, Int32(columns), 0, out, Int32(columns))
  }

  /// `a × bᵀ`, where `a` is rows × depth and `b` columns × depth.
  static func product(
    _ a: [Float], timesTransposed b: [Float], rows: Int, columns: Int, depth: Int
  ) -> [Float] {
    _ = useCallingThreadOnly
    return [Float](unsafeUninitializedCapacity: rows * columns) { out, count in
      cblas_sgemm(
        CblasRowMajor, CblasNoTrans, CblasTrans, Int32(rows), Int32(columns), Int32(depth),
        1, a, Int32(depth), b, Int32(depth), 0, out.baseAddress, Int32(columns))
      count = rows * columns
    }
  }
}

/// What multiplies matrices for this room.
public enum MatrixLibrary {
  /// The C library, such as `OpenBLAS 0.3.21`.
  public static var version: String {
    let words = String(cString: openblas_get_config()).split(separator: " ")
    return words.prefix(2).joined(separator: " ")
  }

  /// The instruction set the network's inner loops run on, such as `avx2`.
  public static var instructionSet: String { Kernels.instructionSet }
}
