internal import Foundation

/// A file being written that appears under its name whole or not at all.
///
/// The bytes go to a file beside it, which takes the name when all is written; whatever ends the
/// work early leaves the old file, if there was one, as it was. A device or a pipe, such as
/// /dev/stdout, is written to directly.
final class FileSink {
  private let name: String
  private let draft: URL?
  /// Where the draft goes in the end.
  private let place: URL
  private let descriptor: Int32
  private let ownsDescriptor: Bool
  private var pending: [UInt8] = []
  private var isFinished = false

  /// Bytes gathered before each write.
  private static let chunk = 1 << 16

  init(_ file: URL) throws(InterchangeError) {
    name = file.lastPathComponent
    // The file that a link points to is replaced, not the link.
    place = Self.target(of: file)
    var status = stat()
    let exists = stat(file.path, &status) == 0
    guard !exists || status.st_mode & S_IFMT != S_IFDIR else { throw .notAFile(file: name) }
    ownsDescriptor = true
    if exists, status.st_mode & S_IFMT != S_IFREG {
      draft = nil
      descriptor = open(file.path, O_WRONLY | O_CLOEXEC)
    } else {
      let unique = ".\(place.lastPathComponent).\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
      let draft = place.deletingLastPathComponent().appendingPathComponent(unique)
      self.draft = draft
      descriptor = open(draft.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      // A mode given to `open` would lose what the process's mask takes away.
      if descriptor >= 0, exists { fchmod(descriptor, status.st_mode & 0o777) }
    }
    guard descriptor >= 0 else {
      throw .unwritableFile(file: name, reason: String(cString: strerror(errno)))
    }
    if let draft { OpenDrafts.add(draft) }
  }

  /// Writes to a descriptor that someone else opened and closes, such as standard output.
  init(descriptor: Int32, name: String) {
    self.name = name
    place = URL(fileURLWithPath: name)
    draft = nil
    self.descriptor = descriptor
    ownsDescriptor = false
  }

  static var standardOutput: FileSink { FileSink(descriptor: STDOUT_FILENO, name: "-") }

  /// Where a chain of links ends, though there be nothing yet.
  private static func target(of file: URL) -> URL {
    var place = file
    // No more links than Linux follows.
    for _ in 0..<40 {
      guard
        let next = try? FileManager.default.destinationOfSymbolicLink(atPath: place.path)
      else { break }
      place = URL(fileURLWithPath: next, relativeTo: place.deletingLastPathComponent()).absoluteURL
    }
    return place
  }

  deinit {
    guard ownsDescriptor, !isFinished, descriptor >= 0 else { return }
    close(descriptor)
    if let draft {
      unlink(draft.path)
      OpenDrafts.remove(draft)
    }
  }

  func write(_ text: String) throws(InterchangeError) {
    pending.append(contentsOf: text.utf8)
    if pending.count >= Self.chunk { try flush() }
  }

  func write(_ data: Data) throws(InterchangeError) {
    pending.append(contentsOf: data)
    if pending.count >= Self.chunk { try flush() }
  }

  /// Writes what is left, makes sure that it is on the disk and gives the file its name.
  func finish() throws(InterchangeError) {
    try flush()
    guard ownsDescriptor else { return }
    if let draft {
      guard fsync(descriptor) == 0, rename(draft.path, place.path) == 0 else { throw failure() }
    }
    isFinished = true
    if let draft { OpenDrafts.remove(draft) }
    guard close(descriptor) == 0 else { throw failure() }
  }

  private func flush() throws(InterchangeError) {
    var done = 0
    while done < pending.count {
      let written = pending.withUnsafeBytes { bytes in
        Foundation.write(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
      }
      if written < 0 {
        if errno == EINTR { continue }
        throw failure()
      }
      done += written
    }
    pending.removeAll(keepingCapacity: true)
  }

  private func failure() -> InterchangeError {
    errno == EPIPE
      ? .readerWentAway(file: name)
      : .unwritableFile(file: name, reason: String(cString: strerror(errno)))
  }
}
