public import Bitext
public import Foundation
import Interchange

/// An article that is laid down, and what is said of it.
public struct GivenArticle: Sendable {
  /// What to call it.
  public let name: String
  public let content: Content
  /// Nil to go by its text.
  public let language: Language?
  /// Nil to go by its bytes.
  public let encoding: String?

  public enum Content: Sendable {
    case file(URL)
    case text(String)
  }

  public init(
    name: String, _ content: Content, language: Language? = nil, encoding: String? = nil
  ) {
    self.name = name
    self.content = content
    self.language = language
    self.encoding = encoding
  }

  /// Throws: `InterchangeError`.
  func article() throws -> Article {
    let bytes =
      switch content {
      case .file(let file): try Data(contentsOf: file, options: .mappedIfSafe)
      case .text(let text): Data(text.utf8)
      }
    return try ArticleReader(encoding: encoding).article(bytes, name: name, language: language)
  }
}
