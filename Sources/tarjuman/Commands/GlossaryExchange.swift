import ArgumentParser
import Bitext
import Foundation
import Workflows

extension GlossaryCommand {
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Take terms from TBX, Excel, CSV, TSV and OmegaT files into a glossary.",
      discussion: """
        EXAMPLES
          tarjuman glossary import client.tbx
          tarjuman glossary import terms.xlsx --into client --preview
          tarjuman glossary import terms.csv --map Begriff=arabic --map 2=preferred --map Internal=-

        Each file is one change, which "tarjuman glossary undo" takes back. Columns are known by \
        their headers; --map says what another one holds, by its header, its number or its letter. \
        What nobody knows is kept in the note. A row that is no entry is named with its line, and \
        the rest goes in.
        """)

    @Argument(
      help: "Files to import.", completion: .file(extensions: ["tbx", "xlsx", "csv", "tsv", "txt"]))
    var files: [String]
    @Option(help: "The glossary's name or file (default: a new one by the file's name).")
    var into: String?
    @Option(
      name: .customLong("map"), help: "What a column holds, COLUMN=FIELD. May be repeated.")
    var columns: [String] = []
    @Option(help: "The sheet of a workbook (default: the first).") var sheet: String?
    @Option(help: "The encoding of a text, such as windows-1256 (default: by its bytes).")
    var encoding: String?
    @Option(help: "The language of the terms.") var from = "ar"
    @Option(help: "The language of the renderings.") var to = "en"
    @Flag(help: "Take the entries as drafts, which you approve later.") var draft = false
    @Flag(help: "Only show what would come in.") var preview = false
    @Flag(help: "Write the report as JSON.") var json = false

    func run() throws {
      var options = ImportTerms.Options()
      (options.columns, options.sheet, options.encoding) = (columns, sheet, encoding)
      (options.from, options.to, options.isDraft) = (from, to, draft)
      let workflow = ImportTerms(.current, into: into, options: options)
      var (failed, hasFaults) = (false, false)
      for file in files {
        do {
          let url = URL(fileURLWithPath: file)
          let report = try preview ? workflow.preview(url) : workflow.importFile(url)
          try show(report)
          hasFaults = hasFaults || !report.faults.isEmpty
        } catch {
          TerminalOutput.say(Tarjuman.sentence(of: error))
          failed = true
        }
      }
      if failed { throw ExitCode(ExitStatus.failed) }
      if hasFaults { throw ExitCode(ExitStatus.findings) }
    }

    private func show(_ report: TermImportReport) throws {
      if json {
        TerminalOutput.write(try report.json(), to: STDOUT_FILENO)
        return
      }
      if preview { TermImportSheet.print(report) }
      for notice in report.notices { TerminalOutput.say(notice) }
      for fault in report.faults { TerminalOutput.say(fault) }
      TerminalOutput.say((preview ? "would bring " : "") + report.sentence)
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract: "Hand glossaries on as TBX, Excel, CSV, TSV or an OmegaT glossary.",
      discussion: """
        EXAMPLES
          tarjuman glossary export --output terms.tbx
          tarjuman glossary export --format tbx-dct --domain syria --output syria.tbx
          tarjuman glossary export --format omegat --output project/glossary/terms.txt

        tbx and tbx-dct are ISO 30042:2019 (TBX-Basic, categories as attributes or as tags), \
        tbx-basic is the version before. What a form cannot hold is said.
        """)

    @Option(name: .shortAndLong, help: "The form of the file.") var format: GlossaryFormat?
    @Option(
      name: .shortAndLong, help: "Where to write (default: standard output).",
      completion: .file())
    var output: String?
    @OptionGroup var wanted: Wanted

    func run() throws {
      let workflow = try ExportTerms(.current, wanted.filter(), files: wanted.files)
      if let output { try OutputPlace.check(output, spares: wanted.files) }
      let form = format ?? output.flatMap { GlossaryFormat(forFile: $0) } ?? .tbx
      let report = try workflow.export(form, to: output.map { URL(fileURLWithPath: $0) })
      for line in report.failures + report.notices { TerminalOutput.say(line) }
      TerminalOutput.say(
        "\(report.entries) concept\(report.entries == 1 ? "" : "s") written"
          + (output.map { " to \($0)" } ?? ""))
      if !report.failures.isEmpty { throw ExitCode(ExitStatus.failed) }
    }
  }

  /// Which concepts are meant.
  struct Wanted: ParsableArguments {
    @Option(help: "Only concepts of this domain.") var domain: String?
    @Option(help: "Only draft or approved concepts.") var status: String?
    @Option(
      name: .customLong("glossary"),
      help: "A glossary file to read instead of the installed ones. May be repeated.",
      completion: .file(extensions: ["tsv"]))
    var glossaries: [String] = []

    var files: [URL] { glossaries.map { URL(fileURLWithPath: $0) } }

    func validate() throws {
      if let status, TermEntry.Status(rawValue: status) == nil {
        throw ValidationError("--status is draft or approved.")
      }
    }

    func filter(_ text: String? = nil) -> BrowseGlossaries.Filter {
      BrowseGlossaries.Filter(
        text: text, domain: domain, status: status.flatMap(TermEntry.Status.init))
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List concepts, all or some.",
      discussion: """
        EXAMPLES
          tarjuman glossary list --status draft
          tarjuman glossary list تفاوض --domain syria --json
        """)

    @Argument(help: "Letters of a term, a rendering or an id, spelling apart.")
    var text: String?
    @OptionGroup var wanted: Wanted
    @Flag(help: "Write JSON, one concept a line.") var json = false

    func run() throws {
      let concepts = try BrowseGlossaries(.current, files: wanted.files)
        .concepts(wanted.filter(text))
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      for concept in concepts {
        TerminalOutput.print(
          json
            ? String(decoding: try encoder.encode(concept), as: UTF8.self)
            : TermImportSheet.line(concept.entry) + "  \(concept.glossary):\(concept.line)")
      }
      TerminalOutput.say("\(concepts.count) concept\(concepts.count == 1 ? "" : "s")")
    }
  }

  struct Order: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "order",
      abstract: "Show or set which glossary goes before which.",
      discussion: """
        EXAMPLES
          tarjuman glossary order
          tarjuman glossary order client syria-talks
          tarjuman glossary order --none

        Look-up, matching and checks take the entry of the first glossary where several have one. \
        Those that are not named come behind, alike.
        """)

    @Argument(help: "Glossaries by name, the first one first.") var names: [String] = []
    @Flag(help: "Take the order away.") var none = false
    @Flag(help: "Write JSON.") var json = false

    func validate() throws {
      if none && !names.isEmpty { throw ValidationError("Name glossaries, or say --none.") }
    }

    func run() throws {
      let order = GlossaryOrder(.current)
      if none || !names.isEmpty { try order.set(names) }
      let (ordered, others) = GlossaryOrder(.current).all
      if json {
        let data = try JSONEncoder().encode(["ordered": ordered, "others": others])
        TerminalOutput.print(String(decoding: data, as: UTF8.self))
        return
      }
      for (number, name) in zip(1..., ordered) { TerminalOutput.print("\(number)  \(name)") }
      for name in others { TerminalOutput.print("–  \(name)") }
    }
  }
}
