import ArgumentParser
import Bitext
import Foundation
import Workflows

struct MatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "match",
    abstract: "Find a segment, or those of an article, again in the memory.",
    discussion: """
      EXAMPLES
        tarjuman match "عقد المجلس جلسة طارئة أمس"
        tarjuman match --threshold 50 --limit 3 "وبمناطق خفض التوتر"
        tarjuman match --file talks.ar.txt
        tarjuman match --file talks.ar.txt --reference un.tarjuman:5 --json > talks.json

      A match says what differs: words, clitics, numbers, orthographic, case, punctuation, tags. \
      Differing words stand in brackets. 100 is the same letters, 101 the same letters between the \
      same segments. With --file, a summary counts segments and words as agencies quote them.

      EXIT CODES
        0 something was found, or the article was read; 1 no unit reaches the threshold.
      """)

  @Argument(help: "A segment; several words need no quotation marks.") var text: [String] = []
  @Option(
    help: "An article whose segments are looked up; - reads standard input.",
    completion: .file())
  var file: String?
  @Option(help: "The least score, 1 to 101.") var threshold = 70
  @Option(help: "How many matches of a segment (default: 5, of an article's 1).") var limit: Int?
  @Option(help: "The language of the text (default: told from its letters).") var from: String?
  @Option(help: "The language of the translation (default: the other of ar and en).")
  var to: String?
  @Option(help: "The outlet whose units come first among equals.") var outlet: String?
  @Option(help: "What a difference costs in percent, such as orthographic=2. May be repeated.")
  var penalty: [String] = []
  @Option(
    help: "Percents of a new word that a word counts, of the eight rows of the summary.")
  var weights: String?
  @Option(
    help: "Another memory to read, FILE or FILE:PERCENT to take off. May be repeated.",
    completion: .file())
  var reference: [String] = []
  @Flag(help: "Write JSON; offsets count code points.") var json = false
  @Option(help: "The memory.", completion: .file()) var memory: String?

  func validate() throws {
    let hasText = text.contains { $0.contains { !$0.isWhitespace } }
    guard hasText != (file != nil) else {
      throw ValidationError("Name a segment to look up, or an article with --file.")
    }
    guard (1...101).contains(threshold) else {
      throw ValidationError("--threshold is a percentage from 1 to 101.")
    }
    guard limit ?? 1 >= 1 else {
      throw ValidationError("--limit is a number of matches, 1 or more.")
    }
    _ = try (choices(limit: 1), references(), bandWeights())
  }

  func run() throws {
    let progress = ProgressLine()
    let isArticle = file != nil
    var choices = try choices(limit: limit ?? (isArticle ? 1 : 5))
    if isArticle { choices.threshold = min(threshold, 50) }
    let matching = try MatchTexts(
      memory: ownMemory(), references: references(), choices
    ) { progress.show($0) }
    progress.clear()
    if let file { try matchArticle(file, matching) } else { try matchText(matching) }
  }

  /// The memory named, or the translator's own; none where there is none and others are to be read.
  private func ownMemory() throws -> URL? {
    let file = try currentMemory(memory)
    let isThere = FileManager.default.fileExists(atPath: file.path)
    return memory == nil && !isThere && !reference.isEmpty ? nil : file
  }

  private func matchText(_ matching: MatchTexts) throws {
    let query = text.joined(separator: " ").trimmingCharacters(in: .whitespacesAndNewlines)
    let matches = try matching.matches(of: query)
    let fragments = matches.isEmpty ? try matching.fragments(of: query) : nil
    if json {
      TerminalOutput.write(
        try MatchRecords.json(query, matches, fragments: fragments), to: STDOUT_FILENO)
    } else if matches.isEmpty {
      TerminalOutput.print("No unit reaches \(threshold)%.")
      if let fragments { TerminalOutput.print(FragmentSheet.text(fragments, query)) }
    } else {
      TerminalOutput.print(MatchSheet.text(query, matches))
    }
    if matches.isEmpty { throw ExitCode(ExitStatus.findings) }
  }

  private func matchArticle(_ file: String, _ matching: MatchTexts) throws {
    let segmented = try SegmentArticle(language: from.map { Language($0) }).segment(file)
    for notice in segmented.notices { TerminalOutput.say(notice) }
    let progress = ProgressLine()
    let workflow = MatchArticle(matching, threshold: threshold, weights: try bandWeights())
    let result = try workflow.match(segmented) { done, all in
      if done % 20 == 0 { progress.show("\(file): \(done) of \(all) segments") }
    }
    progress.clear()
    if json {
      TerminalOutput.write(try MatchRecords.json(result), to: STDOUT_FILENO)
    } else {
      TerminalOutput.print(MatchSheet.text(result))
    }
  }

  private func choices(limit: Int) throws -> MatchTexts.Choices {
    var choices = MatchTexts.Choices()
    choices.threshold = threshold
    choices.limit = limit
    choices.outlet = outlet
    choices.from = from.map { Language($0) }
    choices.to = to.map { Language($0) }
    for setting in penalty where !choices.setPenalty(setting) {
      throw ValidationError(
        "--penalty \(setting): say NAME=PERCENT, 0 to 50; the names are numbers, orthographic, "
          + "case, punctuation, tags.")
    }
    return choices
  }

  private func references() throws -> [MatchTexts.Reference] {
    try reference.map { text in
      guard let reference = MatchTexts.Reference(text) else {
        throw ValidationError("--reference \(text): the penalty is a percentage from 0 to 50.")
      }
      return reference
    }
  }

  private func bandWeights() throws -> [Int] {
    guard let weights else { return Leverage.usualWeights }
    let percents = weights.split(separator: ",").compactMap { Int($0) }
    let bands = Leverage.Band.allCases
    guard percents.count == bands.count, percents.allSatisfy({ (0...100).contains($0) }) else {
      throw ValidationError(
        "--weights: \(bands.count) percentages with commas between, for "
          + bands.map(\.rawValue).joined(separator: ", ") + ".")
    }
    return percents
  }
}
