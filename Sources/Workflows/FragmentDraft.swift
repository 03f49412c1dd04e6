public import Bitext
import Foundation

/// A draft of a text that no unit resembles, put together from stretches of it that units have.
public struct FragmentDraft: Sendable {
  /// Renderings and, between them, what was not found, as the author wrote it; in the order of the
  /// text.
  public let text: String
  /// That of the renderings.
  public let language: Language
  public let pieces: [Piece]

  /// A part of the text and what stands for it in the draft.
  public struct Piece: Sendable {
    public let query: TextRange
    /// Where it stands in the draft.
    public let place: TextRange
    /// How the memory renders it; nil where it was not found and stays as it is.
    public let found: Found?
  }

  /// A stretch as the memory has it.
  public struct Found: Sendable {
    public let rendering: SearchMemory.Rendering
    /// Units that have the stretch and were read for its rendering.
    public let units: Int
    /// Whether the memory may have more of them.
    public let isCut: Bool
    /// Other renderings, the most frequent first.
    public let others: [SearchMemory.Rendering]
    /// The newest unit that renders it so.
    public let unit: TranslationUnit
    public let memory: String
  }

  /// The share of the words that were found, 0…1.
  public let coverage: Double

  /// Whether a piece has words that were not found; signs between words are no loss.
  public func isMissing(_ piece: Piece) -> Bool {
    piece.found == nil && text[piece.place].contains { $0.isLetter || $0.isNumber }
  }

  /// - Parameter found: stretches in the order of the text, without overlap.
  init(
    _ query: String, to language: Language, found: [(range: TextRange, found: Found)],
    coverage: Double
  ) {
    var assembly = Assembly(query: query)
    for (range, found) in found {
      assembly.leave(upTo: range.lowerBound)
      assembly.put(found, for: range)
    }
    assembly.leave(upTo: query.utf8.count)
    text = assembly.text
    pieces = assembly.pieces
    self.language = language
    self.coverage = coverage
  }
}

/// Puts renderings and what was not found side by side.
private struct Assembly {
  let query: String
  private(set) var text = ""
  private(set) var pieces: [FragmentDraft.Piece] = []
  private var done = 0

  init(query: String) { self.query = query }

  /// Signs that stand right behind a word.
  private static let closing: Set<Character> = [
    ".", ",", "،", ";", "؛", ":", "!", "?", "؟", ")", "]", "»", "”", "…", "%", "٪",
  ]

  mutating func put(_ found: FragmentDraft.Found, for range: TextRange) {
    add(found.rendering.text, range, found)
    done = range.upperBound
  }

  mutating func leave(upTo end: Int) {
    guard end > done else { return }
    let rest = query[TextRange(done, end)]
    let trimmed = rest.trimmingCharacters(in: .whitespacesAndNewlines)
    if !trimmed.isEmpty, let first = rest.firstIndex(where: { !$0.isWhitespace }) {
      let start = done + rest.utf8.distance(from: rest.startIndex, to: first)
      add(trimmed, TextRange(start, start + trimmed.utf8.count), nil)
    }
    done = end
  }

  private mutating func add(
    _ part: String, _ range: TextRange, _ found: FragmentDraft.Found?
  ) {
    let isClosing = found == nil && part.first.map { Self.closing.contains($0) } ?? false
    if !text.isEmpty && !isClosing { text += " " }
    let start = text.utf8.count
    text += part
    pieces.append(
      FragmentDraft.Piece(query: range, place: TextRange(start, text.utf8.count), found: found))
  }
}
