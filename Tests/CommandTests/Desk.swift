import Foundation
import Testing

/// A translator's desk for one test: a folder to work in and a data folder of its own, so that
/// nothing touches the user's; both go with the test.
final class Desk {
  let folder: URL

  /// - Parameter resources: what is installed here, as far as it is on this machine.
  init(_ resources: Resource...) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "tarjuman-desk-\(UUID())")
    for place in [data, temporary] {
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    }
    for resource in resources { try lay(resource) }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// What `XDG_DATA_HOME` leads to.
  var data: URL { folder.appending(path: "data/tarjuman") }

  /// Where programs put what is only passing through: one that is killed cannot tidy up.
  private var temporary: URL { folder.appending(path: "data/passing") }

  subscript(name: String) -> URL { folder.appending(path: name) }

  private func lay(_ resource: Resource) throws {
    let place = data.appending(path: resource.rawValue)
    if resource == .glossaries {
      try FileManager.default.copyItem(at: Checkout.glossaries, to: place)
    } else if resource.isInstalled {
      try FileManager.default.createSymbolicLink(at: place, withDestinationURL: resource.original)
    }
  }

  // MARK: Files

  @discardableResult
  func write(_ text: String, to name: String) throws -> URL {
    try write(Data(text.utf8), to: name)
  }

  @discardableResult
  func write(_ data: Data, to name: String) throws -> URL {
    try data.write(to: self[name])
    return self[name]
  }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(at: self[name], withIntermediateDirectories: true)
  }

  func text(_ name: String) throws -> String {
    try String(contentsOf: self[name], encoding: .utf8)
  }

  func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: self[name].path)
  }

  func names(in name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: self[name].path).sorted()
  }

  // MARK: Runs

  /// Runs the program in the desk's folder and waits for its end.
  func run(_ arguments: String..., input: Data? = nil, output: URL? = nil) throws -> Run {
    try start(arguments, input: input, output: output).wait()
  }

  /// - Parameter launcher: a command that runs the program, which comes behind its words.
  func start(
    _ arguments: [String], by launcher: [String] = [], input: Data? = nil, output: URL? = nil,
    pipes: RunningProgram.Pipes = .init()
  ) throws -> RunningProgram {
    let program = try Program.built.get()
    var environment = ProcessInfo.processInfo.environment
    environment["XDG_DATA_HOME"] = folder.appending(path: "data").path
    environment["TMPDIR"] = temporary.path
    environment["COLUMNS"] = "100"
    return try RunningProgram(
      launcher.isEmpty ? program : Program(file: URL(filePath: "/usr/bin/env")),
      launcher.isEmpty ? arguments : launcher + [program.file.path] + arguments,
      environment: environment, in: folder, input: input, output: output, pipes: pipes)
  }

  /// How many units the memory has.
  func unitCount(memory: String? = nil) throws -> Int {
    let run = try start(["stats", "--json"] + (memory.map { ["--memory", $0] } ?? [])).wait()
    let object = try JSONSerialization.jsonObject(with: run.output) as? [String: Any]
    return try #require(object?["units"] as? Int)
  }
}

/// What may be installed under the data folder.
enum Resource: String {
  case encoder
  case lexicon = "lexicon.tarjuman"
  case wordForms = "word-forms.tarjuman"
  case glossaries

  /// Where it is on this machine.
  var original: URL {
    let environment = ProcessInfo.processInfo.environment
    let home =
      environment["XDG_DATA_HOME"].map { URL(filePath: $0) }
      ?? FileManager.default.homeDirectoryForCurrentUser.appending(path: ".local/share")
    return home.appending(path: "tarjuman/\(rawValue)")
  }

  var isInstalled: Bool { FileManager.default.fileExists(atPath: original.path) }
}

extension Trait where Self == ConditionTrait {
  /// The test wants the sentence encoder.
  static var withEncoder: Self {
    .enabled(
      if: Resource.encoder.isInstalled, "the sentence encoder is not installed; run Scripts/setup")
  }

  /// The test wants the Arabic word forms.
  static var withWordForms: Self {
    .enabled(
      if: Resource.wordForms.isInstalled,
      "the Arabic word forms are not installed; run Scripts/setup")
  }

  /// The test wants the Arabic lexicon.
  static var withLexicon: Self {
    .enabled(
      if: Resource.lexicon.isInstalled, "the Arabic lexicon is not installed; run Scripts/setup")
  }
}
