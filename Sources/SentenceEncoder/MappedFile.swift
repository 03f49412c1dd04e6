internal import Foundation

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A file's bytes, read from disk page by page as they are used.
///
/// Sendable by hand: the mapping is read-only and lives as long as the object.
final class MappedFile: @unchecked Sendable {
  let url: URL
  let bytes: UnsafeRawBufferPointer

  init(_ url: URL) throws(EncoderError) {
    let descriptor = open(url.path, O_RDONLY)
    guard descriptor >= 0 else { throw Self.failure(url) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.failure(url) }
    let count = Int(status.st_size)
    guard count > 0 else { throw .truncated(url, expected: WeightsHeader.byteCount, found: 0) }
    guard let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
    else { throw Self.failure(url) }
    self.url = url
    bytes = UnsafeRawBufferPointer(start: start, count: count)
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }

  private static func failure(_ url: URL) -> EncoderError {
    errno == ENOENT ? .missing(url) : .inaccessible(url, reason: String(cString: strerror(errno)))
  }
}
