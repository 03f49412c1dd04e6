internal import Foundation

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A file's bytes, read from disk page by page as they are used.
///
/// Sendable by hand: the mapping is read-only and lives, as the descriptor, as long as the object.
final class MappedFile: @unchecked Sendable {
  let url: URL
  let bytes: UnsafeRawBufferPointer
  private let descriptor: Int32

  init(_ url: URL) throws(EncoderError) {
    let descriptor = open(url.path, O_RDONLY)
    guard descriptor >= 0 else { throw Self.failure(url) }
    do throws(EncoderError) {
      bytes = try Self.map(descriptor, url)
    } catch {
      close(descriptor)
      throw error
    }
    self.url = url
    self.descriptor = descriptor
  }

  deinit {
    munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    close(descriptor)
  }

  /// Copies bytes without mapping their pages, for small reads scattered over a large stretch:
  /// mapped, each would keep a page of memory and its neighbours. Returns whether all could be read.
  func copy(from offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Bool {
    pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset)) == buffer.count
  }

  private static func map(
    _ descriptor: Int32, _ url: URL
  ) throws(EncoderError) -> UnsafeRawBufferPointer {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(url) }
    let count = Int(status.st_size)
    guard count > 0 else { throw .truncated(url, expected: WeightsHeader.byteCount, found: 0) }
    guard let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
    else { throw failure(url) }
    return UnsafeRawBufferPointer(start: start, count: count)
  }

  private static func failure(_ url: URL) -> EncoderError {
    errno == ENOENT ? .missing(url) : .inaccessible(url, reason: String(cString: strerror(errno)))
  }
}
