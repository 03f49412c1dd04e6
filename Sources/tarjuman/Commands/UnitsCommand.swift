import ArgumentParser
import Bitext
import Foundation
import Workflows

struct UnitsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "units",
    abstract: "List the memory's units, edit or delete them, and undo that.",
    discussion: """
      EXAMPLES
        tarjuman units
        tarjuman units list "خفض التوتر"
        tarjuman units show 12
        tarjuman units edit 12 --target "The envoy announced de-escalation zones"
        tarjuman units delete 12 13
        tarjuman units restore 12
        tarjuman units undo
        tarjuman units history 12

      Nothing is lost: what was there, who changed it and when stays as history until the import \
      is purged. The name is that of your account, of TARJUMAN_NAME, or of --by.
      """,
    subcommands: [
      List.self, Show.self, Edit.self, Delete.self, Restore.self, Undo.self, History.self,
    ], defaultSubcommand: List.self)

  /// The memory that is meant.
  struct Place: ParsableArguments {
    @Flag(help: "Write JSON.") var json = false
    @Option(help: "The memory.", completion: .file()) var memory: String?

    func units(by person: String? = nil) throws -> EditUnits {
      EditUnits(memory: try currentMemory(memory), by: person)
    }

    /// Says what was done, or writes it.
    func report(_ changes: [EditUnits.Change]) throws {
      if json {
        TerminalOutput.print(try UnitRecords.json(changes))
      } else {
        for change in changes { TerminalOutput.print(change.sentence) }
      }
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List units, all or those with a phrase.",
      discussion: """
        EXAMPLES
          tarjuman units list --limit 50
          tarjuman units list --after 50
          tarjuman units list "خفض التوتر" --outlet سانا
        """)

    @Argument(help: "A phrase of either language, found as “search” finds it.")
    var phrase: [String] = []
    @Option(help: "How many units.") var limit = 20
    @Option(help: "Go on behind this unit.") var after = 0
    @Option(help: "Only of this outlet.") var outlet: String?
    @Option(name: .customLong("import"), help: "Only of this import.") var importNumber: Int?
    @OptionGroup var place: Place

    func validate() throws {
      guard limit >= 1 else { throw ValidationError("--limit is a number of units, 1 or more.") }
      guard phrase.isEmpty || after == 0 else {
        throw ValidationError("--after goes with the whole list; with a phrase raise --limit.")
      }
    }

    func run() throws {
      let units = try place.units()
      let page =
        phrase.isEmpty
        ? try units.page(behind: after, limit: limit, outlet: outlet, fromImport: importNumber)
        : try units.units(
          with: phrase.joined(separator: " "), limit: limit, outlet: outlet,
          fromImport: importNumber)
      if place.json {
        TerminalOutput.print(try UnitRecords.json(page))
      } else {
        TerminalOutput.print(UnitSheet.text(page))
      }
      if page.units.isEmpty { throw ExitCode(ExitStatus.findings) }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show all that a unit says, and its history.",
      discussion: """
        EXAMPLES
          tarjuman units show 12
          tarjuman units show 12 --json
        """)

    @Argument(help: "The unit's number.") var number: Int
    @OptionGroup var place: Place

    func run() throws {
      let units = try place.units()
      let (unit, history) = (try units.unit(number), try units.history(of: number))
      if place.json {
        TerminalOutput.print(try UnitRecords.json(unit, history: history))
      } else {
        TerminalOutput.print(UnitSheet.text(unit, history))
      }
    }
  }

  struct Edit: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Change a unit's texts, properties or notes.",
      discussion: """
        EXAMPLES
          tarjuman units edit 12 --target "The envoy announced de-escalation zones"
          tarjuman units edit 12 --source "أعلن المبعوث مناطق خفض التوتر" --by Layla
          tarjuman units edit 12 --property project=Geneva --note "checked against the UN text"

        A unit with other texts has another number; the old one leads to it. Inline codes stay with \
        the letters they stand at.
        """)

    @Argument(help: "The unit's number.") var number: Int
    @Option(help: "The new source text.") var source: String?
    @Option(help: "The new target text.") var target: String?
    @Option(help: "A property, TYPE=VALUE. May be repeated.") var property: [String] = []
    @Option(help: "The type of a property that goes. May be repeated.")
    var removeProperty: [String] = []
    @Option(help: "A note to add.") var note: String?
    @Option(help: "Your name, for the history.") var by: String?
    @OptionGroup var place: Place

    func validate() throws {
      guard !(try edit()).isEmpty else {
        throw ValidationError(
          "Say what is to change: --source, --target, --property, --remove-property or --note.")
      }
    }

    func run() throws { try place.report([place.units(by: by).edit(number, edit())]) }

    private func edit() throws -> UnitEdit {
      var edit = UnitEdit(source: source, target: target)
      for pair in property {
        let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty else {
          throw ValidationError("--property \(pair): say TYPE=VALUE.")
        }
        edit.properties[String(parts[0])] = String(parts[1])
      }
      edit.removedProperties = Set(removeProperty)
      edit.note = note
      return edit
    }
  }

  struct Delete: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Delete units; “restore” or “undo” brings them back.",
      discussion: """
        EXAMPLES
          tarjuman units delete 12
          tarjuman units delete 12 13 14 --by Layla
        """)

    @Argument(help: "Their numbers.") var numbers: [Int]
    @Option(help: "Your name, for the history.") var by: String?
    @OptionGroup var place: Place

    func run() throws {
      let units = try place.units(by: by)
      var changes: [EditUnits.Change] = []
      var failed = false
      for number in numbers {
        do {
          changes.append(try units.delete(number))
        } catch {
          TerminalOutput.say(Tarjuman.sentence(of: error))
          failed = true
        }
      }
      try place.report(changes)
      if failed { throw ExitCode(ExitStatus.failed) }
    }
  }

  struct Restore: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Bring a deleted unit back.",
      discussion: """
        EXAMPLES
          tarjuman units restore 12
        """)

    @Argument(help: "The unit's number.") var number: Int
    @Option(help: "Your name, for the history.") var by: String?
    @OptionGroup var place: Place

    func run() throws { try place.report([place.units(by: by).restore(number)]) }
  }

  struct Undo: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Undo the last change of a unit; say it again to undo the one before.",
      discussion: """
        EXAMPLES
          tarjuman units undo
          tarjuman units undo 3     undoes change 3, if nothing was built upon it
        """)

    @Argument(help: "The number of a change (default: the last that stands).") var change: Int?
    @Option(help: "Your name, for the history.") var by: String?
    @OptionGroup var place: Place

    func run() throws {
      guard let done = try place.units(by: by).undo(change) else {
        if place.json { try place.report([]) } else { TerminalOutput.print("nothing to undo") }
        return
      }
      try place.report([done])
    }
  }

  struct History: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List what was done to a unit, or to all; the newest first.",
      discussion: """
        EXAMPLES
          tarjuman units history
          tarjuman units history 12 --json
        """)

    @Argument(help: "The unit's number, old or new.") var number: Int?
    @Option(help: "How many changes.") var limit = 50
    @OptionGroup var place: Place

    func validate() throws {
      guard limit >= 1 else { throw ValidationError("--limit is a number of changes, 1 or more.") }
    }

    func run() throws {
      let changes = try place.units().history(of: number, limit: limit)
      if place.json {
        try place.report(changes)
      } else {
        TerminalOutput.print(
          changes.isEmpty ? "nothing was changed yet" : UnitSheet.text(changes))
      }
    }
  }
}
