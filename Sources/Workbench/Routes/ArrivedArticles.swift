import Bitext
import Foundation
import Hummingbird
import Synchronization
import Workflows

/// Articles that arrived and wait to be aligned or translated; those that nobody asks for go when others come.
final class ArrivedArticles: Sendable {
  /// The largest article, in bytes.
  static let largest = 32 << 20
  private static let most = 8

  struct Article: Sendable {
    let token: String
    let upload: Upload
  }

  private let waiting = Mutex<[Article]>([])

  /// Gives the name to ask for it by, once.
  func keep(_ upload: Upload) -> String {
    let article = Article(token: UUID().uuidString.lowercased(), upload: upload)
    let surplus = waiting.withLock { waiting in
      waiting.append(article)
      let surplus = waiting.prefix(max(0, waiting.count - Self.most))
      waiting.removeFirst(surplus.count)
      return Array(surplus)
    }
    for one in surplus { one.upload.discard() }
    return article.token
  }

  /// Hands over the articles that some records name, for the time of a work; they go afterwards.
  func take<Answer>(
    _ asked: [ArticleRecord], _ work: ([Article]) throws -> Answer
  ) rethrows -> Answer {
    let uploads = asked.compactMap { $0.article.flatMap(take) }
    defer { for one in uploads { one.upload.discard() } }
    return try work(uploads)
  }

  /// One that goes on waiting.
  func article(_ token: String) -> Article? {
    waiting.withLock { waiting in waiting.first { $0.token == token } }
  }

  @discardableResult
  func take(_ token: String) -> Article? {
    waiting.withLock { waiting in
      waiting.firstIndex { $0.token == token }.map { waiting.remove(at: $0) }
    }
  }
}

/// An article as a request gives it: a text, or the name of one that arrived.
struct ArticleRecord: Decodable, Sendable {
  let text: String?
  let article: String?
  let name: String?
  let language: String?
  let encoding: String?

  /// - Parameters:
  ///   - place: of the record in the request.
  ///   - uploads: those that arrived.
  ///
  /// Throws: `BadRequest`, 404 for an article that did not arrive.
  func given(_ place: String, _ uploads: [ArrivedArticles.Article]) throws -> GivenArticle {
    let content: (name: String, GivenArticle.Content)
    if let token = article {
      guard let upload = uploads.first(where: { $0.token == token }) else {
        throw HTTPError(
          .notFound, message: "\(place).article: it has not arrived or was used; send it again.")
      }
      content = (upload.upload.name, .file(upload.upload.file))
    } else if let text {
      content = (place, .text(text))
    } else {
      throw BadRequest(place, "give its text, or the article that arrived before.")
    }
    return GivenArticle(
      name: name ?? content.name, content.1, language: try checked("\(place).language"),
      encoding: encoding)
  }

  private func checked(_ place: String) throws -> Language? {
    try language.map { tag throws in
      guard let language = Language(checked: tag) else {
        throw BadRequest(place, "say a language such as ar or en.")
      }
      return language
    }
  }
}
