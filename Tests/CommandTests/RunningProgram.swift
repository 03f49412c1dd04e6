import Foundation
import Testing

/// A program that was started and is not waited for yet.
///
/// What it prints goes to files, so that no pipe fills up while nobody reads.
final class RunningProgram {
  private let process = Process()
  private let folder: URL
  private let ended = DispatchSemaphore(value: 0)
  private var handles: [FileHandle] = []

  /// - Parameters:
  ///   - output: where standard output goes; nil keeps it for `Run`.
  ///   - pipes: what is read and written while it runs, instead of `input` and `output`.
  init(
    _ program: Program, _ arguments: [String], environment: [String: String], in place: URL,
    input: Data?, output: URL?, pipes: Pipes = Pipes()
  ) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "tarjuman-run-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    process.executableURL = program.file
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = place
    if let input {
      let file = folder.appending(path: "in")
      try input.write(to: file)
      process.standardInput = try held(FileHandle(forReadingFrom: file))
    } else {
      process.standardInput = FileHandle.nullDevice
    }
    process.standardOutput = try held(FileHandle(forWritingTo: output ?? made("out")))
    if let pipe = pipes.input { process.standardInput = pipe }
    if let pipe = pipes.output { process.standardOutput = pipe }
    process.standardError = try held(FileHandle(forWritingTo: made("err")))
    process.terminationHandler = { [ended] _ in ended.signal() }
    // The program has ends of its own; with some 1,300 files open, `Process` breaks down when it
    // lists them.
    defer { for handle in handles { try? handle.close() } }
    try Self.withOpenSignals { try process.run() }
  }

  private func held(_ handle: FileHandle) -> FileHandle {
    handles.append(handle)
    return handle
  }

  /// The ends of a program that are held open.
  struct Pipes {
    var input: Pipe?
    var output: Pipe?
  }

  /// Threads of a pool block signals, and a process inherits what its maker blocks: it would hear
  /// no interrupt.
  private static func withOpenSignals(_ body: () throws -> Void) rethrows {
    var none = sigset_t()
    var before = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try body()
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var isRunning: Bool { process.isRunning }

  /// What it has said on standard error so far.
  var saidSoFar: String {
    (try? printed("err")).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// The most memory that it has held so far, in bytes; nil when it has ended.
  var peakMemory: Int? {
    let status = try? String(
      contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(whereSeparator: \.isWhitespace).dropFirst().first
      .flatMap { Int($0) }.map { $0 * 1024 }
  }

  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Waits for its end. Throws: if it is still running after `limit` seconds; it is killed then.
  func wait(limit: Int = 180) throws -> Run {
    if ended.wait(timeout: .now() + .seconds(limit)) == .timedOut {
      send(SIGKILL)
      ended.wait()
      throw TookTooLong(arguments: process.arguments ?? [], limit: limit)
    }
    return Run(
      status: process.terminationStatus, wasKilled: process.terminationReason == .uncaughtSignal,
      output: try printed("out"), stderr: String(decoding: try printed("err"), as: UTF8.self))
  }

  struct TookTooLong: Error {
    let arguments: [String]
    let limit: Int
  }

  private func made(_ name: String) throws -> URL {
    let file = folder.appending(path: name)
    try Data().write(to: file)
    return file
  }

  private func printed(_ name: String) throws -> Data {
    let file = folder.appending(path: name)
    return FileManager.default.fileExists(atPath: file.path) ? try Data(contentsOf: file) : Data()
  }
}
