public import Bitext
public import Foundation
import Interchange
import TextAnalysis

/// Reads an article and cuts it into segments.
public struct SegmentArticle: Sendable {
  private let language: Language?
  private let encoding: String?

  /// - Parameter language: nil to go by the text.
  public init(language: Language?, encoding: String? = nil) {
    self.language = language
    self.encoding = encoding
  }

  /// - Parameter file: a path, or `-` for standard input.
  public func segment(_ file: String) throws -> SegmentedArticle {
    let reader = ArticleReader(encoding: encoding)
    let read =
      file == "-"
      ? try reader.readStandardInput(language: language)
      : try reader.read(URL(fileURLWithPath: file), language: language)
    return try segment(read)
  }

  /// Cuts a text that is in memory already, as plain text.
  ///
  /// - Parameter name: what messages call it.
  ///
  /// Throws: `AlignmentProblem`.
  public func segment(text: String, name: String) throws -> SegmentedArticle {
    try segment(
      Article(
        language: Language("und"), text: text,
        origin: .init(name: name, format: "text", encoding: "UTF-8")))
  }

  /// Cuts an article that is read already. Throws: `AlignmentProblem`.
  func segment(_ read: Article) throws -> SegmentedArticle {
    guard let settled = language ?? LanguageGuess.language(of: read.text) else {
      throw AlignmentProblem.unknownLanguage(read.origin.name, flag: "--language")
    }
    let article = read.with(language: settled)
    return SegmentedArticle(
      article: article,
      segments: SentenceSegmenter(language: settled).segments(of: article.text))
  }
}

/// An article with its segments.
public struct SegmentedArticle: Sendable {
  public let article: Article
  public let segments: [Segment]

  /// The segments beside one, which make a match a match in context.
  func context(of place: Int) -> TranslationUnit.Context {
    TranslationUnit.Context(
      previous: place > 0 ? segments[place - 1].text : nil,
      next: place + 1 < segments.count ? segments[place + 1].text : nil)
  }

  /// How the file was read, where that was a guess.
  public var notices: [String] {
    guard article.origin.encodingWasGuessed else { return [] }
    return [
      "\(article.origin.name): read as \(article.origin.encoding), by its bytes; say --encoding "
        + "if that is wrong"
    ]
  }

  /// One segment a line.
  public func lines() -> Data {
    Data(segments.map { $0.text + "\n" }.joined().utf8)
  }

  /// One JSON object on a line; offsets count code points of `text`, end exclusive.
  public func json() throws -> Data {
    let points = CodePoints(article.text)
    let record = Record(
      name: article.origin.name, language: article.language.tag,
      encoding: article.origin.encoding, text: article.text,
      segments: segments.map {
        Record.Piece(
          text: $0.text, start: points.offset($0.range.lowerBound),
          end: points.offset($0.range.upperBound), paragraph: $0.paragraph)
      })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(record) + Data("\n".utf8)
  }

  private struct Record: Encodable {
    let name: String
    let language: String
    let encoding: String
    let text: String
    let segments: [Piece]

    struct Piece: Encodable {
      let text: String
      let start: Int
      let end: Int
      let paragraph: Int
    }
  }
}
