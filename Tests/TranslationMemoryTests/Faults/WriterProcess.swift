import Foundation
import Testing

/// The program `StoreWriter`, at work on a memory.
final class WriterProcess {
  private let process = Process()
  private let output = Pipe()
  private var pending = Data()

  /// Starts the program, which lies beside the one that runs the tests.
  init(_ action: String, _ file: URL, _ options: String...) throws {
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
      .resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent("StoreWriter")
    process.arguments = [action, file.path] + options
    process.standardOutput = output
    try process.run()
  }

  /// Who takes part where access is refused: the superuser is refused nothing.
  static var commonUser: String { geteuid() == 0 ? "user=65534" : "user=\(geteuid())" }

  /// The next line it says; nil at its end.
  func line() -> String? {
    while true {
      if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
        defer { pending = Data(pending[(end + 1)...]) }
        return String(decoding: pending[..<end], as: UTF8.self)
      }
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { return nil }
      pending += more
    }
  }

  /// All it still says, once it has ended.
  func rest() -> [String] {
    var lines: [String] = []
    while let line = line() { lines.append(line) }
    process.waitUntilExit()
    return lines
  }

  /// Ends it without a word, as a crash does.
  func kill() {
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}

/// Lines `saved N` among others.
func savedBatches(_ lines: [String]) -> Int { lines.count { $0.hasPrefix("saved ") } }
