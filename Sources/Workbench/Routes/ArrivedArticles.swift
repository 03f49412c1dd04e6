import Foundation
import Synchronization

/// Articles that arrived and wait to be aligned; those that nobody asks for go when others come.
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
