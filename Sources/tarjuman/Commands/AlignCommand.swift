import ArgumentParser
import Bitext
import Foundation
import Synchronization
import Workflows

struct AlignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "align",
    abstract: "Pair an article with its translation, sentence by sentence.",
    discussion: """
      EXAMPLES
        tarjuman align talks.ar.txt talks.en.txt
            shows the pairs, how sure each is and why
        tarjuman align talks.ar.docx talks.en.html --format html --output talks.html
            writes a page with both texts side by side
        tarjuman align talks.ar.txt talks.en.txt --output talks.tmx --save
            writes TMX and keeps the pairs in the memory
        tarjuman align --directory articles --output aligned
            aligns every NAME.ar.*/NAME.en.* of a folder, on all cores
        tarjuman align talks.ar.txt talks.en.txt --evaluate talks.beads
            compares with beads made by hand

      Articles are plain text (UTF-8, UTF-16, Windows-1256, ISO-8859-6), HTML saved from a site, \
      or DOCX. Languages are told from the letters; Arabic may stand on either side.
      """)

  @Argument(help: "The article.", completion: .file()) var source: String?
  @Argument(help: "Its translation.", completion: .file()) var target: String?

  @Option(help: "The source's language, such as ar (default: told from the text).")
  var from: String?
  @Option(help: "The target's language, such as en (default: told from the text).")
  var to: String?
  @Option(name: .shortAndLong, help: "How to show or write the pairs.")
  var format: AlignmentFormat?
  @Option(
    name: .shortAndLong,
    help: "Where to write: a file, or a folder with --directory (default: standard output).",
    completion: .file())
  var output: String?
  @Option(help: "Align every pair of a folder.", completion: .directory) var directory: String?
  @Flag(help: "The files hold one segment a line already.") var segmented = false
  @Flag(help: "Keep the pairs in the memory.") var save = false
  @Option(help: "With --save or tmx, leave out pairs less sure than this, 0 to 1.")
  var minimum = 0.0
  @Flag(help: "Show only what wants eyes: doubtful pairs and lone sentences.")
  var review = false
  @Option(
    help: "Compare with beads made by hand, one “[0,1]:[0]” a line; a folder with --directory.",
    completion: .file())
  var evaluate: String?
  @Option(help: "The files' encoding, such as windows-1256 (default: told from the bytes).")
  var encoding: String?
  @Flag(inversion: .prefixedNo, help: "Use the sentence encoder where it is installed.")
  var encoder = true
  @Option(help: "The memory to save into.", completion: .file()) var memory: String?

  func validate() throws {
    if directory != nil {
      guard source == nil, target == nil else {
        throw ValidationError("Name two files or --directory, not both.")
      }
      guard output != nil || save || evaluate != nil else {
        throw ValidationError("--directory wants --output FOLDER, --save or --evaluate FOLDER.")
      }
    } else if source == nil || target == nil {
      throw ValidationError(
        "Name the article and its translation: tarjuman align talks.ar.txt talks.en.txt")
    }
    guard !review || directory == nil, !review || format?.isSheet != false else {
      throw ValidationError("--review goes with a table of one pair: table or side-by-side.")
    }
    guard (0...1).contains(minimum) else {
      throw ValidationError("--minimum is a share between 0 and 1.")
    }
  }

  func run() throws {
    try checkOutput()
    let workflow = try AlignArticles(.current, options: options)
    for notice in workflow.missing { TerminalOutput.say(notice) }
    if let directory {
      try FolderAlignment(command: self, workflow: workflow, folder: directory).run()
    } else if let source, let target {
      try alignPair(workflow, source, target)
    }
  }

  /// A folder of hand-made beads may take pages and tables, but no other beads.
  private func checkOutput() throws {
    guard let output else { return }
    let keepsGold = directory == nil || folderFormat == .beads
    let read = [source, target, keepsGold ? evaluate : nil].compactMap { $0 }
    try OutputPlace.check(
      output, spares: read.map { URL(fileURLWithPath: $0) } + [memoryFile(memory)])
  }

  /// What `--directory` writes unless told otherwise.
  var folderFormat: AlignmentFormat { format ?? .beads }

  var options: AlignArticles.Options {
    var options = AlignArticles.Options()
    options.from = from.map { Language($0) }
    options.to = to.map { Language($0) }
    options.isSegmented = segmented
    options.encoding = encoding
    options.usesEncoder = encoder
    return options
  }

  private func alignPair(_ workflow: AlignArticles, _ source: String, _ target: String) throws {
    let progress = ProgressLine()
    let outcome: AlignArticles.Outcome
    do {
      defer { progress.clear() }
      outcome = try workflow.align(
        source: URL(fileURLWithPath: source), target: URL(fileURLWithPath: target)
      ) { done, all in progress.show("\(done) of \(all) sentences") }
    }
    for notice in outcome.notices { TerminalOutput.say(notice) }
    let aligned = outcome.aligned
    if evaluate == nil || format != nil || output != nil { try write(aligned) }
    if save { try saveUnits(aligned) }
    if let evaluate {
      try show(MeasureAlignment.compare(aligned, withBeadsIn: URL(fileURLWithPath: evaluate)))
    }
    if review, aligned.beads.contains(where: { $0.wantsEyes }) {
      throw ExitCode(ExitStatus.findings)
    }
  }

  private func write(_ aligned: AlignedArticles) throws {
    let named = review ? nil : output.flatMap { AlignmentFormat(forFile: $0) }
    let form = format ?? named ?? .table
    if let output {
      try write(aligned, form, to: URL(fileURLWithPath: output))
      TerminalOutput.say("wrote \(output)")
    } else if form.isSheet {
      let sheet = AlignmentSheet(
        aligned, width: TerminalOutput.width, style: TerminalOutput.style, isReview: review)
      TerminalOutput.print(sheet.text(form), terminator: "")
    } else {
      try report(AlignmentExport(aligned, minimum: minimum).print(form))
    }
  }

  func write(_ aligned: AlignedArticles, _ form: AlignmentFormat, to file: URL) throws {
    if form.isSheet {
      let sheet = AlignmentSheet(aligned, width: 100, style: .plain, isReview: review)
      try Sheet.write(sheet.text(form), to: file)
    } else {
      try report(AlignmentExport(aligned, minimum: minimum).write(form, to: file))
    }
  }

  /// Pairs that a form cannot hold: the rest is written, and the exit code remembers.
  private func report(_ failures: [String]) throws {
    for failure in failures { TerminalOutput.say(failure) }
    if !failures.isEmpty { throw ExitCode(ExitStatus.failed) }
  }

  private func saveUnits(_ aligned: AlignedArticles) throws {
    let keeper = try KeepUnits(memory: memoryFile(memory))
    let report = try keeper.keep(aligned, minimum: minimum)
    TerminalOutput.say(report.sentence)
  }

  func show(_ measure: MeasureAlignment) {
    TerminalOutput.print(measure.report)
  }
}

