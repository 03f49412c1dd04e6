import Bitext
import Foundation

/// The file of one session: a line of JSON that tells what it is, one with what it begins with, then
/// a line for every step. A step is on the disk before anybody hears that it was taken; half a line
/// at the end was promised to nobody.
struct SessionJournal<Session: KeptSession> {
  private let file: URL
  private let descriptor: Int32

  /// Opens the file for one holder at a time; others wait. Throws: the session's problem.
  init(_ file: URL) throws {
    self.file = file
    descriptor = open(file.path, O_RDWR | O_APPEND | O_CLOEXEC)
    guard descriptor >= 0 else {
      let id = file.deletingPathExtension().lastPathComponent
      throw errno == ENOENT ? Session.Problem.noSession(id) : failure()
    }
    guard flock(descriptor, LOCK_EX) == 0 else {
      close(descriptor)
      throw failure()
    }
    // Whoever waited may hold a file that has lost its name.
    guard FileManager.default.fileExists(atPath: file.path) else {
      close(descriptor)
      throw Session.Problem.noSession(file.deletingPathExtension().lastPathComponent)
    }
  }

  func finish() { close(descriptor) }

  var size: Int {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Int(status.st_size) : -1
  }

  /// Makes the file, readable by its owner alone; it appears whole or not at all.
  static func make(
    _ file: URL, head: SessionHead, _ opening: Session.Opening
  ) throws {
    let draft = file.deletingLastPathComponent()
      .appending(path: ".\(file.lastPathComponent).\(getpid())")
    func failure() -> Session.Problem {
      .unwritable(file: file.lastPathComponent, reason: String(cString: strerror(errno)))
    }
    let descriptor = open(draft.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure() }
    defer {
      close(descriptor)
      unlink(draft.path)
    }
    let lines = try line(head) + line(opening)
    guard write(lines, to: descriptor), fsync(descriptor) == 0,
      rename(draft.path, file.path) == 0
    else { throw failure() }
  }

  /// The session as the file tells it. Throws: `damaged`.
  func session() throws -> Session {
    let bytes = try contents()
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    // What stands behind the last line feed was never promised.
    lines.removeLast()
    guard lines.count >= 2 else { throw damaged(lines.count + 1, "it is cut off") }
    _ = try Self.head(lines[0], of: file)
    var session = try read(2) {
      Session(try JSONDecoder().decode(Session.Opening.self, from: Data(lines[1])))
    }
    for (index, line) in lines.enumerated().dropFirst(2) {
      try read(index + 1) {
        _ = try session.take(JSONDecoder().decode(Session.Step.self, from: Data(line)))
      }
    }
    return session
  }

  /// Writes a step behind the others. Throws: `unwritable`.
  func append(_ step: Session.Step) throws {
    let before = size
    let kept = try endOfLastLine(before)
    let line = try Self.line(step)
    let isWritten =
      (kept == before || ftruncate(descriptor, off_t(kept)) == 0)
      && Self.write(line, to: descriptor) && fsync(descriptor) == 0
    guard isWritten else {
      let problem = failure()
      ftruncate(descriptor, off_t(kept))
      throw problem
    }
  }

  // MARK: Lines

  private func endOfLastLine(_ size: Int) throws -> Int {
    var last: UInt8 = 0
    if size > 0, pread(descriptor, &last, 1, off_t(size - 1)) == 1, last == 0x0A { return size }
    let bytes = try contents()
    return bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
  }

  private func contents() throws -> [UInt8] {
    let count = max(0, size)
    var done = 0
    var bytes = [UInt8](repeating: 0, count: count)
    while done < count {
      let read = bytes.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress?.advanced(by: done), count - done, off_t(done))
      }
      if read < 0, errno == EINTR { continue }
      guard read > 0 else { throw failure() }
      done += read
    }
    return bytes
  }

  private static func write(_ data: Data, to descriptor: Int32) -> Bool {
    var done = 0
    while done < data.count {
      let written = data.withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress?.advanced(by: done), data.count - done)
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return false }
      done += written
    }
    return true
  }

  private static func line(_ record: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(record) + [0x0A]
  }

  /// What a file is, from its first line alone.
  static func head(of file: URL) throws -> SessionHead {
    let handle: FileHandle
    do { handle = try FileHandle(forReadingFrom: file) } catch {
      throw Session.Problem.noSession(file.deletingPathExtension().lastPathComponent)
    }
    defer { try? handle.close() }
    let bytes = try handle.read(upToCount: 64 * 1024) ?? Data()
    return try head(bytes.prefix { $0 != 0x0A }, of: file)
  }

  private static func head(_ line: some Sequence<UInt8>, of file: URL) throws -> SessionHead {
    guard let head = try? JSONDecoder().decode(SessionHead.self, from: Data(line)) else {
      throw Session.Problem.damaged(
        file: file.lastPathComponent, line: 1, reason: "it is no \(Session.noun) of Tarjuman")
    }
    guard head.version == SessionHead.current else {
      throw Session.Problem.damaged(
        file: file.lastPathComponent, line: 1, reason: "another version of Tarjuman made it")
    }
    return head
  }

  private func read<Thing>(_ line: Int, _ body: () throws -> Thing) throws -> Thing {
    do { return try body() } catch {
      let isJSON = error is Session.Problem
      throw damaged(line, isJSON ? "the step does not fit" : "the line is no step")
    }
  }

  private func damaged(_ line: Int, _ reason: String) -> Session.Problem {
    .damaged(file: file.lastPathComponent, line: line, reason: reason)
  }

  private func failure() -> Session.Problem {
    .unwritable(file: file.lastPathComponent, reason: String(cString: strerror(errno)))
  }
}

/// The first line of a session's file: what a list tells of it.
struct SessionHead: Codable {
  static let current = 1

  let version: Int
  let name: String
  /// Seconds since 1970.
  let created: Double
  let source: Language
  let target: Language
  /// How many there were on each side when it began.
  let segments: [Int]

  init(name: String, source: Language, target: Language, segments: [Int]) {
    version = Self.current
    self.name = name
    created = Date().timeIntervalSince1970.rounded()
    (self.source, self.target, self.segments) = (source, target, segments)
  }
}
