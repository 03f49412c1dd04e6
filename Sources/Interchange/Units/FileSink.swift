internal import Foundation

/// A file being written that appears under its name whole or not at all.
///
/// The bytes go to a file beside it, which takes the name when all is written; whatever ends the
/// work early leaves the old file, if there was one, as it was. A device or a pipe, such as
/// /dev/stdout, is written to directly.
final class FileSink {
  private let file: URL
  private let draft: URL?
  private let descriptor: Int32
  private let ownsDescriptor: Bool
  private var pending: [UInt8] = []
  private var isFinished = false

  /// Bytes gathered before each write.
  private static let chunk = 1 << 16

  init(_ file: URL) throws(InterchangeError) {
    self.file = file
    let name = file.lastPathComponent
    var status = stat()
    let exists = stat(file.path, &status) == 0
    guard !exists || status.st_mode & S_IFMT != S_IFDIR else { throw .notAFile(file: name) }
    ownsDescriptor = true
    if exists, status.st_mode & S_IFMT != S_IFREG {
      draft = nil
      descriptor = open(file.path, O_WRONLY | O_CLOEXEC)
    } else {
      // The file that a link points to is replaced, not the link.
      let place = file.resolvingSymlinksInPath()
      let unique = ".\(place.lastPathComponent).\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
      let draft = place.deletingLastPathComponent().appendingPathComponent(unique)
      self.draft = draft
      let mode = exists ? status.st_mode & 0o777 : 0o666
      descriptor = open(draft.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    }
    guard descriptor >= 0 else {
      throw .unwritableFile(file: name, reason: String(cString: strerror(errno)))
    }
  }

  /// Writes to a descriptor that someone else opened and closes, such as standard output.
  init(descriptor: Int32, name: String) {
    file = URL(fileURLWithPath: name)
    draft = nil
    self.descriptor = descriptor
    ownsDescriptor = false
  }

  static var standardOutput: FileSink { FileSink(descriptor: STDOUT_FILENO, name: "-") }

  deinit {
    guard ownsDescriptor, !isFinished, descriptor >= 0 else { return }
    close(descriptor)
    if let draft { unlink(draft.path) }
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
      guard fsync(descriptor) == 0,
        rename(draft.path, file.resolvingSymlinksInPath().path) == 0
      else { throw failure() }
    }
    isFinished = true
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
      ? .readerWentAway(file: file.lastPathComponent)
      : .unwritableFile(file: file.lastPathComponent, reason: String(cString: strerror(errno)))
  }
}
