import ArgumentParser
import Bitext
import Foundation
import Workflows

struct LookupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup",
    abstract: "Look up a term, or the terms of a sentence, in either language.",
    discussion: """
      EXAMPLES
        tarjuman lookup "وبمناطق خفض التوتر"
        tarjuman lookup "de-escalation zones"
        tarjuman lookup --json "قرار مجلس الأمن 2254"

      Concepts of the glossaries come first, found in spite of spelling, clitics and inflection. \
      Then the memory: how it was rendered, how often, from when to when and by whom, with a \
      verdict in words, and sentences with the term and its rendering in ⟦brackets⟧. For a term that no \
      glossary has, a rendering is proposed, even from a single pair.

      Levels say what differs between the glossary's form and yours: L0 nothing, L1 marks and case, \
      L2 spelling, L3 particles, article and regular endings, L4 broken plurals and other forms known \
      from the dictionary.
      """)

  @Argument(help: "A term or a sentence; several words need no quotation marks.")
  var text: [String]
  @Option(help: "The text's language (default: told from its letters).") var language: String?
  @Option(help: "How many sentences of the memory to show.") var limit = 5
  @Option(
    help: "Glossaries to use instead of the installed ones. May be repeated.",
    completion: .file(extensions: ["tsv"]))
  var glossary: [String] = []
  @Flag(help: "Write JSON.") var json = false
  @Option(help: "The memory.", completion: .file()) var memory: String?

  func validate() throws {
    guard text.contains(where: { $0.contains { !$0.isWhitespace } }) else {
      throw ValidationError("Name a term or a sentence to look up.")
    }
    guard limit >= 0 else { throw ValidationError("--limit is a number of sentences, 0 or more.") }
  }

  func run() throws {
    let workflow = try LookUp(
      .current, memory: currentMemory(memory), glossaries: glossary.map { URL(fileURLWithPath: $0) }
    )
    let answer = try workflow.look(
      up: text.joined(separator: " "), language: language.map { Language($0) }, limit: limit)
    for notice in answer.notices { TerminalOutput.say(notice) }
    if json {
      TerminalOutput.write(try answer.json(), to: STDOUT_FILENO)
    } else {
      TerminalOutput.print(
        LookupSheet(answer, limit: limit, width: TerminalOutput.width).text)
    }
    if answer.isEmpty { throw ExitCode(ExitStatus.findings) }
  }
}
