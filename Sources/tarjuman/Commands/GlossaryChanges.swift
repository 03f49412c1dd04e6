import ArgumentParser
import Foundation
import Workflows

extension GlossaryCommand {
  /// Which glossaries are meant.
  struct Files: ParsableArguments {
    @Option(
      name: .customLong("glossary"),
      help: "A glossary to change instead of the installed ones. May be repeated.",
      completion: .file(extensions: ["tsv"]))
    var glossaries: [String] = []

    func editor() throws -> EditGlossary {
      try EditGlossary(.current, files: glossaries.map { URL(fileURLWithPath: $0) })
    }
  }

  struct Confirm: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "confirm",
      abstract: "Add a form that you met in a text to a concept's variants.",
      discussion: """
        EXAMPLES
          tarjuman glossary confirm syria.detainees-file "ملفات المعتقلين"

        From then on the form is found as it is written. "tarjuman lookup" shows the concept's id. \
        The line stays sorted; "tarjuman glossary undo" takes the form back.
        """)

    @Argument(help: "The concept's id.") var concept: String
    @Argument(help: "The form, in Arabic.") var form: [String]
    @OptionGroup var files: Files

    func run() throws {
      var editor = try files.editor()
      TerminalOutput.say(try editor.confirm(form.joined(separator: " "), of: concept).sentence)
    }
  }

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: "Add a concept to a glossary file.",
      discussion: """
        EXAMPLES
          tarjuman glossary add my.corridor "arabic=ممر آمن" "variants=ممرات آمنة" \
        "preferred=safe corridor" "pos=noun phrase" --to mine.tsv

        Columns are those of the glossary's header. The file is made if it is not there.
        """)

    @Argument(help: "The new concept's id.") var concept: String
    @Argument(help: "COLUMN=VALUE …; items are parted by ' | '.") var cells: [String]
    @Option(name: .customLong("to"), help: "The glossary file.") var place: String
    @Flag(help: "Someone is to approve it yet.") var draft = false
    @OptionGroup var files: Files

    func run() throws {
      var editor = try files.editor()
      TerminalOutput.say(
        try editor.add(concept, cells, to: URL(fileURLWithPath: place), isDraft: draft).sentence)
    }
  }

  struct Edit: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "edit",
      abstract: "Change cells of a concept.",
      discussion: """
        EXAMPLES
          tarjuman glossary edit syria.detainees-file "preferred=detainee issue" "note=As of 2018."
        """)

    @Argument(help: "The concept's id.") var concept: String
    @Argument(help: "COLUMN=VALUE …; items are parted by ' | '.") var cells: [String]
    @OptionGroup var files: Files

    func run() throws {
      var editor = try files.editor()
      TerminalOutput.say(try editor.edit(concept, cells).sentence)
    }
  }

  struct Approve: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "approve",
      abstract: "Vouch for draft concepts; the day and your name are kept with them.",
      discussion: """
        EXAMPLES
          tarjuman glossary list --status draft
          tarjuman glossary approve client.safe-corridor
          tarjuman glossary approve --all --domain syria

        Your name is that of your account, unless TARJUMAN_AUTHOR says another.
        """)

    @Argument(help: "The concepts' ids.") var concepts: [String] = []
    @Flag(help: "Approve all drafts.") var all = false
    @Option(help: "With --all, only those of a domain.") var domain: String?
    @OptionGroup var files: Files

    func validate() throws {
      guard concepts.isEmpty == all else {
        throw ValidationError("Name concepts, or say --all.")
      }
      if domain != nil && !all { throw ValidationError("--domain goes with --all.") }
    }

    func run() throws {
      var editor = try files.editor()
      let wanted = all ? try editor.drafts(domain: domain) : concepts
      guard !wanted.isEmpty else {
        TerminalOutput.say("there are no drafts")
        return
      }
      TerminalOutput.say(try editor.approve(wanted).sentence)
    }
  }

  struct Merge: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "merge",
      abstract: "Make one concept of two.",
      discussion: """
        EXAMPLES
          tarjuman glossary merge syria.safe-corridor client.safe-corridor

        The first concept stays and takes over what the second has: its terms become variants, its \
        preferred rendering is admitted, notes, sources and reasons are joined. "tarjuman \
        glossary undo" brings both back.
        """)

    @Argument(help: "The id of the concept that stays.") var kept: String
    @Argument(help: "The id of the concept that goes into it.") var other: String
    @OptionGroup var files: Files

    func run() throws {
      var editor = try files.editor()
      TerminalOutput.say(try editor.merge(kept, with: other).sentence)
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove",
      abstract: "Take a concept out of its glossary.",
      discussion: """
        EXAMPLES
          tarjuman glossary remove my.corridor
        """)

    @Argument(help: "The concept's id.") var concept: String
    @OptionGroup var files: Files

    func run() throws {
      var editor = try files.editor()
      TerminalOutput.say(try editor.remove(concept).sentence)
    }
  }

  struct Undo: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "undo",
      abstract: "Undo the last change of a glossary; say it again to undo the one before.",
      discussion: """
        EXAMPLES
          tarjuman glossary undo
        """)

    func run() throws {
      var editor = try EditGlossary(.current)
      TerminalOutput.say("undone: " + (try editor.undo().sentence))
    }
  }

  struct History: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "history",
      abstract: "List what was changed in glossaries, the oldest first.",
      discussion: """
        EXAMPLES
          tarjuman glossary history
          tarjuman glossary history --json
        """)

    @Flag(help: "Write JSON, one change a line.") var json = false

    func run() throws {
      for change in try EditGlossary(.current).changes {
        if json {
          TerminalOutput.print(try change.json())
          continue
        }
        let undone = change.isUndone ? " (undone)" : ""
        TerminalOutput.print("\(change.date)  \(change.sentence)\(undone)")
      }
    }
  }
}
