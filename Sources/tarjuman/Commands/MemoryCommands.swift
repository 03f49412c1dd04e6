import ArgumentParser
import Bitext
import Foundation
import Workflows

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take translation units from TMX, XLIFF or TSV files into the memory.",
    discussion: """
      EXAMPLES
        tarjuman import memory.tmx
        tarjuman import un-*.tmx --from ar --to en
        tarjuman import units.tsv
        tarjuman import talks.xlf

      Of XLIFF jobs the finished segments are taken: those with a target that the file does not call \
      untranslated (state needs-translation, new or initial). \
      Each file is one import, which "tarjuman imports remove" takes back as a whole. Units that \
      the memory has already are not kept twice, but what the file says of them is. Afterwards the \
      texts are read for meaning in the background, for “search --meaning”.
      """)

  @Argument(
    help: "Files to import.", completion: .file(extensions: ["tmx", "xlf", "xliff", "tsv"]))
  var files: [String]
  @Option(help: "The source language to take from the files.") var from = "ar"
  @Option(help: "The target language to take from the files.") var to = "en"
  @Flag(inversion: .prefixedNo, help: "Read for meaning in the background afterwards.")
  var meanings = true
  @Option(help: "The memory.", completion: .file()) var memory: String?

  func run() throws {
    let progress = ProgressLine()
    let workflow = try ImportUnits(
      memory: currentMemory(memory), from: Language(from), to: Language(to)
    ) { progress.show($0) }
    var (failed, isRicher) = (false, false)
    for file in files {
      do {
        let report = try workflow.importFile(URL(fileURLWithPath: file)) {
          if $0.kept > 0 { progress.show("\(file): \($0.kept) units") }
        }
        progress.clear()
        for notice in report.notices { TerminalOutput.say(notice) }
        TerminalOutput.say(report.sentence)
        isRicher = isRicher || report.added > 0
        failed = failed || report.hasLosses
      } catch {
        progress.clear()
        TerminalOutput.say(Tarjuman.sentence(of: error))
        failed = true
      }
    }
    if isRicher && meanings { MeaningsCommand.startInBackground(memory: memoryFile(memory)) }
    if failed { throw ExitCode(ExitStatus.failed) }
  }
}

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Hand the memory on as TMX, TSV or JSON.",
    discussion: """
      EXAMPLES
        tarjuman export --output memory.tmx
        tarjuman export --format tsv > memory.tsv
        tarjuman export --format json | jq .target
      """)

  @Option(name: .shortAndLong, help: "The form of the file.") var format: UnitFormat?
  @Option(
    name: .shortAndLong, help: "Where to write (default: standard output).",
    completion: .file())
  var output: String?
  @Option(name: .customLong("import"), help: "Only this import, by its number.")
  var importNumber: Int?
  @Option(help: "The memory.", completion: .file()) var memory: String?

  func run() throws {
    if let output {
      try OutputPlace.check(output, spares: [memoryFile(memory)])
    }
    let workflow = try ExportUnits(memory: currentMemory(memory))
    let form = format ?? output.flatMap { UnitFormat(forFile: $0) } ?? .tmx
    let progress = ProgressLine()
    let report = try workflow.export(
      form, to: output.map { URL(fileURLWithPath: $0) }, fromImport: importNumber
    ) { count in
      if output != nil { progress.show("\(count) units") }
    }
    progress.clear()
    for failure in report.failures { TerminalOutput.say(failure) }
    if report.shortened > 0 {
      TerminalOutput.say(
        "\(report.shortened) units have inline codes, notes or properties that a table cannot hold; "
          + "TMX and JSON hold them")
    }
    TerminalOutput.say(
      "\(report.units) unit\(report.units == 1 ? "" : "s") written"
        + (output.map { " to \($0)" } ?? ""))
    if !report.failures.isEmpty { throw ExitCode(ExitStatus.failed) }
  }
}

struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Say what the memory holds.",
    discussion: """
      EXAMPLES
        tarjuman stats
        tarjuman stats --json --memory ministry.tarjuman
      """)

  @Flag(help: "Write JSON.") var json = false
  @Option(help: "The memory.", completion: .file()) var memory: String?

  func run() throws {
    let report = try MemoryReport(memory: currentMemory(memory))
    TerminalOutput.print(try json ? report.json() : report.text)
  }
}

struct ImportsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "imports",
    abstract: "List what was imported or saved; take an import back, or undo that.",
    discussion: """
      EXAMPLES
        tarjuman imports
        tarjuman imports remove 3
        tarjuman imports restore
        tarjuman imports purge --yes

      What is removed can be restored until it is purged.
      """,
    subcommands: [List.self, Remove.self, Restore.self, Purge.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the imports.",
      discussion: """
        EXAMPLES
          tarjuman imports list
          tarjuman imports list --json
        """)
    @Flag(help: "Write JSON.") var json = false
    @Option(help: "The memory.", completion: .file()) var memory: String?

    func run() throws {
      let imports = try ImportHistory(memory: currentMemory(memory))
      TerminalOutput.print(try json ? imports.json() : imports.report())
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take an import back as a whole; “restore” undoes it.",
      discussion: """
        EXAMPLES
          tarjuman imports remove 3
        """)
    @Argument(help: "The import's number.") var number: Int
    @Option(help: "The memory.", completion: .file()) var memory: String?

    func run() throws {
      TerminalOutput.print(try ImportHistory(memory: currentMemory(memory)).remove(number))
    }
  }

  struct Restore: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Bring back the import that was removed last.",
      discussion: """
        EXAMPLES
          tarjuman imports restore
        """)
    @Option(help: "The memory.", completion: .file()) var memory: String?

    func run() throws {
      TerminalOutput.print(try ImportHistory(memory: currentMemory(memory)).restore())
    }
  }

  struct Purge: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Remove for good what was removed; this cannot be undone.",
      discussion: """
        EXAMPLES
          tarjuman imports purge --yes
        """)
    @Flag(help: "Yes, for good.") var yes = false
    @Option(help: "The memory.", completion: .file()) var memory: String?

    func validate() throws {
      guard yes else { throw ValidationError("This cannot be undone; say --yes if you mean it.") }
    }

    func run() throws {
      TerminalOutput.print(try ImportHistory(memory: currentMemory(memory)).purge())
    }
  }
}
