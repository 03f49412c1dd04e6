import ArgumentParser
import Foundation
import Workflows

struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the memory, even while it is in use.",
    discussion: """
      EXAMPLES
        tarjuman backup                    beside the memory, named after the time
        tarjuman backup /media/stick
        tarjuman backup friday.tarjuman --deep

      The copy is a memory of its own, as the original was at one moment: name it with --memory, \
      or put it in the original's place.
      """)

  @Argument(help: "The file to make, or the folder to make it in.", completion: .file())
  var place: String?
  @Flag(help: "Look at every page and index entry of the copy.") var deep = false
  @Flag(help: "Write JSON.") var json = false
  @Option(help: "The memory.", completion: .file()) var memory: String?

  func run() throws {
    let report = try BackUpMemory(memory: currentMemory(memory)).run(
      to: place.map { URL(fileURLWithPath: $0) }, isDeep: deep)
    TerminalOutput.print(try json ? report.json() : report.sentence)
  }
}