/// `align --directory`: many pairs, one progress line, one summary.
private struct FolderAlignment {
  let command: AlignCommand
  let workflow: AlignArticles
  let folder: String

  func run() throws {
    let from = command.from ?? "ar"
    let to = command.to ?? "en"
    let (pairs, lonely) = try AlignFolder.pairs(
      in: URL(fileURLWithPath: folder, isDirectory: true), from: from, to: to)
    for name in lonely { TerminalOutput.say("\(name): no translation beside it; passed over") }
    guard !pairs.isEmpty else {
      throw ValidationError(
        "\(folder): no pairs NAME.\(from).*/NAME.\(to).* in it; --from and --to say other languages"
      )
    }
    let progress = ProgressLine()
    let tally = FolderTally()
    if let output {
      try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    }
    let keeper = command.save ? try KeepUnits(memory: memoryFile(command.memory)) : nil
    try AlignFolder(workflow).align(pairs) { done, result in
      progress.show("\(done) of \(pairs.count): \(result.pair.name)")
      do {
        let outcome = try result.outcome.get()
        if !outcome.notices.isEmpty { progress.clear() }
        for notice in outcome.notices { TerminalOutput.say(notice) }
        try handOn(outcome.aligned, result.pair.name, keeper, tally)
      } catch {
        progress.clear()
        TerminalOutput.say("\(result.pair.name): \(Tarjuman.sentence(of: error))")
        tally.failed()
      }
    }
    progress.clear()
    if let measure = tally.measure { command.show(measure) }
    let failures = tally.failures
    TerminalOutput.say(
      "\(pairs.count - failures) of \(pairs.count) pairs aligned"
        + (command.output.map { ", written to \($0)" } ?? ""))
    if failures > 0 { throw ExitCode(ExitStatus.failed) }
    if !lonely.isEmpty { throw ExitCode(ExitStatus.findings) }
  }

  private var output: URL? {
    command.output.map { URL(fileURLWithPath: $0, isDirectory: true) }
  }

  /// Writes, saves and measures a pair, as asked for.
  private func handOn(
    _ aligned: AlignedArticles, _ name: String, _ keeper: KeepUnits?, _ tally: FolderTally
  ) throws {
    if let output {
      let form = command.folderFormat
      try command.write(
        aligned, form, to: output.appendingPathComponent("\(name).\(form.fileExtension)"))
    }
    _ = try keeper?.keep(aligned, minimum: command.minimum)
    if let gold = command.evaluate {
      try tally.add(aligned, goldFolder: gold, name: name)
    }
  }
}

/// What a folder run has come to so far; pairs end on any thread.
private final class FolderTally: Sendable {
  private struct State {
    var failures = 0
    var measure: MeasureAlignment?
  }

  private let state = Mutex(State())

  var failures: Int { state.withLock { $0.failures } }
  var measure: MeasureAlignment? { state.withLock { $0.measure } }

  func failed() { state.withLock { $0.failures += 1 } }

  func add(_ aligned: AlignedArticles, goldFolder: String, name: String) throws {
    let folder = URL(fileURLWithPath: goldFolder, isDirectory: true)
    for suffix in ["gold", "beads"] {
      let file = folder.appendingPathComponent("\(name).\(suffix)")
      guard FileManager.default.fileExists(atPath: file.path) else { continue }
      let one = try MeasureAlignment.compare(aligned, withBeadsIn: file)
      state.withLock { $0.measure = $0.measure?.adding(one) ?? one }
      return
    }
    TerminalOutput.say("\(name): no hand-made beads in \(goldFolder); not counted")
  }
}

extension Bead {
  /// Whether a translator should look: doubtful, or a lone segment that is not surely alone.
  var wantsEyes: Bool { confidence < AlignedArticles.doubtful }
}

/// The memory file asked for, or the usual one.
func memoryFile(_ named: String?) -> URL {
  named.map { URL(fileURLWithPath: $0) } ?? Installation.current.memory
}
