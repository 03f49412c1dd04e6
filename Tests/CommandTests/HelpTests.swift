import Foundation
import Testing

@Suite struct `The program` {
  let desk: Desk

  init() throws { desk = try Desk() }

  @Test(arguments: [
    [], ["align"], ["match"], ["draft"], ["finish"], ["lookup"], ["segment"], ["import"],
    ["export"], ["stats"], ["imports"], ["glossary"], ["glossary", "lint"], ["glossary", "mine"],
    ["consistency"], ["serve"], ["mcp"], ["doctor"], ["resources"],
  ])
  func `shows examples in its help`(_ command: [String]) throws {
    let run = try desk.start(command + ["--help"]).wait()
    #expect(run.status == 0 && run.stderr.isEmpty)
    #expect(run.stdout.contains("EXAMPLES\n") && run.stdout.contains("USAGE: tarjuman"))
    let shown = ["  tarjuman"] + command
    #expect(run.stdout.contains(shown.joined(separator: " ")))
  }

  @Test func `shows its help if nothing is asked for`() throws {
    #expect(try desk.run().output == desk.run("--help").output)
    #expect(try desk.run("help", "align").output == desk.run("align", "--help").output)
  }

  @Test(arguments: [["--nonsense"], ["align", "--nonsense", "a", "b"], ["nonsense"], ["lookup"]])
  func `exits with 64 if it is not understood`(_ arguments: [String]) throws {
    let run = try desk.start(arguments).wait()
    #expect(run.status == 64 && run.output.isEmpty && run.stderr.contains("Usage: tarjuman"))
  }

  @Test func `says its version`() throws {
    let run = try desk.run("--version")
    #expect(run.status == 0 && run.stdout.wholeMatch(of: /Tarjuman \d+\.\d+\.\d+\n/) != nil)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completes commands in a shell`(_ shell: String) throws {
    let run = try desk.run("--generate-completion-script", shell)
    #expect(run.status == 0 && run.stderr.isEmpty)
    for word in ["align", "lookup", "glossary", "directory"] {
      #expect(run.stdout.contains(word), "\(word)")
    }
  }
}
