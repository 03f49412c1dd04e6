import ArgumentParser
import Foundation
import Workflows

struct GlossaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "glossary",
    abstract: "Look after glossaries.",
    discussion: """
      EXAMPLES
        tarjuman glossary import client.xlsx --preview
        tarjuman glossary export --output terms.tbx
        tarjuman glossary lint Glossaries/*.tsv
        tarjuman glossary confirm syria.detainees-file "ملفات المعتقلين"
        tarjuman glossary mine --limit 20
        tarjuman glossary undo
      """,
    subcommands: [
      List.self, Confirm.self, Add.self, Edit.self, Approve.self, Merge.self, Remove.self,
      Mine.self, Import.self, Export.self, Undo.self, History.self, Lint.self, Order.self,
    ])

  struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "lint",
      abstract: "Find what is wrong in glossary files.",
      discussion: """
        EXAMPLES
          tarjuman glossary lint Glossaries/*.tsv
          tarjuman glossary lint mine.tsv --json

        Finds duplicates, one Arabic form with two preferred renderings, wordings that one concept \
        uses and another forbids for the same term, stray marks and invisible signs, Latin letters \
        among the Arabic, missing plurals and unsorted rows. Without files, the installed \
        glossaries are read, all together; --conflicts shows only what concepts have against \
        each other.
        """)

    @Argument(help: "Glossaries (TSV).", completion: .file(extensions: ["tsv"]))
    var files: [String] = []
    @Flag(help: "Only what concepts have against each other.") var conflicts = false
    @Flag(help: "Write the findings as JSON, one a line.") var json = false

    func run() throws {
      let report = try LintGlossaries(
        files: files.map { URL(fileURLWithPath: $0) }, installation: .current,
        onlyConflicts: conflicts)
      for finding in report.findings {
        TerminalOutput.print(json ? finding.json : finding.sentence)
      }
      TerminalOutput.say(report.summary)
      if report.findings.contains(where: { !$0.isAdvice }) { throw ExitCode(ExitStatus.findings) }
    }
  }
}
