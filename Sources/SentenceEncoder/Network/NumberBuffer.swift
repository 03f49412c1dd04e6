#if os(Linux)
  internal import Glibc
#endif

/// Working memory of a fixed count of numbers, aligned to 64 bytes; contents start undefined.
///
/// Sendable by hand: whoever shares a buffer says which part each thread may write.
final class NumberBuffer<Number: BitwiseCopyable>: @unchecked Sendable {
  let start: UnsafeMutablePointer<Number>

  private static var largePage: Int { 2 << 20 }

  init(_ count: Int) {
    let size = max(count, 1) * MemoryLayout<Number>.stride
    let isLarge = size >= 2 * Self.largePage
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: size, alignment: isLarge ? Self.largePage : 64)
    #if os(Linux)
      // Where the system grants it, a tenth of the faults that first use of the pages costs.
      if isLarge { madvise(bytes, size, MADV_HUGEPAGE) }
    #endif
    start = bytes.bindMemory(to: Number.self, capacity: count)
  }

  deinit { UnsafeMutableRawPointer(start).deallocate() }
}

typealias FloatBuffer = NumberBuffer<Float>

/// Eight floats worked on together. Rows in a `FloatBuffer` or a section have lengths that are
/// multiples of 256, so that each group of eight is aligned.
typealias Lanes = SIMD8<Float>

extension UnsafePointer<Float> {
  /// The eight floats at a multiple of eight.
  @inline(__always)
  func lanes(_ offset: Int) -> Lanes {
    UnsafeRawPointer(self + offset).loadUnaligned(as: Lanes.self)
  }
}

extension UnsafeMutablePointer<Float> {
  @inline(__always)
  func lanes(_ offset: Int) -> Lanes {
    UnsafeRawPointer(self + offset).loadUnaligned(as: Lanes.self)
  }

  @inline(__always)
  func set(_ offset: Int, _ value: Lanes) {
    UnsafeMutableRawPointer(self + offset).storeBytes(of: value, as: Lanes.self)
  }
}

extension Lanes {
  /// Negative numbers made zero.
  @inline(__always)
  var rectified: Lanes { replacing(with: 0, where: self .< 0) }
}
