import Bitext
import Foundation
import Workflows

/// What the page for aligning shows: the desk where a session begins, or a session.
struct AlignPage: Sendable {
  var begin: Begin?
  var session: AlignSessionView?

  /// Where two articles are laid down, with what was begun before.
  struct Begin: Sendable {
    let sides: [Side]
    let shelf: Shelf

    init(_ shelf: AlignmentShelf) {
      sides = [Side("source", "Article"), Side("target", "Translation")]
      self.shelf = Shelf(shelf)
    }
  }

  struct Side: Sendable {
    let side: String
    let heading: String
    let languages = AlignLanguages.all
    let encodings = ["UTF-8", "UTF-16", "windows-1256", "ISO-8859-6"]

    init(_ side: String, _ heading: String) {
      self.side = side
      self.heading = heading
    }
  }

  /// The sessions there are and those that were removed.
  struct Shelf: Sendable {
    let entries: [Entry]
    let hasEntries: Bool
    let removed: [Entry]
    let hasRemoved: Bool

    init(_ shelf: AlignmentShelf) {
      entries = shelf.entries().map(Entry.init)
      removed = shelf.removedEntries().map(Entry.init)
      hasEntries = !entries.isEmpty
      hasRemoved = !removed.isEmpty
    }
  }

  struct Entry: Sendable {
    let id: String
    let title: String
    let languages: String
    let size: String
    /// ISO 8601, for the browser to show as its user is used to.
    let changed: String
    let day: String
    let fault: String?

    init(_ entry: ShelvedSession) {
      id = entry.id
      title = entry.name
      languages = "\(AlignLanguages.name(entry.source)) → \(AlignLanguages.name(entry.target))"
      size = entry.segments.map(String.init).joined(separator: " and ") + " segments"
      changed = entry.changed.formatted(.iso8601)
      day = entry.changed.formatted(.iso8601.year().month().day())
      fault = entry.problem
    }
  }
}

/// The languages a menu offers; a request may name any other.
enum AlignLanguages {
  struct Choice: Sendable {
    let tag: String
    let name: String
  }

  /// The languages of the United Nations, then neighbours of Arabic and of English.
  static let all = [
    "ar", "en", "fr", "es", "ru", "zh", "de", "fa", "he", "it", "ja", "ko", "nl", "pl", "pt", "th",
    "tr", "ur",
  ].map { Choice(tag: $0, name: name(Language($0))) }

  static func name(_ language: Language) -> String {
    Locale(identifier: "en").localizedString(forIdentifier: language.tag) ?? language.tag
  }
}
