import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Mustache
import NIOCore

/// The pages' templates, parsed once. Everything a template shows is escaped.
struct PageLibrary: Sendable {
  private let library: MustacheLibrary

  /// Throws: for a template that does not parse, which the tests find first.
  init() throws {
    var library = MustacheLibrary()
    for (name, bytes) in Rooms.all.flatMap({ Array($0.templates) }) {
      try library.register(String(decoding: bytes, as: UTF8.self), named: name)
    }
    self.library = library
  }

  /// A whole page: the template inside the layout.
  ///
  /// - Parameters:
  ///   - name: of the template; where it is the page of a door, the navigation shows it.
  ///   - title: what the browser's tab says.
  func response(
    _ name: String, _ content: some Sendable, title: String,
    status: HTTPResponse.Status = .ok
  ) -> Response {
    let layout = Layout(title: title, body: part(name, content), doors: Self.doors(current: name))
    return .html(part("layout", layout), status: status)
  }

  /// A part of a page, for scripts that put it in place.
  func part(_ name: String, _ content: some Sendable) -> String {
    library.render(content, withTemplate: name) ?? ""
  }

  private struct Layout: Sendable {
    let title: String
    let body: String
    let doors: [Entry]
  }

  /// A door as the navigation shows it.
  private struct Entry: Sendable {
    let name: String
    let path: String
    let key: String
    let isCurrent: Bool
  }

  private static func doors(current: String) -> [Entry] {
    Rooms.all.compactMap { $0.door }.map {
      Entry(name: $0.name, path: $0.path, key: $0.key, isCurrent: $0.page == current)
    }
  }
}
