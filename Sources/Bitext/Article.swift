/// One text as it came in: an agency story, a report, a speech.
public struct Article: Hashable, Sendable {
  public let language: Language
  /// The headline, if the format names one. It is also the first line of `text`.
  public let title: String?
  /// The whole text, paragraphs parted by line feeds, letters as the author wrote them.
  public let text: String
  public let origin: Origin

  public init(language: Language, title: String? = nil, text: String, origin: Origin) {
    self.language = language
    self.title = title
    self.text = text
    self.origin = origin
  }

  /// Where an article came from, and how its bytes were read.
  public struct Origin: Hashable, Sendable, Codable {
    /// The file's name as the user gave it, or `-` for standard input.
    public let name: String
    /// `text`, `html` or `docx`.
    public let format: String
    /// The encoding the bytes were read in, such as `UTF-8` or `windows-1256`.
    public let encoding: String
    /// Whether the encoding was guessed rather than declared or proved by a byte order mark.
    public let encodingWasGuessed: Bool

    public init(name: String, format: String, encoding: String, encodingWasGuessed: Bool = false) {
      self.name = name
      self.format = format
      self.encoding = encoding
      self.encodingWasGuessed = encodingWasGuessed
    }
  }
}

/// An article and its translation.
public struct ArticlePair: Hashable, Sendable {
  public let source: Article
  public let target: Article

  public init(source: Article, target: Article) {
    self.source = source
    self.target = target
  }
}
