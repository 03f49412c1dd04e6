import ArgumentParser
import Bitext
import Foundation
import Workflows

struct DraftCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draft",
    abstract: "Lay out an article for translation, with matches, terms, numbers, dates and names.",
    discussion: """
      EXAMPLES
        tarjuman draft talks.ar.txt
            shows what the memory and the glossaries know of each segment
        tarjuman draft talks.ar.txt --output talks.xlf
            writes XLIFF 1.2 for a translation tool; "finish" and "import" take it back
        tarjuman draft talks.ar.docx --format xliff2 --output talks.xlf
        tarjuman draft talks.ar.txt --output talks.docx
            a table of two columns with comments, for Word and LibreOffice
        tarjuman draft talks.ar.txt --format omegat --output talks-omegat
            a project folder that OmegaT opens
        tarjuman draft talks.ar.txt --fill 85 --prefill --output talks.xlf

      Nothing is invented. A target bears what the memory has for the same letters; --fill 85 also \
      takes matches of 85 and more, marked as not translated yet. Where the memory has nothing the \
      target stays empty, unless --prefill puts in the known pieces: terms, figures, dates and names \
      in the order of the source with … between. The sheet says what they would be.

      Formats: sheet, html, xliff (1.2), xliff2 (2.1), docx, omegat, json; --output's ending chooses \
      one. Names in no glossary are spelt by rule and marked as proposals.
      """)

  @Argument(help: "The article; - reads standard input.", completion: .file()) var article: String
  @Option(name: .shortAndLong, help: "How to show or write the draft.") var format: DraftFormat?
  @Flag(help: "Write JSON; offsets count code points.") var json = false
  @Option(
    name: .shortAndLong,
    help: "Where to write: a file, or a new folder for omegat (default: standard output).",
    completion: .file())
  var output: String?
  @Option(help: "The article's language (default: told from its letters).") var from: String?
  @Option(help: "The language of the translation (default: the other of ar and en).")
  var to: String?
  @Option(help: "The article's encoding, such as windows-1256 (default: told from the bytes).")
  var encoding: String?
  @Option(help: "The least score of a proposal, 1 to 101.") var threshold = 70
  @Option(help: "How many proposals a segment has at most.") var limit = 3
  @Option(help: "The least score that stands in the target to begin with, 1 to 102 (none).")
  var fill = 100
  @Flag(help: "Put the known pieces into targets that would be empty.") var prefill = false
  @Option(help: "The outlet whose units come first among equals.") var outlet: String?
  @Option(
    help: "Another memory to read, FILE or FILE:PERCENT to take off. May be repeated.",
    completion: .file())
  var reference: [String] = []
  @Option(
    help: "Glossaries to use instead of the installed ones. May be repeated.",
    completion: .file(extensions: ["tsv"]))
  var glossary: [String] = []
  @Option(help: "The memory.", completion: .file()) var memory: String?

  func validate() throws {
    guard (1...101).contains(threshold) else {
      throw ValidationError("--threshold is a percentage from 1 to 101.")
    }
    guard (1...102).contains(fill) else {
      throw ValidationError("--fill is a percentage from 1 to 101, or 102 to fill nothing in.")
    }
    guard limit >= 1 else { throw ValidationError("--limit is a number of proposals, 1 or more.") }
    guard output != nil || !form.wantsPlace else {
      throw ValidationError("--format \(form.rawValue) wants a place to write to: --output NAME")
    }
    _ = try references()
  }

  func run() throws {
    if let output {
      let articles = article == "-" ? [] : [URL(fileURLWithPath: article)]
      try OutputPlace.check(output, spares: articles + [memoryFile(memory)])
    }
    let progress = ProgressLine()
    defer { progress.clear() }
    let workflow = try DraftTranslation(
      .current, memory: usableMemory(memory), options: options()
    ) { progress.show($0) }
    for notice in workflow.missing { TerminalOutput.say(notice) }
    let outcome = try workflow.draft(article) { done, all in
      if done % 20 == 0 { progress.show("\(article): \(done) of \(all) segments") }
    }
    progress.clear()
    for notice in outcome.notices { TerminalOutput.say(notice) }
    try show(outcome)
  }

  private var form: DraftFormat {
    format ?? (json ? .json : output.flatMap { DraftFormat(forFile: $0) } ?? .sheet)
  }

  private func show(_ outcome: DraftTranslation.Outcome) throws {
    let place = output.map { URL(fileURLWithPath: $0) }
    guard form != .sheet else {
      let sheet = DraftSheet(
        outcome, width: place == nil ? TerminalOutput.width : 100,
        style: place == nil ? TerminalOutput.style : .plain)
      if let place {
        try Sheet.write(sheet.text, to: place)
        TerminalOutput.say("wrote \(place.lastPathComponent)")
      } else {
        TerminalOutput.print(sheet.text, terminator: "")
      }
      return
    }
    let export = DraftExport(outcome.draft)
    guard let place, let output else { return try export.print(form) }
    let file = article == "-" ? nil : URL(fileURLWithPath: article)
    let failures = try export.write(form, to: place, article: file)
    for failure in failures { TerminalOutput.say(failure) }
    TerminalOutput.say("wrote \(output): \(outcome.draft.summary)")
    if !failures.isEmpty { throw ExitCode(ExitStatus.failed) }
  }

  private func options() throws -> DraftTranslation.Options {
    var options = DraftTranslation.Options()
    options.from = from.map { Language($0) }
    options.to = to.map { Language($0) }
    options.encoding = encoding
    options.threshold = threshold
    options.limit = limit
    options.fill = fill
    options.prefills = prefill
    options.outlet = outlet
    options.references = try references()
    options.glossaries = glossary.map { URL(fileURLWithPath: $0) }
    return options
  }

  private func references() throws -> [MatchTexts.Reference] {
    try reference.map { text in
      guard let reference = MatchTexts.Reference(text) else {
        throw ValidationError("--reference \(text): the penalty is a percentage from 0 to 50.")
      }
      return reference
    }
  }
}

/// The memory named, or the translator's own if there is one.
private func usableMemory(_ named: String?) -> URL? {
  let file = memoryFile(named)
  return named == nil && !FileManager.default.fileExists(atPath: file.path) ? nil : file
}
