/// Working memory of a fixed count of floats, aligned to 64 bytes; contents start undefined.
///
/// Sendable by hand: whoever shares a buffer says which part each thread may write.
final class FloatBuffer: @unchecked Sendable {
  let start: UnsafeMutablePointer<Float>

  init(_ count: Int) {
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: max(count, 1) * MemoryLayout<Float>.stride, alignment: 64)
    start = bytes.bindMemory(to: Float.self, capacity: count)
  }

  deinit { UnsafeMutableRawPointer(start).deallocate() }
}

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
