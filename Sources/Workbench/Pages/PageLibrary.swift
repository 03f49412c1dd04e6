import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Mustache

/// The pages' templates, parsed once. Everything a template shows is escaped.
struct PageLibrary: Sendable {
  private let library: MustacheLibrary

  /// Throws: for a template that does not parse, which the tests find first.
  init() throws {
    var library = MustacheLibrary()
    for (name, bytes) in Self.templates {
      try library.register(String(decoding: bytes, as: UTF8.self), named: name)
    }
    self.library = library
  }

  private static let templates: [String: [UInt8]] = [
    "layout": PackageResources.layout_mustache,
    "error": PackageResources.error_mustache,
    "look-up": PackageResources.look_up_mustache,
    "look-up-answer": PackageResources.look_up_answer_mustache,
  ]

  /// A whole page: the template inside the layout.
  ///
  /// - Parameters:
  ///   - room: the name of the page in the navigation, such as `look-up`.
  ///   - title: what the browser's tab says.
  func response(
    _ name: String, _ content: some Sendable, title: String,
    status: HTTPResponse.Status = .ok
  ) -> Response {
    let layout = Layout(title: title, body: part(name, content), rooms: Room.all(current: name))
    return Response(
      status: status, headers: [.contentType: "text/html; charset=utf-8"],
      body: .init(byteBuffer: ByteBuffer(string: part("layout", layout))))
  }

  /// A part of a page, for scripts that put it in place.
  func part(_ name: String, _ content: some Sendable) -> String {
    library.render(content, withTemplate: name) ?? ""
  }

  private struct Layout: Sendable {
    let title: String
    let body: String
    let rooms: [Room]
  }

  /// A page of the navigation.
  private struct Room: Sendable {
    let name: String
    let path: String
    let key: String
    let isCurrent: Bool

    static func all(current: String) -> [Room] {
      [
        ("look-up", "Look up", "/", "l")
      ].map { Room(name: $0.1, path: $0.2, key: $0.3, isCurrent: $0.0 == current) }
    }
  }
}
