import ArgumentParser
import Foundation
import Workflows

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say what is installed, what is missing and what to do about it.",
    discussion: """
      EXAMPLES
        tarjuman doctor
        tarjuman doctor --deep     reads the whole memory and compares its index with its units
      """)

  @Flag(help: "Read the whole memory.") var deep = false
  @Flag(help: "Write JSON.") var json = false
  @Option(help: "The memory.", completion: .file()) var memory: String?

  func run() throws {
    let diagnosis = Diagnosis(.current, memory: try currentMemory(memory), isDeep: deep)
    if json {
      TerminalOutput.print(try diagnosis.json())
    } else {
      for item in diagnosis.items {
        let mark =
          switch item.state {
          case .well: TerminalOutput.styled("✓", .green)
          case .missing: TerminalOutput.styled("–", .yellow)
          case .broken: TerminalOutput.styled("✗", .red)
          }
        TerminalOutput.print("\(mark) \(item.name): \(item.finding)")
        if let cure = item.cure { TerminalOutput.print("    \(cure)") }
      }
    }
    if diagnosis.items.contains(where: { $0.state == .broken }) {
      throw ExitCode(ExitStatus.failed)
    }
  }
}
