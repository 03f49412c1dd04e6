/// Cuts a text into the encoder's 128,000 subword pieces: of all ways to spell the text with
/// pieces, the most probable (Kudo 2018, *Subword Regularization*, arXiv:1804.10959).
///
/// Scores are summed in `Double`, where sums of 24-bit log probabilities are exact. No piece holds
/// a word mark but at its start, so a text's pieces are those of its words one after the other,
/// wherever the words stand: the pieces of texts joined by a blank are the pieces of the texts.
struct SubwordTokenizer: Sendable {
  private let characters: CharacterMap
  private let trie: PieceTrie
  /// Sendable by hand: read-only memory of the mapped weights file, kept alive by `owner`.
  private nonisolated(unsafe) let scores: UnsafeBufferPointer<Float>
  private let unknownScore: Double
  private let owner: WeightsFile

  init(_ weights: WeightsFile) {
    characters = CharacterMap(weights)
    trie = PieceTrie(weights)
    scores = weights.table(.pieceScores, of: Float.self)
    unknownScore = Double(scores.min() ?? 0) - 10
    owner = weights
  }

  /// The ids of a text's pieces, without marks for begin and end; none if the text is blank.
  /// A character no piece spells is one unknown piece.
  func pieces(of text: String) -> [Int32] {
    let spelling = characters.normalised(text)
    guard !spelling.isEmpty else { return [] }
    return bestPath(through: spelling)
  }

  /// The best last step to a position: its score, where it began, and its piece.
  private struct Step {
    var score = -Double.infinity
    var start = 0
    var piece = Shape.unknownPiece
  }

  private func bestPath(through spelling: [UInt8]) -> [Int32] {
    var steps = [Step](repeating: Step(), count: spelling.count + 1)
    steps[0].score = 0
    var start = 0
    while start < spelling.count {
      let next = min(start + CharacterMap.characterLength(spelling[start]), spelling.count)
      extend(&steps, from: start, next: next, in: spelling)
      start = next
    }
    var path: [Int32] = []
    var end = spelling.count
    while end > 0 {
      path.append(steps[end].piece)
      end = steps[end].start
    }
    return path.reversed()
  }

  /// Offers every piece that begins at `start` to the position where it ends; of equals the one
  /// that begins first stays.
  private func extend(_ steps: inout [Step], from start: Int, next: Int, in spelling: [UInt8]) {
    let base = steps[start].score
    var spellsCharacter = false
    var node = PieceTrie.root
    var end = start
    while end < spelling.count, let child = trie.child(of: node, by: spelling[end]) {
      node = child
      end += 1
      let piece = trie.piece(at: node)
      guard piece >= 0 else { continue }
      if end == next { spellsCharacter = true }
      let score = base + Double(scores[Int(piece)])
      if score > steps[end].score { steps[end] = Step(score: score, start: start, piece: piece) }
    }
    let score = base + unknownScore
    if !spellsCharacter, score > steps[next].score {
      steps[next] = Step(score: score, start: start, piece: Shape.unknownPiece)
    }
  }
}
