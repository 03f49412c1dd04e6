public import Foundation

/// Where Tarjuman keeps its things on this machine (XDG Base Directory Specification).
public struct Installation: Sendable {
  /// `$XDG_DATA_HOME/tarjuman`, by default `~/.local/share/tarjuman`.
  public let dataFolder: URL

  public init(dataFolder: URL) { self.dataFolder = dataFolder }

  /// The folders the environment names.
  public static var current: Installation {
    let environment = ProcessInfo.processInfo.environment
    let data: URL
    if let named = environment["XDG_DATA_HOME"], named.hasPrefix("/") {
      data = URL(fileURLWithPath: named, isDirectory: true)
    } else {
      data = FileManager.default.homeDirectoryForCurrentUser
        .appendingPathComponent(".local/share", isDirectory: true)
    }
    return Installation(dataFolder: data.appendingPathComponent("tarjuman", isDirectory: true))
  }

  /// The converted sentence encoder.
  public var encoder: URL { dataFolder.appendingPathComponent("encoder", isDirectory: true) }
  /// The stems and glosses made from the installed dictionaries.
  public var lexicon: URL { dataFolder.appendingPathComponent("lexicon.tarjuman") }
  /// The forms of Arabic words, made from the same dictionary as the lexicon.
  public var wordForms: URL { dataFolder.appendingPathComponent("word-forms.tarjuman") }
  /// What was changed in glossaries, so that it can be undone.
  public var glossaryHistory: URL { dataFolder.appendingPathComponent("glossary-history.jsonl") }
  /// The names of glossaries, one a line, the one that goes before the others first.
  public var glossaryOrder: URL { dataFolder.appendingPathComponent("glossary-order") }
  /// Terms of the memory that a person does not want in a glossary, one a line.
  public var setAsideTerms: URL { dataFolder.appendingPathComponent("terms-set-aside.txt") }
  /// What was made of the glossaries to find their terms; made anew where they have changed.
  public var termIndex: URL { dataFolder.appendingPathComponent("term-index.tarjuman") }
  /// The memory that commands use unless told otherwise.
  public var memory: URL { dataFolder.appendingPathComponent("memory.tarjuman") }
  /// The built-in glossaries, one TSV file a subject, and the translator's own beside them.
  public var glossaries: URL {
    dataFolder.appendingPathComponent("glossaries", isDirectory: true)
  }
}
