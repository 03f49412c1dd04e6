public import Bitext

/// An article and its translation that somebody wants aligned.
public struct PairRequest: Hashable, Sendable {
  public let source: Side
  public let target: Side
  /// The languages as the asker names them; nil to go by the text.
  public let from: Language?
  public let to: Language?
  /// Whether whole texts hold one segment a line; nil if that was not said.
  public let isSegmented: Bool?

  /// One side: a text to be cut into segments, or its segments.
  public enum Side: Hashable, Sendable {
    case text(String)
    case segments([String])

    /// The segments joined by line feeds, or the text as it is.
    public var text: String {
      switch self {
      case .text(let text): text
      case .segments(let texts): texts.joined(separator: "\n")
      }
    }

    /// The segments that were given, by their places in `text`; nil if it is to be cut yet.
    public var segments: [Segment]? {
      guard case .segments(let texts) = self else { return nil }
      var offset = 0
      return texts.enumerated().map { index, text in
        defer { offset += text.utf8.count + 1 }
        return Segment(
          text: text, range: TextRange(offset, offset + text.utf8.count), paragraph: index)
      }
    }
  }
}

/// A line of standard input that asks for a pair: one JSON object with `id`, `source` and `target`,
/// and perhaps `from`, `to` and `segmented`; other fields are passed over.
public struct PairLine: Sendable {
  /// The id as it was written, a JSON string or number; nil if the line has none that can be read.
  public let id: [UInt8]?
  /// What is asked for, or `InterchangeError.badLine`.
  public let request: Result<PairRequest, InterchangeError>

  /// - Parameters:
  ///   - line: counted from 1.
  ///   - needsIdentifier: whether a line without an id is wrong.
  public init(_ bytes: [UInt8], line: Int, needsIdentifier: Bool = true) {
    var fields = PairFields(line: line, needsIdentifier: needsIdentifier)
    do {
      try fields.read(bytes)
      request = .success(try fields.request())
    } catch {
      request = .failure(error)
    }
    id = fields.id
  }

  /// A line of which only the beginning was kept, because it is longer than `limit` bytes.
  public init(beginning: [UInt8], line: Int, limit: Int) {
    id = PairLine(beginning, line: line).id
    request = .failure(
      .badLine(
        file: "-", line: line,
        reason: "the line is longer than \(limit / 1_000_000) MB; cut the texts into parts"))
  }
}
