import ArgumentParser
import Bitext
import Foundation
import Workflows

struct SegmentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segment",
    abstract: "Cut articles into sentences, one a line.",
    discussion: """
      EXAMPLES
        tarjuman segment article.txt
        tarjuman segment --language ar *.html > sentences.txt
        cat article.txt | tarjuman segment --json -

      With --json each file is one object a line; offsets count Unicode code points in the text, \
      which the object holds too.
      """)

  @Argument(help: "Articles; - reads standard input.", completion: .file()) var files: [String]
  @Option(help: "The language, such as ar or en (default: told from the text).")
  var language: String?
  @Option(help: "The files' encoding (default: told from the bytes).") var encoding: String?
  @Flag(help: "Write JSON with offsets.") var json = false

  func run() throws {
    let workflow = SegmentArticle(language: language.map { Language($0) }, encoding: encoding)
    var failed = false
    for file in files {
      do {
        let segmented = try workflow.segment(file)
        for notice in segmented.notices { TerminalOutput.say(notice) }
        try TerminalOutput.write(json ? segmented.json() : segmented.lines(), to: STDOUT_FILENO)
      } catch {
        TerminalOutput.say(Tarjuman.sentence(of: error))
        failed = true
      }
    }
    if failed { throw ExitCode(ExitStatus.failed) }
  }
}
