internal import Foundation
internal import SentenceEncoder

/// The vectors of the texts of one language, memory-mapped: what is not looked at is not read.
struct MeaningFile {
  let header: MeaningFileHeader
  private let bytes: Data

  /// Opens the file; nil if there is none, or none that this program can read: it is made anew then.
  init?(_ url: URL) {
    guard let bytes = try? Data(contentsOf: url, options: .alwaysMapped),
      let header = bytes.withUnsafeBytes({ MeaningFileHeader($0) })
    else { return nil }
    self.bytes = bytes
    self.header = header
  }

  var count: Int { header.count }

  /// Hands over the vectors as they lie; they stay where they are as long as `body` runs.
  func withVectors<Result>(_ body: (MeaningVectors) throws -> Result) rethrows -> Result {
    try bytes.withUnsafeBytes { try body(MeaningVectors($0, count: header.count)) }
  }
}

/// The mapped vectors of a file.
///
/// Sendable by hand: nothing writes to what is mapped here.
struct MeaningVectors: @unchecked Sendable {
  let count: Int
  private let start: UnsafeRawPointer?

  init(_ file: UnsafeRawBufferPointer, count: Int) {
    self.count = count
    start = file.baseAddress
  }

  @inline(__always)
  func coarse(_ vector: Int) -> UnsafePointer<Int8> { pointer(vector, .coarse, Int8.self) }

  func text(_ vector: Int) -> Int64 { pointer(vector, .text, Int64.self).pointee }

  func hash(_ vector: Int) -> UInt64 { pointer(vector, .hash, UInt64.self).pointee }

  @inline(__always)
  func scale(_ vector: Int) -> Float { pointer(vector, .scale, Float.self).pointee }

  @inline(__always)
  func slack(_ vector: Int) -> Float { pointer(vector, .slack, Float.self).pointee }

  /// The cosine with another vector, as near as both bytes tell it.
  func cosine(_ vector: Int, _ other: [Float]) -> Float {
    QuantisedVector.cosine(
      other, coarse: coarse(vector), fine: pointer(vector, .fine, Int8.self), scale: scale(vector))
  }

  @inline(__always)
  private func pointer<Element>(
    _ vector: Int, _ part: MeaningBlock.Part, _ type: Element.Type
  ) -> UnsafePointer<Element> {
    // A file with a vector has a start, and every part is aligned to its width.
    (start.unsafelyUnwrapped + MeaningBlock.offset(of: vector, part))
      .assumingMemoryBound(to: type)
  }
}
