public import Bitext
public import Foundation

/// Reads articles: plain text, HTML saved from a site, DOCX. The bytes decide which it is, not
/// the file's name.
public struct ArticleReader: Sendable {
  /// The largest article, in bytes.
  public static let limit = 512_000_000

  private let encoding: String?

  /// - Parameter encoding: the encoding of texts, by name; nil to go by their bytes.
  public init(encoding: String? = nil) { self.encoding = encoding }

  /// Reads a file.
  ///
  /// - Parameter language: what the article is said to be in; nil leaves it undetermined (`und`).
  public func read(_ file: URL, language: Language? = nil) throws(InterchangeError) -> Article {
    let data = try FileContents.read(file, limit: Self.limit)
    return try article(data, name: file.lastPathComponent, language: language)
  }

  /// Reads standard input to its end.
  public func readStandardInput(language: Language? = nil) throws(InterchangeError) -> Article {
    let data: Data
    do {
      data = try FileHandle.standardInput.read(upToCount: Self.limit + 1) ?? Data()
    } catch {
      throw .unreadable(file: "-", reason: error.localizedDescription)
    }
    guard data.count <= Self.limit else {
      throw .tooLarge(file: "-", bytes: data.count, limit: Self.limit)
    }
    return try article(data, name: "-", language: language)
  }

  /// Reads an article's bytes.
  public func article(
    _ data: Data, name: String, language: Language? = nil
  ) throws(InterchangeError) -> Article {
    guard !data.isEmpty else { throw .empty(file: name) }
    let language = language ?? Language("und")
    let asked = try encoding.map { named throws(InterchangeError) in
      guard let known = TextEncoding(named: named) else {
        throw .unknownEncoding(file: name, named: named)
      }
      return known
    }
    switch ContentKind(data) {
    case .docx: return try DOCXArticle.read(data, name: name, language: language)
    case .binary(let kind): throw .binary(file: name, kind: kind)
    case .html: return try HTMLArticle.read(data, name: name, language: language, encoding: asked)
    case .text:
      let decoded = try DecodedText(data, file: name, encoding: asked)
      if let control = BinarySigns.firstControl(in: decoded.text) {
        throw .binary(file: name, kind: "binary data (it holds the control character \(control))")
      }
      return Article(
        language: language, text: PlainText.unified(decoded.text),
        origin: .init(
          name: name, format: "text", encoding: decoded.encoding.rawValue,
          encodingWasGuessed: decoded.wasGuessed))
    }
  }
}

/// What plain text needs on the way in.
enum PlainText {
  /// Line ends of all systems as line feeds, so that lines are lines everywhere.
  static func unified(_ text: String) -> String {
    guard text.utf8.contains(0x0D) else { return text }
    return text.replacingOccurrences(of: "\r\n", with: "\n")
      .replacingOccurrences(of: "\r", with: "\n")
  }
}

/// Text that holds one segment a line already.
public enum SegmentedLines {
  /// Every line is a segment, an empty one too, so that line numbers are segment numbers; a line
  /// end at the very end adds none. Lines end in LF, CR LF or CR.
  public static func segments(of text: String) -> [Segment] {
    var segments: [Segment] = []
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      segments.append(
        Segment(
          text: String(decoding: bytes[start..<end], as: UTF8.self), range: TextRange(start, end),
          paragraph: segments.count))
      let isPair = end + 1 < bytes.count && bytes[end] == 0x0D && bytes[end + 1] == 0x0A
      start = end + (isPair ? 2 : 1)
    }
    return segments
  }
}
