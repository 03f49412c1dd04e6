import ArgumentParser
import Bitext
import Foundation
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
        tarjuman align talks.ar.txt talks.en.txt --review
            shows only what wants eyes: doubtful pairs, and sentences not surely alone
        tarjuman align --directory articles --output aligned
            aligns every NAME.ar.*/NAME.en.* of a folder, on all cores (see --threads)
        tarjuman align talks.ar.txt talks.en.txt --boilerplate outlet.tsv
            knows the lines that this outlet leaves untranslated (see tarjuman boilerplate)
        tarjuman align --directory articles --evaluate hand
            compares with the beads made by hand in hand/NAME.gold or hand/NAME.beads
        tarjuman align --stdin < pairs.jsonl > beads.jsonl
            answers each line {"id": 7, "source": "…", "target": "…"} with a line of JSON

      Articles are plain text (UTF-8, UTF-16, Windows-1256, ISO-8859-6), HTML saved from a site, \
      or DOCX. Languages are told from the letters; Arabic may stand on either side.

      What the memory has for a sentence counts as evidence, and so do lines that other pairs of a \
      folder leave alone; --no-hits and --no-recurring leave that out.

      STANDARD INPUT
        A line of --stdin may also have "from", "to" and "segmented" (true if the texts hold one \
      segment a line); "source" and "target" may be lists of segments. The answer is that of \
      --format json on one line, without links between words, "id" first, as it was. A line that is wrong is answered by \
      {"id": 7, "error": {"line": 3, "message": "…"}}, the run goes on, and the exit code is 2. \
      Lines may have 64 MB; blank ones are passed over. If nobody reads the answers any more, the \
      program ends by SIGPIPE, as other filters do.
      """)

  @Argument(help: "The article.", completion: .file()) var source: String?
  @Argument(help: "Its translation.", completion: .file()) var target: String?

  @Option(help: "The source's language, such as ar (default: told from the text).")
  var from: String?
  @Option(help: "The target's language, such as en (default: told from the text).")
  var to: String?
  @Option(name: .shortAndLong, help: "How to show or write the pairs.")
  var format: AlignmentFormat?
  @Flag(help: "Print JSON: the pairs, or the figures of --evaluate.") var json = false
  @Option(
    name: .shortAndLong,
    help: "Where to write: a file, or a folder with --directory (default: standard output).",
    completion: .file())
  var output: String?
  @Option(help: "Align every pair of a folder.", completion: .directory) var directory: String?
  @Flag(help: "Align pairs that come in as lines of JSON.") var stdin = false
  @Flag(help: "With --stdin, answer in the order of the lines (default: as soon as ready).")
  var ordered = false
  @Flag(help: "The texts hold one segment a line already.") var segmented = false
  @Flag(help: "Keep the pairs in the memory.") var save = false
  @Option(help: "With --save, tmx or --stdin, leave out pairs less sure than this, 0 to 1.")
  var minimum = 0.0
  @Flag(help: "Show only what wants eyes: doubtful pairs, and sentences not surely alone.")
  var review = false
  @Option(
    help: "Compare with beads made by hand, one “[0,1]:[0]” a line; a folder with --directory.",
    completion: .file())
  var evaluate: String?
  @Option(help: "The files' encoding, such as windows-1256 (default: told from the bytes).")
  var encoding: String?
  @Flag(inversion: .prefixedNo, help: "Use the sentence encoder where it is installed.")
  var encoder = true
  @Option(help: "How many cores to use at most (default: all).") var threads: Int?
  @Option(help: "The memory to save into and to look sentences up in.", completion: .file())
  var memory: String?
  @Flag(inversion: .prefixedNo, help: "Count what the memory has for a sentence as evidence.")
  var hits = true
  @Option(
    help: "Lines that are left untranslated, as “tarjuman boilerplate” writes them.",
    completion: .file())
  var boilerplate: String?
  @Flag(
    inversion: .prefixedNo,
    help: "With --directory, count lines that other pairs leave alone as evidence.")
  var recurring = true

  func validate() throws { try AlignChoices(self).check() }

  func run() throws {
    try checkOutput()
    let workflow = try AlignArticles(.current, options: options)
    for notice in workflow.missing { TerminalOutput.say(notice) }
    if stdin {
      try LineAlignment(command: self, workflow: workflow).run()
    } else if let directory {
      try FolderAlignment(command: self, workflow: workflow, folder: directory).run()
    } else if let source, let target {
      try PairAlignment(command: self, workflow: workflow).run(source, target)
    }
  }

  /// A folder of hand-made beads may take pages and tables, but no other beads.
  private func checkOutput() throws {
    guard let output else { return }
    let keepsGold = directory == nil || folderFormat == .beads
    let read = [source, target, keepsGold ? evaluate : nil, boilerplate].compactMap { $0 }
    try OutputPlace.check(
      output, spares: read.map { URL(fileURLWithPath: $0) } + [memoryFile(memory)])
  }

  private var options: AlignArticles.Options {
    var options = AlignArticles.Options()
    options.from = from.map { Language($0) }
    options.to = to.map { Language($0) }
    options.isSegmented = segmented
    options.encoding = encoding
    options.usesEncoder = encoder
    if let threads { options.threads = threads }
    options.linksWords = linksWords
    options.memory = readMemory
    options.boilerplate = boilerplate.map { URL(fileURLWithPath: $0) }
    options.findsBoilerplate = recurring
    return options
  }

  /// The memory that is evidence: one that is named must be there, unless it is made by saving.
  private var readMemory: URL? {
    guard hits, !stdin else { return nil }
    let file = memoryFile(memory)
    let mayLack = memory == nil || save
    return mayLack && !FileManager.default.fileExists(atPath: file.path) ? nil : file
  }

  /// Words are linked where a page or JSON is made of the pairs.
  private var linksWords: Bool {
    if stdin { return false }
    return directory == nil ? pairFormat.showsLinks : output != nil && folderFormat.showsLinks
  }

  // MARK: Forms

  /// How one pair is shown or written.
  var pairFormat: AlignmentFormat {
    if let format { return format }
    if json, evaluate == nil { return .json }
    return output.flatMap { AlignmentFormat(forFile: $0) } ?? .table
  }

  /// What `--directory` writes unless told otherwise.
  var folderFormat: AlignmentFormat {
    format ?? (json && evaluate == nil && !review ? .json : .beads)
  }

  /// How a folder's review is shown: `--format` is that of the files where files are written.
  var reviewFormat: AlignmentFormat {
    if json { return .json }
    return (output == nil ? format : nil) ?? .table
  }

  // MARK: Figures

  /// Prints the figures as asked for.
  func show(_ measure: MeasureAlignment) throws {
    if json {
      try TerminalOutput.write(measure.json(), to: STDOUT_FILENO)
    } else {
      TerminalOutput.print(measure.report)
    }
  }
}

/// The memory file asked for, or the usual one.
func memoryFile(_ named: String?) -> URL {
  named.map { URL(fileURLWithPath: $0) } ?? Installation.current.memory
}
