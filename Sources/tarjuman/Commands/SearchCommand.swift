import ArgumentParser
import Bitext
import Foundation
import Workflows

struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find sentences of the memory by a phrase or by their meaning.",
    discussion: """
      EXAMPLES
        tarjuman search "خفض التوتر"
        tarjuman search "de-escalation zones" --since 2017-06-01
        tarjuman search "مناطق * التوتر"
        tarjuman search --source "الهدنة" --target ceasefire
        tarjuman search --meaning "civilians were able to leave the besieged town"

      A phrase is found in spite of spelling, clitics and inflection. In it * stands for one to \
      five words, and within a word for any letters. What was found stands in ⟦brackets⟧, on the \
      other side the words that render it, which are counted at the end.

      --meaning gives the sentences nearest in meaning, whether or not they share a word, with \
      their likeness from 0 to 1.
      """)

  @Argument(help: "A phrase of either language; several words need no quotation marks.")
  var phrase: [String] = []
  @Option(help: "A phrase that must stand in the source.") var source: String?
  @Option(help: "A phrase that must stand in the target.") var target: String?
  @Flag(help: "Find by meaning.") var meaning = false
  @Option(
    name: .customLong("in"),
    help: "With --meaning: the language of the sentences compared (default: that of the text).")
  var language: String?
  @Option(help: "Only units made or changed on this day or later (2017-07-14).")
  var since: Day?
  @Option(help: "Only units made or changed before this day.") var until: Day?
  @Option(help: "Only units of this outlet.") var outlet: String?
  @Option(help: "Only units of this project (a TMX property “project”).") var project: String?
  @Option(help: "How many sentences to show.") var limit = 20
  @Flag(help: "Write JSON.") var json = false
  @Option(help: "The memory.", completion: .file()) var memory: String?

  func validate() throws {
    let asked = [phrase.joined(separator: " "), source, target].compactMap { $0 }
    guard asked.contains(where: { $0.contains { $0.isLetter || $0.isNumber } }) else {
      throw ValidationError("Name a phrase to look for.")
    }
    guard (1...100_000).contains(limit) else {
      throw ValidationError("--limit is a number of sentences from 1 to 100,000.")
    }
    if meaning && (phrase.isEmpty || source != nil || target != nil) {
      throw ValidationError("--meaning wants one text, without --source and --target.")
    }
    if meaning && (since != nil || until != nil || outlet != nil || project != nil) {
      throw ValidationError(
        "--meaning looks at the whole memory; leave --since, --until, --outlet and --project away.")
    }
    if !meaning && language != nil {
      throw ValidationError("--in goes with --meaning; use --source or --target.")
    }
  }

  func run() throws {
    let text = phrase.joined(separator: " ")
    if meaning { return try searchByMeaning(text) }
    let answer = try SearchMemory(.current, memory: currentMemory(memory)).look(
      for: .init(
        phrases: phrase.isEmpty ? [] : [text], source: source, target: target, since: since?.start,
        until: until?.start, outlet: outlet, project: project), limit: limit)
    if json {
      TerminalOutput.write(try answer.json(), to: STDOUT_FILENO)
    } else {
      TerminalOutput.print(ConcordanceSheet(answer, width: TerminalOutput.width).text)
    }
    if answer.found == 0 { throw ExitCode(ExitStatus.findings) }
  }

  private func searchByMeaning(_ text: String) throws {
    let answer = try SearchByMeaning(.current, memory: currentMemory(memory)).look(
      for: text, in: language.map { Language($0) }, count: limit)
    for notice in answer.notices { TerminalOutput.say(notice) }
    if json {
      TerminalOutput.write(try answer.json(), to: STDOUT_FILENO)
    } else {
      TerminalOutput.print(ConcordanceSheet(answer, width: TerminalOutput.width).text)
    }
    if answer.matches.isEmpty { throw ExitCode(ExitStatus.findings) }
  }
}

/// A day as people write it for programs, `2017-07-14`; it begins at midnight UTC.
struct Day: ExpressibleByArgument {
  let start: Date

  init?(argument: String) {
    let day = Date.ISO8601FormatStyle().year().month().day()
    guard let date = try? day.parse(argument), date.formatted(day) == argument else { return nil }
    start = date
  }
}
