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

/// Reads whole files with clear words for what can go wrong.
enum FileContents {
  /// Throws: if there is no file of this name that may be read.
  static func check(_ file: URL) throws(InterchangeError) {
    let name = file.lastPathComponent
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder) else {
      throw .missing(file: name)
    }
    guard !isFolder.boolValue else { throw .notAFile(file: name) }
    guard FileManager.default.isReadableFile(atPath: file.path) else {
      throw .noPermission(file: name)
    }
  }

  static func read(_ file: URL, limit: Int) throws(InterchangeError) -> Data {
    let name = file.lastPathComponent
    try check(file)
    do {
      let size = try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int ?? 0
      guard size <= limit else {
        throw InterchangeError.tooLarge(file: name, bytes: size, limit: limit)
      }
      return try Data(contentsOf: file, options: .mappedIfSafe)
    } catch let error as InterchangeError {
      throw error
    } catch {
      throw .unreadable(file: name, reason: error.localizedDescription)
    }
  }
}

/// What bytes are, by their first ones.
enum ContentKind {
  case text
  case html
  case docx
  case binary(String)

  init(_ data: Data) {
    let head = [UInt8](data.prefix(4096))
    for (kind, magic) in BinarySigns.magic where head.starts(with: magic) {
      self = .binary(kind)
      return
    }
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      self = .docx
      return
    }
    let start = String(decoding: head.filter { $0 != 0 }, as: UTF8.self).lowercased()
      .drop { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{FFFD}" }
    let signs = ["<!doctype html", "<html", "<head", "<body"]
    let isPage =
      signs.contains { start.hasPrefix($0) }
      || (start.hasPrefix("<?xml") || start.hasPrefix("<!--")) && start.contains("<html")
    self = isPage ? .html : .text
  }
}

/// Signs that bytes are no text.
enum BinarySigns {
  /// First bytes of what careless hands drop on an article's place.
  static let magic: [(String, [UInt8])] = [
    ("a JPEG picture", [0xFF, 0xD8, 0xFF]), ("a PNG picture", [0x89, 0x50, 0x4E, 0x47]),
    ("a GIF picture", [0x47, 0x49, 0x46, 0x38]), ("a PDF", [0x25, 0x50, 0x44, 0x46]),
    ("an old Word document (.doc)", [0xD0, 0xCF, 0x11, 0xE0]), ("a gzip archive", [0x1F, 0x8B]),
    ("a 7z archive", [0x37, 0x7A, 0xBC, 0xAF]), ("a RAR archive", [0x52, 0x61, 0x72, 0x21]),
    ("a program", [0x7F, 0x45, 0x4C, 0x46]), ("an SQLite file", Array("SQLite format 3".utf8)),
    ("an RTF document", Array("{\\rtf".utf8)),
  ]

  /// A control character that no text holds, as `U+0001`.
  static func firstControl(in text: String) -> String? {
    for scalar in text.unicodeScalars.prefix(1_000_000) {
      switch scalar.value {
      case 0x00...0x08, 0x0E...0x1A, 0x1C...0x1F:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: 4 - digits.count) + digits
      default: continue
      }
    }
    return nil
  }
}

/// Text that holds one segment a line already.
public enum SegmentedLines {
  /// Every line is a segment, an empty one too, so that line numbers are segment numbers; a line
  /// feed at the very end adds none.
  public static func segments(of text: String) -> [Segment] {
    var segments: [Segment] = []
    var offset = 0
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for line in lines {
      let count = line.utf8.count
      segments.append(
        Segment(
          text: String(line), range: TextRange(offset, offset + count), paragraph: segments.count))
      offset += count + 1
    }
    return segments
  }
}
