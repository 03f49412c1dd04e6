import SentenceEncoder
import Synchronization

/// The encoder's vectors of words: alone, kept for every form once met, and within their text.
final class WordVectors: Sendable {
  /// Forms kept; beyond them the store starts anew (100,000 vectors are 200 MB).
  private static let limit = 30_000

  private let encoder: SentenceEncoder
  private let kept = Mutex<[String: SentenceVector]>([:])

  init(_ encoder: SentenceEncoder) { self.encoder = encoder }

  /// The vectors of words by themselves.
  func alone(_ words: [String]) -> [SentenceVector] {
    var known = kept.withLock { kept in words.map { kept[$0] } }
    let missing = Array(Set(zip(words, known).filter { $0.1 == nil }.map(\.0)))
    guard !missing.isEmpty else { return known.compactMap { $0 } }
    let found = Dictionary(
      uniqueKeysWithValues: zip(missing, encoder.vectors(for: missing)))
    kept.withLock { kept in
      if kept.count + found.count > Self.limit { kept.removeAll(keepingCapacity: true) }
      kept.merge(found) { old, _ in old }
    }
    for index in known.indices where known[index] == nil { known[index] = found[words[index]] }
    return known.compactMap { $0 }
  }

  /// What each content word adds to the meaning of its text, text by text.
  func shares(_ texts: [BeadText]) -> [[SentenceVector]] {
    let parts = texts.map(\.parts)
    let shares = encoder.shares(ofParts: parts.map(\.texts))
    return zip(parts, shares).map { parts, shares in parts.places.map { shares[$0] } }
  }
}
