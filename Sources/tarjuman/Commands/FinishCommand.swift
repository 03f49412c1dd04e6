import ArgumentParser
import Bitext
import Foundation
import Workflows

struct FinishCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "finish",
    abstract: "Make the finished text of a draft that was translated.",
    discussion: """
      EXAMPLES
        tarjuman finish talks.xlf --output talks.en.txt
            the article's lines and blanks with the translation of each segment
        tarjuman finish talks.docx --output talks.en.txt
            the same from the table of a Word document
        tarjuman finish project_save.tmx --article talks.ar.txt --output talks.en.txt
            any file of translated units, TMX, XLIFF or a table, with the article beside it

      An XLIFF file or a Word document of "draft" knows the article's lines itself. Segments that are not translated, or \
      that the file calls untranslated, stand in the language of the source and are named. \
      "tarjuman import talks.xlf" takes the translation into the memory.

      EXIT CODES
        0 the text is whole; 1 segments are not translated.
      """)

  @Argument(
    help: "The translated draft.",
    completion: .file(extensions: ["xlf", "xliff", "docx", "tmx", "tsv"]))
  var file: String
  @Option(help: "The article, where the file does not know its lines.", completion: .file())
  var article: String?
  @Option(
    name: .shortAndLong, help: "Where to write (default: standard output).", completion: .file())
  var output: String?
  @Option(help: "The source language of files that hold several or name none.") var from = "ar"
  @Option(help: "The target language of files that hold several or name none.") var to = "en"
  @Option(help: "The article's encoding (default: told from the bytes).") var encoding: String?

  func run() throws {
    if let output {
      try OutputPlace.check(
        output, spares: [file, article].compactMap { $0.map { URL(fileURLWithPath: $0) } })
    }
    let workflow = FinishTranslation(from: Language(from), to: Language(to))
    let draft = URL(fileURLWithPath: file)
    let outcome =
      if let article {
        try workflow.finish(draft, article: article, encoding: encoding)
      } else {
        try workflow.finish(draft)
      }
    for notice in outcome.notices { TerminalOutput.say(notice) }
    try FinishTranslation.write(outcome, to: output.map { URL(fileURLWithPath: $0) })
    let done = outcome.segments - outcome.open.count
    if let output { TerminalOutput.say("wrote \(output): \(done) of \(outcome.segments) segments") }
    guard !outcome.open.isEmpty else { return }
    let first = outcome.open.prefix(20).map(String.init).joined(separator: ", ")
    TerminalOutput.say(
      "\(file): not translated, so that the source stands: segment \(first)"
        + (outcome.open.count > 20 ? ", …" : ""))
    throw ExitCode(ExitStatus.findings)
  }
}
