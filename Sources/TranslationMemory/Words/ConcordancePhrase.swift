internal import TextAnalysis

/// A phrase with wildcards, as its parts from left to right.
struct ConcordancePhrase {
  let parts: [Part]

  enum Part {
    /// Words side by side, found as phrases are.
    case words(String)
    /// A word with `*` for any letters, folded at level L2.
    case pattern([UInt8])
    /// One to five words, whichever.
    case gap
  }

  /// The most words that a lone `*` stands for.
  static let longestGap = 5

  init(_ text: String) {
    var parts: [Part] = []
    var words: [Substring] = []
    func endWords() {
      if !words.isEmpty { parts.append(.words(words.joined(separator: " "))) }
      words = []
    }
    for word in text.split(whereSeparator: \.isWhitespace) {
      if word.allSatisfy({ $0 == "*" }) {
        endWords()
        parts.append(.gap)
      } else if word.contains("*") {
        endWords()
        parts.append(.pattern(FoldedText(String(word), level: .spelling).utf8))
      } else {
        words.append(word)
      }
    }
    endWords()
    // What stands before or behind a phrase is no part of it.
    while case .gap? = parts.first { parts.removeFirst() }
    while case .gap? = parts.last { parts.removeLast() }
    self.parts = parts
  }

  /// Whether it can be looked for at all.
  var isEmpty: Bool { parts.isEmpty }

  /// Its stretches of words, which the index knows.
  var phrases: [String] {
    parts.compactMap { if case .words(let text) = $0 { text } else { nil } }
  }
}

/// Where the parts of a phrase stand in one text, by the places of its words.
struct PartPlaces {
  /// For each part that is no gap, the places where it stands, ascending; for a gap nil.
  let places: [[Range<Int>]?]

  /// Every stretch of words that has all parts in order, from left to right and without overlap.
  func stretches() -> [Range<Int>] {
    guard let first = places.first ?? nil else { return [] }
    var found: [Range<Int>] = []
    for place in first where place.lowerBound >= (found.last?.upperBound ?? 0) {
      if let end = end(behind: place.upperBound, from: 1, gap: 0...0) {
        found.append(place.lowerBound..<end)
      }
    }
    return found
  }

  /// The end of the parts from one on, if they stand behind a word with a gap allowed between.
  private func end(behind word: Int, from part: Int, gap: ClosedRange<Int>) -> Int? {
    guard part < places.count else { return word }
    guard let standing = places[part] else {
      let wider = gap.lowerBound + 1...gap.upperBound + ConcordancePhrase.longestGap
      return end(behind: word, from: part + 1, gap: wider)
    }
    for place in standing where gap.contains(place.lowerBound - word) {
      if let end = end(behind: place.upperBound, from: part + 1, gap: 0...0) { return end }
    }
    return nil
  }
}

extension ConcordancePhrase {
  /// Whether a word's folded letters are those of a pattern, `*` standing for any, also none.
  static func matches(_ pattern: some Collection<UInt8>, _ letters: some Collection<UInt8>) -> Bool
  {
    guard let sign = pattern.first else { return letters.isEmpty }
    let rest = pattern.dropFirst()
    if sign == UInt8(ascii: "*") {
      var tail = letters[...]
      while true {
        if matches(rest, tail) { return true }
        if tail.isEmpty { return false }
        tail = tail.dropFirst()
      }
    }
    guard let letter = letters.first, letter == sign else { return false }
    return matches(rest, letters.dropFirst())
  }
}
