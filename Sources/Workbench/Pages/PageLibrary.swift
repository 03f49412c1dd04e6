import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Mustache
import NIOCore

/// The pages' templates, parsed once. Everything a template shows is escaped.
struct PageLibrary: Sendable {
  private let library: MustacheLibrary
  private let styles = PageStyles(Rooms.all)

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
    let nonce = Self.nonce()
    let layout = Layout(
      title: title.withoutDirectionControls, style: styles.style(of: name), nonce: nonce,
      body: part(name, content), doors: Self.doors(current: name))
    var response = Response.html(part("layout", layout), status: status)
    response.headers[.contentSecurityPolicy] = SafeHeaders.policy(style: nonce)
    return response
  }

  /// A number of 128 bits used once (Content Security Policy Level 3, section 7.1).
  private static func nonce() -> String {
    (0..<2).map { _ in String(UInt64.random(in: .min ... .max), radix: 16) }.joined(separator: "-")
  }

  /// A part of a page, for scripts that put it in place.
  func part(_ name: String, _ content: some Sendable) -> String {
    library.render(content, withTemplate: name) ?? ""
  }

  private struct Layout: Sendable {
    let title: String
    let style: String
    let nonce: String
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

extension String {
  /// The text for places that no element can isolate, such as the title of a tab: a control in it
  /// would turn what stands beside it (Unicode UAX 9).
  fileprivate var withoutDirectionControls: String {
    String(String.UnicodeScalarView(unicodeScalars.filter { !$0.properties.isBidiControl }))
  }
}
