public import Bitext
public import Foundation

/// What stands between the segments of an article, so that a translation gets its blanks and lines
/// back: the text with `{7}` in the place of the seventh segment.
///
/// Braces and characters that XML cannot hold stand as `{U+007B}`.
public struct DraftSkeleton: Hashable, Sendable {
  enum Piece: Hashable, Sendable {
    case text(String)
    /// Counted from 1.
    case segment(Int)
  }

  let pieces: [Piece]

  public init(_ article: Article, _ segments: [Segment]) {
    var pieces: [Piece] = []
    var done = 0
    for (place, segment) in segments.enumerated() {
      if segment.range.lowerBound > done {
        pieces.append(.text(String(article.text[TextRange(done, segment.range.lowerBound)])))
      }
      pieces.append(.segment(place + 1))
      done = segment.range.upperBound
    }
    let end = article.text.utf8.count
    if done < end { pieces.append(.text(String(article.text[TextRange(done, end)]))) }
    self.pieces = pieces
  }

  /// Numbers of the segments, in order.
  public var segments: [Int] {
    pieces.compactMap { if case .segment(let number) = $0 { number } else { nil } }
  }

  /// The article with a text for each segment.
  public func text(_ segment: (Int) -> String) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .segment(let number): segment(number)
      }
    }.joined()
  }

  // MARK: As text

  var code: String {
    pieces.map { piece in
      switch piece {
      case .segment(let number): "{\(number)}"
      case .text(let text): Self.escaped(text)
      }
    }.joined()
  }

  private static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      if scalar == "{" || scalar == "}" || scalar == "\r" || !XMLText.isLegal(scalar) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        out += "{U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "}"
      } else {
        out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// Nil for a text that is no skeleton of this kind.
  init?(code: String) {
    var pieces: [Piece] = []
    var text = ""
    var rest = code[...]
    while let open = rest.firstIndex(of: "{") {
      text += rest[..<open]
      guard let close = rest[open...].firstIndex(of: "}") else { return nil }
      let name = rest[rest.index(after: open)..<close]
      if let number = Int(name) {
        if !text.isEmpty { pieces.append(.text(text)) }
        text = ""
        pieces.append(.segment(number))
      } else if name.hasPrefix("U+"), let value = UInt32(name.dropFirst(2), radix: 16),
        let scalar = Unicode.Scalar(value)
      {
        text.unicodeScalars.append(scalar)
      } else {
        return nil
      }
      rest = rest[rest.index(after: close)...]
    }
    text += rest
    if !text.isEmpty { pieces.append(.text(text)) }
    guard pieces.contains(where: { if case .segment = $0 { true } else { false } }) else {
      return nil
    }
    self.pieces = pieces
  }

  // MARK: From a file

  /// Reads the skeleton of an XLIFF file that a draft was written to.
  ///
  /// Throws: `InterchangeError`, `.noSkeleton` for a file of another program.
  public init(xliff file: URL) throws {
    let name = file.lastPathComponent
    try FileContents.checkText(file)
    var found: DraftSkeleton?
    try LibXML.read(
      file, wanted: ["internal-file", "skeleton"],
      opening: { root, _ in
        if root != "xliff" { throw InterchangeError.notXLIFF(file: name, root: root) }
      },
      { element in if found == nil { found = DraftSkeleton(code: element.text) } })
    guard let found else { throw InterchangeError.noSkeleton(file: name) }
    self = found
  }
}
