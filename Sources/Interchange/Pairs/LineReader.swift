public import Foundation

/// Reads standard input, or another descriptor, line by line as the bytes come, and never holds
/// more of it than one line.
public struct LineReader: Sendable {
  /// A line without its line feed.
  public enum Line: Sendable {
    case whole([UInt8])
    /// A line beyond the limit: the rest of it was read and let go.
    case tooLong(beginning: [UInt8])
  }

  private let descriptor: Int32
  private let limit: Int
  private var chunk: [UInt8] = []
  /// How much of the chunk is used up.
  private var used = 0
  private var isAtEnd = false

  private static let chunkSize = 1 << 16

  /// - Parameter limit: the longest line, in bytes.
  public init(descriptor: Int32 = STDIN_FILENO, limit: Int) {
    self.descriptor = descriptor
    self.limit = limit
  }

  /// The next line, as soon as its line feed is there; what stands behind the last line feed is a
  /// line too. Nil at the end.
  ///
  /// Throws: `InterchangeError.unreadable`.
  public mutating func next() throws(InterchangeError) -> Line? {
    var line: [UInt8] = []
    var isTooLong = false
    while true {
      if used == chunk.count { try refill() }
      if isAtEnd, line.isEmpty, !isTooLong { return nil }
      let end = lineFeed
      let piece = chunk[used..<(end ?? chunk.count)]
      if !isTooLong {
        line.append(contentsOf: piece)
        isTooLong = line.count > limit
        if isTooLong { line = Array(line.prefix(Self.chunkSize)) }
      }
      used = end.map { $0 + 1 } ?? chunk.count
      if end != nil || isAtEnd { return isTooLong ? .tooLong(beginning: line) : .whole(line) }
    }
  }

  /// Where the next line feed of the chunk stands.
  private var lineFeed: Int? {
    chunk.withUnsafeBytes { bytes in
      let rest = UnsafeRawBufferPointer(rebasing: bytes[used...])
      guard let start = rest.baseAddress, let found = memchr(start, 0x0A, rest.count) else {
        return nil
      }
      return used + start.distance(to: UnsafeRawPointer(found))
    }
  }

  private mutating func refill() throws(InterchangeError) {
    guard !isAtEnd else { return }
    var fresh = [UInt8](repeating: 0, count: Self.chunkSize)
    var count = -1
    repeat {
      count = fresh.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    } while count < 0 && errno == EINTR
    guard count >= 0 else {
      throw .unreadable(file: "-", reason: String(cString: strerror(errno)))
    }
    isAtEnd = count == 0
    fresh.removeLast(Self.chunkSize - count)
    (chunk, used) = (fresh, 0)
  }
}
