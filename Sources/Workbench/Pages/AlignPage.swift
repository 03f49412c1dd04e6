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
    let shelf: ShelfView

    init(_ shelf: AlignmentShelf) {
      sides = [Side("source", "Article"), Side("target", "Translation")]
      self.shelf = ShelfView(shelf)
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
