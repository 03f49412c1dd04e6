import ArgumentParser
import Bitext
import Foundation
import Workflows

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find what may be wrong in a translation.",
    discussion: """
      EXAMPLES
        tarjuman check talks.ar.txt talks.en.txt
            aligns the two and checks each pair and the whole
        tarjuman check job.xlf
        tarjuman check memory.tmx --from ar --to en --without length,spacing
        tarjuman check units.tsv --only number,date --json
        tarjuman check talks.ar.txt talks.en.txt --accept 3f2a9c01d4 --because "the minister's own figure"
            keeps a finding from being told again
        tarjuman check --list
            says what is checked

      One file holds translation units: TMX, XLIFF 1.2 or 2, or a table as export writes it. Two files \
      are an article and its translation, in plain text, HTML or DOCX.

      --level errors shows what is surely wrong, usual (the default) also what is probably wrong, \
      strict everything worth a look. Findings that were accepted are kept beside the translation, \
      in NAME.accepted.tsv, by their ids, which stay the same as long as the two texts do.
      """)

  @Argument(help: "An article and its translation, or one file of units.", completion: .file())
  var files: [String] = []
  @Option(help: "The source's language, such as ar (default: told from the text; ar for units).")
  var from: String?
  @Option(help: "The target's language, such as en (default: told from the text; en for units).")
  var to: String?
  @Option(help: "Make only these checks, with commas between.") var only: String?
  @Option(help: "Leave these checks out, with commas between.") var without: String?
  @Option(help: "How much to show: errors, usual or strict.") var level: CheckReport.Level = .usual
  @Flag(help: "Write JSON.") var json = false
  @Option(
    help: "The file of accepted findings (default: NAME.accepted.tsv beside the translation).",
    completion: .file(extensions: ["tsv"]))
  var silence: String?
  @Option(help: "Accept the finding of this id; needs --because. May be repeated.")
  var accept: [String] = []
  @Option(help: "Why the findings are accepted.") var because: String?
  @Option(
    help: "Glossaries to use instead of the installed ones. May be repeated.",
    completion: .file(extensions: ["tsv"]))
  var glossary: [String] = []
  @Flag(help: "The articles hold one segment a line already.") var segmented = false
  @Option(help: "The files' encoding, such as windows-1256 (default: told from the bytes).")
  var encoding: String?
  @Flag(
    inversion: .prefixedNo,
    help: "Use the sentence encoder to align and to find what is left out, where it is installed.")
  var encoder = true
  @Flag(help: "List the checks and what they ask.") var list = false

  func validate() throws {
    guard list || !files.isEmpty else { throw Self.wantsFiles }
    guard accept.isEmpty || because?.contains(where: { !$0.isWhitespace }) == true else {
      throw ValidationError("--accept wants a reason: --because \"…\"")
    }
    guard because == nil || !accept.isEmpty else {
      throw ValidationError("--because goes with --accept ID.")
    }
  }

  private static let wantsFiles = ValidationError(
    "Name an article and its translation, or one file of units: "
      + "tarjuman check talks.ar.txt talks.en.txt")

  func run() throws {
    guard !list else { return printList() }
    // Not before: an option misspelt is told first, and its value stands among the files.
    guard files.count <= 2 else { throw Self.wantsFiles }
    let workflow = try CheckTranslation(.current, options: options)
    for notice in workflow.missing { TerminalOutput.say(notice) }
    var report = try report(workflow)
    for notice in report.notices { TerminalOutput.say(notice) }
    if let because, !accept.isEmpty {
      try AcceptedFile(acceptedFile).accept(accept, because: because, of: report)
      report = try self.report(workflow)
    }
    try show(report)
    if !report.findings(level).isEmpty { throw ExitCode(ExitStatus.findings) }
  }

  private var options: CheckTranslation.Options {
    var options = CheckTranslation.Options()
    options.only = names(only)
    options.without = names(without)
    options.glossaries = glossary.map { URL(fileURLWithPath: $0) }
    options.usesEncoder = encoder
    return options
  }

  private func names(_ list: String?) -> [String] {
    (list ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
  }

  private var acceptedFile: URL {
    silence.map { URL(fileURLWithPath: $0) }
      ?? AcceptedFile.usual(for: URL(fileURLWithPath: files[files.count - 1]))
  }

  // MARK: Checking

  private func report(_ workflow: CheckTranslation) throws -> CheckReport {
    let progress = ProgressLine()
    defer { progress.clear() }
    let target = URL(fileURLWithPath: files[files.count - 1])
    guard files.count == 2 else {
      return try workflow.check(
        unitsOf: target, from: Language(from ?? "ar"), to: Language(to ?? "en"),
        accepted: acceptedFile
      ) { progress.show("\($0) units") }
    }
    let aligner = try AlignArticles(.current, options: alignment)
    for notice in aligner.missing { TerminalOutput.say(notice) }
    let outcome = try aligner.align(
      source: URL(fileURLWithPath: files[0]), target: target
    ) { progress.show("\($0.done) of \($0.all) sentences aligned") }
    for notice in outcome.notices { TerminalOutput.say(notice) }
    return try workflow.check(outcome.aligned, accepted: acceptedFile)
  }

  private var alignment: AlignArticles.Options {
    var options = AlignArticles.Options()
    options.from = from.map { Language($0) }
    options.to = to.map { Language($0) }
    options.isSegmented = segmented
    options.encoding = encoding
    options.usesEncoder = encoder
    return options
  }

  // MARK: Showing

  private func show(_ report: CheckReport) throws {
    if json {
      TerminalOutput.write(try report.json(level), to: STDOUT_FILENO)
    } else {
      let sheet = CheckSheet(
        report, level, width: TerminalOutput.width, style: TerminalOutput.style)
      TerminalOutput.print(sheet.text, terminator: "")
    }
    let stale = report.staleIdentifiers
    if !stale.isEmpty, only == nil, without == nil {
      TerminalOutput.say(
        "\(acceptedFile.lastPathComponent): nothing in the text answers to "
          + "\(stale.joined(separator: ", ")) any more; the lines can go")
    }
  }

  private func printList() {
    for check in CheckTranslation.questions {
      let name = check.name.padding(toLength: 20, withPad: " ", startingAt: 0)
      TerminalOutput.print("\(name) \(check.question)")
    }
  }
}
