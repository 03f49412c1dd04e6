internal import Foundation

/// OpenBLAS, opened when a matrix is first multiplied.
///
/// A program that is linked to it has it start a thread for each core, which wait for work for some
/// fiftieths of a second, before its own first line: longer than most commands take.
struct OpenBLAS: Sendable {
  /// `cblas_sgemm` of the C interface to the Basic Linear Algebra Subprograms.
  private typealias Multiply =
    @convention(c) (
      _ order: UInt32, _ transposeA: UInt32, _ transposeB: UInt32, _ rows: Int32,
      _ columns: Int32, _ depth: Int32, _ alpha: Float, _ a: UnsafePointer<Float>,
      _ strideA: Int32, _ b: UnsafePointer<Float>, _ strideB: Int32, _ beta: Float,
      _ out: UnsafeMutablePointer<Float>, _ strideOut: Int32
    ) -> Void
  private typealias SetThreads = @convention(c) (Int32) -> Void
  private typealias Configuration = @convention(c) () -> UnsafePointer<CChar>

  private let multiply: Multiply
  /// Such as `OpenBLAS 0.3.21`.
  let version: String

  /// Nil where the library is not installed.
  static let opened = OpenBLAS()

  private static let names = ["libopenblas.so.0", "libopenblas.so", "libopenblas.dylib"]
  private static let (rowMajor, asItIs, transposed) = (UInt32(101), UInt32(111), UInt32(112))

  private init?() {
    guard let library = OpenBLAS.names.lazy.compactMap({ dlopen($0, RTLD_NOW) }).first,
      let multiply = dlsym(library, "cblas_sgemm"),
      let setThreads = dlsym(library, "openblas_set_num_threads"),
      let configuration = dlsym(library, "openblas_get_config")
    else { return nil }
    self.multiply = unsafeBitCast(multiply, to: Multiply.self)
    let words = String(cString: unsafeBitCast(configuration, to: Configuration.self)())
    version = words.split(separator: " ").prefix(2).joined(separator: " ")
    // The encoder spreads work over cores by batches.
    unsafeBitCast(setThreads, to: SetThreads.self)(1)
  }

  /// `out = a × b`, where `a` is rows × depth, `b` depth × columns.
  func multiply(
    _ a: UnsafePointer<Float>, by b: UnsafePointer<Float>, into out: UnsafeMutablePointer<Float>,
    rows: Int, columns: Int, depth: Int
  ) {
    multiply(
      Self.rowMajor, Self.asItIs, Self.asItIs, Int32(rows), Int32(columns), Int32(depth), 1, a,
      Int32(depth), b, Int32(columns), 0, out, Int32(columns))
  }

  /// `a × bᵀ`, where `a` is rows × depth and `b` columns × depth.
  func product(
    _ a: [Float], timesTransposed b: [Float], rows: Int, columns: Int, depth: Int
  ) -> [Float] {
    [Float](unsafeUninitializedCapacity: rows * columns) { out, count in
      guard let start = out.baseAddress else { return }
      multiply(
        Self.rowMajor, Self.asItIs, Self.transposed, Int32(rows), Int32(columns), Int32(depth), 1,
        a, Int32(depth), b, Int32(depth), 0, start, Int32(columns))
      count = rows * columns
    }
  }
}

/// What multiplies matrices for this room.
public enum MatrixLibrary {
  /// The C library, such as `OpenBLAS 0.3.21`; nil where it is not installed.
  public static var version: String? { OpenBLAS.opened?.version }

  /// The instruction set the network's inner loops run on, such as `avx2`.
  public static var instructionSet: String { Kernels.instructionSet }

  /// Keeps the library from starting threads when it is opened. To be called before the program has
  /// threads of its own, since it changes the environment.
  public static func useCallingThreadOnly() { setenv("OPENBLAS_NUM_THREADS", "1", 0) }
}
