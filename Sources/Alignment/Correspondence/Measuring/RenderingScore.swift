public import Bitext
import TextAnalysis

/// How well the renderings found for terms agree with those marked by hand.
///
/// A rendering is right if it has just the words that were marked, function words at its edges and
/// within apart; *to the letter* if also no article, preposition or sign is more or less.
public struct RenderingScore: Sendable {
  /// Occurrences for which a rendering was found.
  public private(set) var given = 0
  /// Of them, those with the right words.
  public private(set) var right = 0
  /// Of them, those right to the letter.
  public private(set) var exact = 0
  /// Occurrences that have a rendering by hand.
  public private(set) var wanted = 0
  /// All occurrences.
  public private(set) var count = 0

  public init() {}

  public var precision: Double { given == 0 ? 1 : Double(right) / Double(given) }
  public var recall: Double { wanted == 0 ? 1 : Double(right) / Double(wanted) }

  /// Takes one occurrence in, and says whether all is well with it: right where something renders the
  /// term, silent where nothing does.
  @discardableResult
  public mutating func add(_ found: [TextRange], byHand hand: HandRendering) -> Bool {
    count += 1
    if !hand.rendering.isEmpty { wanted += 1 }
    guard !found.isEmpty else { return hand.rendering.isEmpty }
    given += 1
    let words = Words(of: hand.target)
    let isRight = !hand.rendering.isEmpty && words.inside(found) == words.inside(hand.rendering)
    if isRight { right += 1 }
    if found == hand.rendering { exact += 1 }
    return isRight
  }

  /// The words of a text, and which of them say something.
  private struct Words {
    private let words: [(range: TextRange, isContent: Bool)]

    init(of text: String) {
      let reader = BeadWordReader(language: .english, lexicon: nil)
      words = WordSegmenter.words(in: text).map {
        ($0.range, reader.word($0, in: text).isContent)
      }
    }

    /// The content words that some ranges touch; all words they touch if none says anything.
    func inside(_ ranges: [TextRange]) -> Set<TextRange> {
      let touched = words.filter { word in ranges.contains { $0.overlaps(word.range) } }
      let content = touched.filter(\.isContent)
      return Set((content.isEmpty ? touched : content).map(\.range))
    }
  }
}
