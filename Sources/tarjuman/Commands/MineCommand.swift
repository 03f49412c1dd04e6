import ArgumentParser
import Bitext
import Foundation
import Workflows

extension GlossaryCommand {
  struct Mine: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "mine",
      abstract: "Find what may be terms in the memory, with their renderings.",
      discussion: """
        EXAMPLES
          tarjuman glossary mine
          tarjuman glossary mine --since 2017-01-01 --domain syria --limit 20
          tarjuman glossary mine old-job.tmx --json
          tarjuman glossary mine --accept 2,5 --into mine.tsv
              makes the second and the fifth of the list draft entries of mine.tsv

        Candidates are noun phrases of two to five words that stand together more often than chance \
        would have it, those that occur only within longer ones left out. Behind each stand how often \
        it was met, how it was rendered, and its inconsistency: the chance that two places taken at \
        random are rendered differently. Terms that a glossary has are left out unless --known; terms put \
        aside in the workbench are not shown.

        Accepted candidates get their most frequent rendering as preferred; note and source say where \
        they come from. "tarjuman glossary undo" takes them back one by one. With --accept the list is \
        made anew, so give the options it was made with.
        """)

    @Argument(
      help: "Files of units to read instead of the memory: TMX, XLIFF or a table.",
      completion: .file())
    var files: [String] = []
    @OptionGroup var units: UnitChoice
    @Option(help: "Only units of this subject (a TMX property “domain” or “subject”).")
    var domain: String?
    @Option(help: "How many candidates to show.") var limit = 50
    @Option(help: "How often a candidate must be met.") var least = 3
    @Flag(help: "Show terms that a glossary has, too.") var known = false
    @Flag(help: "Write JSON.") var json = false
    @Option(help: "Numbers of candidates to make draft entries, with commas between.")
    var accept: String?
    @Option(
      name: .customLong("into"), help: "With --accept: the glossary file; made if it is not there.",
      completion: .file(extensions: ["tsv"]))
    var place: String?
    @Option(
      help: "With --accept: the subject that begins the new ids (default: --domain, or mined).")
    var subject: String?

    func validate() throws {
      guard limit > 0, least > 1 else {
        throw ValidationError("--limit is 1 or more, --least 2 or more.")
      }
      if let accept {
        guard place != nil else {
          throw ValidationError("--accept wants a glossary: --into mine.tsv")
        }
        guard !Self.numbers(accept).isEmpty, !Self.numbers(accept).contains(0) else {
          throw ValidationError("--accept takes numbers from the list with commas between: 2,5")
        }
      } else if place != nil || subject != nil {
        throw ValidationError("--into and --subject go with --accept.")
      }
    }

    /// The numbers; with 0 for what is none.
    private static func numbers(_ list: String) -> [Int] {
      list.split(separator: ",").map { Int($0.trimmingCharacters(in: .whitespaces)) ?? 0 }
    }

    func run() throws {
      let workflow = try MineTerms(.current)
      for notice in workflow.missing { TerminalOutput.say(notice) }
      var question = MineTerms.Question()
      question.limit = max(limit, accept.map { Self.numbers($0).max() ?? 0 } ?? 0)
      question.least = least
      question.showsKnown = known
      let progress = ProgressLine()
      let answer = try workflow.mine(units.stream(files, domain: domain), question) {
        progress.show($0.sentence)
      }
      progress.clear()
      if let accept, let place {
        var editor = try EditGlossary(.current)
        let changes = try answer.accept(
          Self.numbers(accept), domain: subject ?? domain ?? "mined",
          to: URL(fileURLWithPath: place), of: units.name(of: files), with: &editor)
        for change in changes { TerminalOutput.say(change.sentence) }
        return
      }
      if json {
        TerminalOutput.write(try answer.json(), to: STDOUT_FILENO)
      } else {
        TerminalOutput.print(MiningSheet(answer, width: TerminalOutput.width).text)
      }
      if answer.candidates.isEmpty { throw ExitCode(ExitStatus.findings) }
    }
  }
}

/// Which units of the memory, or of files, are looked at.
struct UnitChoice: ParsableArguments {
  @Option(help: "Only units made or changed on this day or later (2017-07-14).")
  var since: Day?
  @Option(help: "Only units made or changed before this day.") var until: Day?
  @Option(help: "Only units of this outlet.") var outlet: String?
  @Option(help: "Only units of this project (a TMX property “project”).") var project: String?
  @Option(help: "Of files: the source's language (default: ar).") var from: String?
  @Option(help: "Of files: the target's language (default: en).") var to: String?
  @Option(help: "The memory.", completion: .file()) var memory: String?

  func stream(_ files: [String], domain: String? = nil) -> UnitStream {
    let choice = UnitStream.Choice(
      since: since?.start, until: until?.start, outlet: outlet, project: project, domain: domain)
    guard !files.isEmpty else { return UnitStream(memory: memoryFile(memory), choice) }
    return UnitStream(
      files: files.map { URL(fileURLWithPath: $0) }, from: Language(from ?? "ar"),
      to: Language(to ?? "en"), choice)
  }

  /// What is looked at, for people.
  func name(of files: [String]) -> String {
    let names = files.map { URL(fileURLWithPath: $0).lastPathComponent }
    return names.isEmpty
      ? project.map { "project \($0)" } ?? memoryFile(memory).lastPathComponent
      : names.joined(separator: ", ")
  }
}
