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

      An import leaves this running behind it; at other times “search --meaning” catches up by \
      itself with what little is new. It may be interrupted and goes on where it stopped. What was \
      read lies in a folder beside the memory (NAME-meaning), which can be removed at any time.
      """)

  @Flag(help: "Forget what was read and begin again.") var anew = false
  @Flag(help: .hidden) var background = false
  @Option(help: "The memory.", completion: .file()) var memory: String?

  func run() throws {
    if background { nice(10) }
    let workflow = try ReadMeanings(.current, memory: currentMemory(memory))
    let progress = ProgressLine()
    let sentence = try workflow.run(anew: anew) { done, all in
      progress.show("\(done) of \(all) texts")
    }
    progress.clear()
    TerminalOutput.say(sentence)
  }

  /// Leaves a reading of a memory running, as a program of its own with no terminal, where there is
  /// an encoder to read with.
  static func startInBackground(memory: URL) {
    guard ReadMeanings.isPossible(.current), let program = Bundle.main.executableURL else { return }
    let reading = Process()
    reading.executableURL = program
    reading.arguments = ["meanings", "--background", "--memory", memory.path]
    reading.standardInput = FileHandle.nullDevice
    reading.standardOutput = FileHandle.nullDevice
    reading.standardError = FileHandle.nullDevice
    try? reading.run()
  }
}
