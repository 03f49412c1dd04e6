import Bitext
import Foundation
import TranslationMemory

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A program for the tests of the memory alone: it does to a memory what a test wants another
/// process to do, and may be killed while it does.
///
///     StoreWriter write FILE [name=NAME] [batch=UNITS] [batches=COUNT] [limit=BYTES] [user=ID]
///     StoreWriter edit FILE
///     StoreWriter read FILE [user=ID]
///
/// `write` says `ready` when the memory is open and `saved N` after each step; without `batches` it
/// goes on for ever. `edit` edits, deletes and takes back for ever, and says so in the same words. `read` says how many units there are. An error is one line: its case and its
/// message.
@main struct StoreWriter {
  let file: URL
  let options: [String: String]

  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else { exit(64) }
    let writer = StoreWriter(
      file: URL(fileURLWithPath: arguments[2]), options: options(arguments[3...]))
    do {
      try writer.run(arguments[1])
    } catch {
      say("\(Mirror(reflecting: error).children.first?.label ?? "error")\t\(error)")
      exit(2)
    }
  }

  private static func options(_ arguments: ArraySlice<String>) -> [String: String] {
    var options: [String: String] = [:]
    for argument in arguments {
      let parts = argument.split(separator: "=", maxSplits: 1)
      if parts.count == 2 { options[String(parts[0])] = String(parts[1]) }
    }
    return options
  }

  private func number(_ option: String) -> Int? { options[option].flatMap { Int($0) } }

  private func run(_ action: String) throws {
    if let bytes = number("limit") { limitFiles(to: bytes) }
    if let user = number("user"), setgid(gid_t(user)) != 0 || setuid(uid_t(user)) != 0 { exit(77) }
    switch action {
    case "write": try write()
    case "edit": try edit()
    case "read": try read()
    default: exit(64)
    }
  }

  /// Files that grow beyond some bytes are refused as on a full disk.
  private func limitFiles(to bytes: Int) {
    signal(SIGXFSZ, SIG_IGN)
    var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
    #if canImport(Darwin)
      setrlimit(RLIMIT_FSIZE, &limit)
    #else
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    #endif
  }

  private func write() throws {
    let store = try SQLiteStore(opening: file)
    let name = options["name"] ?? "writer"
    let opened = try store.openImport(from: .init(name: name))
    Self.say("ready")
    let size = number("batch") ?? 100
    var batch = 0
    while batch < number("batches") ?? .max {
      try store.insert(
        (0..<size).map { unit(named: "\(name) \(opened.id)", batch * size + $0) }, into: opened.id)
      batch += 1
      Self.say("saved \(batch)")
    }
    try store.finishImport(opened.id)
  }

  private func edit() throws {
    let store = try SQLiteStore(opening: file)
    Self.say("ready")
    for step in 1... {
      guard let one = try store.units(UnitFilter(), behind: 0, limit: 1).first else { return }
      switch step % 5 {
      case 3: try store.delete(one.id, by: "writer")
      case 4: try store.undo(nil, by: "writer")
      default:
        var corrected = one.unit
        corrected.target.content = TaggedText("step \(step)")
        try store.update(one.id, to: corrected)
      }
      Self.say("saved \(step)")
    }
  }

  private func unit(named name: String, _ number: Int) -> TranslationUnit {
    TranslationUnit(
      source: .init(language: .arabic, content: TaggedText("الجملة \(number) في \(name)")),
      target: .init(language: .english, content: TaggedText("sentence \(number) of \(name)")),
      context: .init(previous: "الجملة \(number - 1) في \(name)"))
  }

  private func read() throws {
    var count = 0
    try SQLiteStore(reading: file).forEachUnit { _ in count += 1 }
    Self.say("\(count)")
  }

  private static func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }
}
