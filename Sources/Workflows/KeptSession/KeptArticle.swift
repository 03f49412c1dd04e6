import Bitext

/// An article with its segments, as the file of a session holds it.
struct KeptArticle: Codable, Sendable {
  let language: Language
  let title: String?
  let text: String
  let origin: Article.Origin
  let segments: [Segment]

  init(_ article: Article, _ segments: [Segment]) {
    language = article.language
    title = article.title
    text = article.text
    origin = article.origin
    self.segments = segments
  }

  var article: Article {
    Article(language: language, title: title, text: text, origin: origin)
  }
}
