import Alignment
import ArgumentParser
import Bitext
import Foundation
import SentenceEncoder
import Terminology
import Workflows

/// How many beads are right? Aligns every level of a folder (`plain`, `news`, `hard`, each with
/// `NAME.ar`, `NAME.en`, `NAME.gold`) and compares with the hand-made or constructed beads.
struct AlignmentQuestion: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alignment",
    abstract: "Strict, lax and null F1 of the aligner, micro-averaged over documents.",
    discussion: """
      With --export the features of every document are written for fit-alignment.py, which fits the \
      weights in Sources/Alignment/Weights and measures them by cross-validation.
      """)

  @Option(help: "A folder of levels, or of documents.") var data: String
  @Flag(inversion: .prefixedNo, help: "Use the sentence encoder.") var encoder = true
  @Flag(inversion: .prefixedNo, help: "Count glossary terms as evidence.") var glossaries = true
  @Flag(inversion: .prefixedNo, help: "Count lines that other pairs leave alone as evidence.")
  var recurring = true
  @Flag(help: "Give the aligner a memory of half of the beads of the level plain, a tenth wrong.")
  var memoryHalf = false
  @Option(help: "With --export, leave out one kind of evidence: numbers or names.")
  var without: [FittingSample.Part] = []
  @Option(help: "The source's language, as file names bear it.") var from = "ar"
  @Option(help: "The target's language, as file names bear it.") var to = "en"
  @Option(help: "Write features for fitting into this folder instead of measuring.")
  var export: String?

  func run() throws {
    let folder = URL(fileURLWithPath: data, isDirectory: true)
    let levels = ["plain", "news", "hard"].map { folder.appendingPathComponent($0) }
      .filter { FileManager.default.fileExists(atPath: $0.path) }
    let folders = levels.isEmpty ? [folder] : levels
    if let export {
      try exportFeatures(of: folders, to: URL(fileURLWithPath: export, isDirectory: true))
    } else {
      for folder in folders { try measure(folder) }
    }
  }

  // MARK: Measuring

  private func measure(_ folder: URL) throws {
    var options = AlignArticles.Options()
    options.isSegmented = true
    options.usesEncoder = encoder
    options.usesGlossaries = glossaries
    options.findsBoilerplate = recurring
    options.memory = try halfMemory()
    options.from = Language(from)
    options.to = Language(to)
    let workflow = try AlignArticles(.current, options: options)
    for notice in workflow.missing { print("note: \(notice)") }
    let (pairs, _) = try AlignFolder.pairs(in: folder, from: from, to: to)
    let tally = Tally()
    let clock = ContinuousClock()
    let time = try clock.measure {
      try AlignFolder(workflow).align(pairs) { _, result in
        let aligned = try result.outcome.get().aligned
        let gold = folder.appendingPathComponent("\(result.pair.name).gold")
        tally.add(try MeasureAlignment.compare(aligned, withBeadsIn: gold), aligned.sources.count)
      }
    }
    guard let measure = tally.measure else { throw ValidationError("\(folder.path): no pairs") }
    print("\(folder.lastPathComponent): \(tally.segments) source segments in \(time)")
    print(measure.figures)
  }

  private final class Tally: @unchecked Sendable {
    // Added to under the lock of AlignFolder, read when all is done.
    private(set) var measure: MeasureAlignment?
    private(set) var segments = 0

    func add(_ one: MeasureAlignment, _ count: Int) {
      measure = measure?.adding(one) ?? one
      segments += count
    }
  }

  // MARK: Fitting

  private func exportFeatures(of folders: [URL], to out: URL) throws {
    let installation = Installation.current
    let encoder = encoder ? try SentenceEncoder(resources: installation.encoder) : nil
    let lexicon = try? Lexicon(file: installation.lexicon)
    try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
    let matcher =
      glossaries ? TermMatcher(try Glossary(contentsOf: GlossaryShelf(installation).files)) : nil
    let memory = try halfMemory().map { try RememberedUnits(memory: $0) }
    let names = FittingSample.featureNames(usesEncoder: encoder != nil)
    try JSONEncoder().encode(["bead": names.bead, "alone": names.alone])
      .write(to: out.appendingPathComponent("names.json"))
    for folder in folders {
      for pair in try AlignFolder.pairs(in: folder, from: from, to: to).pairs {
        let (sources, targets) = (try lines(pair.source), try lines(pair.target))
        let source = HandBeads.side(Language(from), sources, matcher)
        let remembered = try memory?.translations(
          of: sources, from: Language(from), to: Language(to), article: pair.name)
        let sample = FittingSample(
          encoder: encoder, lexicon: lexicon,
          AlignmentSide(
            language: source.language, texts: sources, terms: source.terms,
            remembered: remembered ?? []),
          HandBeads.side(Language(to), targets, matcher), without: Set(without))
        try sample.data().write(
          to: out.appendingPathComponent("\(folder.lastPathComponent).\(pair.name).bin"))
      }
      print("\(folder.lastPathComponent): features written, lexicon \(lexicon != nil)")
    }
  }

  /// A memory of half of the beads of the level plain, if one is wanted.
  private func halfMemory() throws -> URL? {
    guard memoryHalf else { return nil }
    let plain = URL(fileURLWithPath: data, isDirectory: true).appendingPathComponent("plain")
    return try HalfMemory(of: plain, from: Language(from), to: Language(to)).file
  }

  private func lines(_ file: URL) throws -> [String] {
    var lines = try String(contentsOf: file, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}

extension FittingSample.Part: ExpressibleByArgument {}
