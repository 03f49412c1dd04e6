import ArgumentParser
import Foundation
import Workflows

@main
struct Tarjuman: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tarjuman",
    abstract:
      "Align Arabic–English articles, check translations, look up terms, keep what was translated.",
    discussion: """
      EXAMPLES
        tarjuman align talks.ar.txt talks.en.txt
        tarjuman align talks.ar.txt talks.en.txt --output talks.tmx --save
        tarjuman align --directory articles --output aligned
        tarjuman check talks.ar.txt talks.en.txt
        tarjuman match --file talks.ar.txt
        tarjuman draft talks.ar.txt --output talks.xlf
        tarjuman finish talks.xlf --output talks.en.txt
        tarjuman lookup "وبمناطق خفض التوتر"
        tarjuman search "خفض التوتر"
        tarjuman import memory.tmx
        tarjuman export --format tmx --output memory.tmx

      EXIT CODES
        0 all is well; 1 something was found that wants your eyes; 2 something failed (what could \
      be done was done); 64 the command was not understood.

      Tarjuman works offline and keeps its memory in ~/.local/share/tarjuman. Run "tarjuman \
      doctor" to see what is installed, and "tarjuman help COMMAND" for more on a command.
      """,
    version: "\(ProgramVersion.name) \(ProgramVersion.number)",
    groupedSubcommands: [
      CommandGroup(
        name: "Translating",
        subcommands: [
          AlignCommand.self, BoilerplateCommand.self, MatchCommand.self, DraftCommand.self,
          FinishCommand.self, CheckCommand.self, LookupCommand.self, SearchCommand.self,
          ConsistencyCommand.self, SegmentCommand.self, ServeCommand.self, AssistantCommand.self,
        ]),
      CommandGroup(
        name: "Memory",
        subcommands: [
          ImportCommand.self, ExportCommand.self, StatsCommand.self, ImportsCommand.self,
          UnitsCommand.self, BackupCommand.self, MeaningsCommand.self,
        ]),
      CommandGroup(
        name: "Upkeep",
        subcommands: [
          GlossaryCommand.self, DoctorCommand.self, ResourcesCommand.self,
        ]),
    ])

  /// Runs a command and turns what it throws into one sentence and an exit code.
  static func main() async {
    signal(SIGPIPE, SIG_IGN)
    ProgramStart.prepare()
    do {
      var command = try command(CommandLine.arguments.dropFirst())
      if var lasting = command as? any AsyncParsableCommand {
        // It ends by itself when it is told to.
        try await lasting.run()
      } else {
        let interruptions = [SIGINT, SIGTERM].map(tidyUp)
        defer { interruptions.forEach { $0.cancel() } }
        try command.run()
      }
    } catch let stop as ExitCode {
      Foundation.exit(stop.rawValue)
    } catch let error where isReaderGone(error) {
      Foundation.exit(0)
    } catch let error where isUserFacing(error) {
      TerminalOutput.say(sentence(of: error))
      Foundation.exit(ExitStatus.failed)
    } catch {
      exit(withError: error)
    }
  }

  /// The command that arguments ask for.
  ///
  /// A command that has none below it is read alone, since to read it among all takes longer than most
  /// look-ups. What is wrong then is told by the whole program, as is help.
  private static func command(_ arguments: ArraySlice<String>) throws -> any ParsableCommand {
    let named = configuration.subcommands.first {
      $0.configuration.commandName == arguments.first && $0.configuration.subcommands.isEmpty
    }
    if let command = try? named?.parse(Array(arguments.dropFirst())) { return command }
    return try parseAsRoot()
  }

  /// On an interruption, takes away files that are half written and ends as the signal would have
  /// it. Files that are there are whole, and the memory is as it was after its last finished step.
  private static func tidyUp(_ number: Int32) -> any DispatchSourceSignal {
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler {
      removeUnfinishedFiles()
      signal(number, SIG_DFL)
      kill(getpid(), number)
    }
    source.resume()
    return source
  }

  /// Errors of the rooms, as against those of the argument parser, which prints its own.
  private static func isUserFacing(_ error: any Error) -> Bool {
    if error is CleanExit || error is ValidationError { return false }
    return !String(reflecting: type(of: error)).hasPrefix("ArgumentParser.")
  }

  /// Where it is, what is wrong, what to do.
  static func sentence(of error: any Error) -> String {
    error is CocoaError || error is POSIXError ? error.localizedDescription : "\(error)"
  }
}
