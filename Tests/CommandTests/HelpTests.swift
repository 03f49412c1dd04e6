import Foundation
import Testing

@Suite struct `The program` {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// A command as `--experimental-dump-help` describes it.
  private struct Command: Decodable {
    let commandName: String
    let discussion: String?
    let subcommands: [Command]?

    /// This command and those below it, each with its words.
    func all(after words: [String] = []) -> [(words: [String], discussion: String)] {
      let words = words + [commandName]
      return [(words, discussion ?? "")] + (subcommands ?? []).flatMap { $0.all(after: words) }
    }
  }

  private struct Description: Decodable {
    let command: Command
  }

  @Test func `every command shows examples of itself in its help`() throws {
    let run = try desk.run("--experimental-dump-help")
    let description = try JSONDecoder().decode(Description.self, from: Data(run.stdout.utf8))
    let commands = description.command.all().filter { $0.words.last != "help" }
    #expect(commands.count > 40)
    for (words, discussion) in commands {
      let call = words.joined(separator: " ")
      #expect(discussion.contains("EXAMPLES\n"), "\(call)")
      #expect(discussion.contains("  \(call)"), "\(call)")
    }
  }

  @Test(arguments: [["align"], ["match"], ["glossary", "mine"]])
  func `shows its help on the standard output`(_ command: [String]) throws {
    let run = try desk.start(command + ["--help"]).wait()
    #expect(run.status == 0 && run.stderr.isEmpty)
    #expect(run.stdout.contains("EXAMPLES\n") && run.stdout.contains("USAGE: tarjuman"))
  }

  @Test func `shows its help if nothing is asked for`() throws {
    #expect(try desk.run().output == desk.run("--help").output)
    #expect(try desk.run("help", "align").output == desk.run("align", "--help").output)
  }

  @Test(
    arguments: [
      ["--nonsense"], ["align", "--nonsense", "a", "b"], ["nonsense"], ["lookup"], ["match"],
      ["units", "list", "--nonsense"],
    ])
  func `exits with 64 if it is not understood`(_ arguments: [String]) throws {
    let run = try desk.start(arguments).wait()
    #expect(run.status == 64 && run.output.isEmpty)
    // The whole call is named, though a command may be read alone.
    let command = arguments.prefix { !$0.hasPrefix("-") && $0 != "nonsense" }
    let call = (["Usage: tarjuman"] + command).joined(separator: " ")
    #expect(run.stderr.contains(call), "\(run.stderr)")
  }

  @Test func `says its version`() throws {
    let run = try desk.run("--version")
    #expect(try desk.run("match", "--version").output == run.output)
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
