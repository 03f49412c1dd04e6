import ArgumentParser
import Foundation
import Workbench
import Workflows

struct AssistantCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mcp",
    abstract: "Answer writing assistants on standard input (Model Context Protocol).",
    discussion: """
      EXAMPLES
        tarjuman mcp
        tarjuman mcp --memory un.tarjuman

      An assistant starts this command itself; its settings want the command's name and "mcp". It \
      can then look up terms, match segments, search the memory, align texts and check translations. \
      It changes nothing, and nothing leaves the machine but what the assistant does with its answers.
      """)

  @Option(help: "The memory.", completion: .file()) var memory: String?

  func run() throws {
    let server = AssistantServer(.current, memory: memoryFile(memory))
    try server.run(.standardInput) { line in
      TerminalOutput.write(line, to: STDOUT_FILENO)
    }
  }
}
