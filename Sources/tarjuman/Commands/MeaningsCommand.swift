import ArgumentParser
import Foundation
import Workflows

struct MeaningsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "meanings",
    abstract: "Read the memory for meaning, for “search --meaning”.",
    discussion: """
      EXAMPLES
        tarjuman meanings
        tarjuman meanings --anew           forget what was read and begin again

      Some 2,000 sentences a second and core. It may be interrupted and goes on where it stopped. \
      What was read lies in a folder beside the memory (NAME-meaning), which can be removed at any \
      time.
      """)

  @Flag(help: "Forget what was read and begin again.") var anew = false
  @Option(help: "The memory.", completion: .file()) var memory: String?

  func run() throws {
    let workflow = try ReadMeanings(.current, memory: memoryFile(memory))
    let progress = ProgressLine()
    let sentence = try workflow.run(anew: anew) { done, all in
      progress.show("\(done) of \(all) texts")
    }
    progress.clear()
    TerminalOutput.say(sentence)
  }
}
