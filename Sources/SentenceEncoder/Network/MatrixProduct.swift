internal import COpenBLAS

/// Products of row-major matrices, by OpenBLAS on the calling thread.
enum MatrixProduct {
  /// Keeps OpenBLAS to the calling thread: the encoder spreads work over cores by batches.
  static let useCallingThreadOnly: Void = openblas_set_num_threads(1)

  /// `out = a × b` (or `+=` with `adding`), where `a` is rows × depth, `b` depth × columns.
  ///
  /// A stride is the distance between two rows in numbers, at least the row's own width.
  static func multiply(
    _ a: UnsafePointer<Float>, stride aStride: Int,
    by b: UnsafePointer<Float>, stride bStride: Int,
    into out: UnsafeMutablePointer<Float>, stride outStride: Int,
    rows: Int, columns: Int, depth: Int, adding: Bool = false
  ) {
    _ = useCallingThreadOnly
    cblas_sgemm(
      CblasRowMajor, CblasNoTrans, CblasNoTrans, Int32(rows), Int32(columns), Int32(depth),
      1, a, Int32(aStride), b, Int32(bStride), adding ? 1 : 0, out, Int32(outStride))
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

/// The C library behind this room.
public enum MatrixLibrary {
  /// Such as `OpenBLAS 0.3.21`.
  public static var version: String {
    let words = String(cString: openblas_get_config()).split(separator: " ")
    return words.prefix(2).joined(separator: " ")
  }
}
