import Foundation
import Testing

/// The built program, run as a user runs it.
struct Program {
  let file: URL

  /// Beside the test bundle, where the package manager puts it; `TARJUMAN_PROGRAM` names another.
  static let built: Result<Program, Missing> = {
    if let named = ProcessInfo.processInfo.environment["TARJUMAN_PROGRAM"] {
      return .success(Program(file: URL(filePath: named)))
    }
    #if DEBUG
      let configuration = "debug"
    #else
      let configuration = "release"
    #endif
    let bundle = [Bundle.main.executableURL, CommandLine.arguments.first.map { URL(filePath: $0) }]
    let folders =
      bundle.compactMap { $0?.resolvingSymlinksInPath().deletingLastPathComponent() }
      .flatMap { folder in sequence(first: folder) { $0.path == "/" ? nil : $0.parent }.prefix(4) }
      + [Checkout.folder.appending(path: ".build/\(configuration)")]
    let places = folders.map { $0.appending(path: "tarjuman") }
    guard let place = places.first(where: isProgram) else { return .failure(Missing()) }
    return .success(Program(file: place))
  }()

  struct Missing: Error, CustomStringConvertible {
    let description = "the program is not built; run swift build, or name it in TARJUMAN_PROGRAM"
  }

  private static func isProgram(_ file: URL) -> Bool {
    let values = try? file.resourceValues(forKeys: [.isRegularFileKey])
    return values?.isRegularFile == true
      && FileManager.default.isExecutableFile(atPath: file.path)
  }
}

extension URL {
  fileprivate var parent: URL { deletingLastPathComponent() }
}

/// The checkout that these tests stand in.
enum Checkout {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let samples = folder.appending(path: "Samples")
  static let glossaries = folder.appending(path: "Glossaries")
}

/// What a run of the program came to.
struct Run {
  let status: Int32
  /// Whether a signal ended it; `status` is the signal then.
  let wasKilled: Bool
  let output: Data
  let stderr: String

  var stdout: String { String(decoding: output, as: UTF8.self) }
  var lines: [String] { stdout.split(separator: "\n").map(String.init) }
}
