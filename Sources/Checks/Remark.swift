/// A sentence for people that may quote words of either side.
///
/// Quoted words are kept apart from the sentence, so that a terminal or a page can isolate their
/// direction: `"the source says \(quote: "48"), the translation \(quote: "٨٤")"`.
public struct Remark: Hashable, Sendable, ExpressibleByStringInterpolation {
  public let pieces: [Piece]

  public enum Piece: Hashable, Sendable {
    case plain(String)
    case quoted(String)
  }

  public init(stringLiteral value: String) { pieces = value.isEmpty ? [] : [.plain(value)] }

  public init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }

  /// The sentence as plain text, quoted words between quotation marks.
  public var text: String { text { "“\($0)”" } }

  /// The sentence with its quoted words dressed by the caller.
  public func text(quoting: (String) -> String) -> String {
    pieces.map { piece in
      switch piece {
      case .plain(let words): words
      case .quoted(let words): quoting(words)
      }
    }.joined()
  }

  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var pieces: [Piece] = []

    public init(literalCapacity: Int, interpolationCount: Int) {
      pieces.reserveCapacity(2 * interpolationCount + 1)
    }

    public mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { pieces.append(.plain(literal)) }
    }

    public mutating func appendInterpolation(quote words: some StringProtocol) {
      pieces.append(.quoted(String(words)))
    }

    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      pieces.append(.plain(value.description))
    }

    /// Several words, with commas between.
    public mutating func appendInterpolation(quotes words: [String]) {
      for (place, word) in words.enumerated() {
        if place > 0 { pieces.append(.plain(place == words.count - 1 ? " or " : ", ")) }
        pieces.append(.quoted(word))
      }
    }
  }
}
