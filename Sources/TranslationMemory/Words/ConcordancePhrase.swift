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
        // The index parts words at hyphens and signs, and so must a pattern.
        for piece in word.split(whereSeparator: { !Self.isOfPattern($0) }) {
          if piece.contains("*") {
            endWords()
            parts.append(.pattern(FoldedText(String(piece), level: .spelling).utf8))
          } else {
            words.append(piece)
          }
        }
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

  /// Whether a sign may stand in a word with wildcards.
  private static func isOfPattern(_ sign: Character) -> Bool {
    sign == "*" || sign == "'" || sign == "\u{2019}" || sign.isLetter || sign.isNumber
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
    var hopeless: Set<Place> = []
    for place in first where place.lowerBound >= (found.last?.upperBound ?? 0) {
      if let end = end(behind: place.upperBound, from: 1, gap: 0...0, &hopeless) {
        found.append(place.lowerBound..<end)
      }
    }
    return found
  }

  /// A part that is looked for behind a word.
  private struct Place: Hashable {
    let part: Int
    let word: Int
  }

  /// The end of the parts from one on, if they stand behind a word with a gap allowed between.
  ///
  /// What has failed once is not tried again: without that, time would grow with five to the power
  /// of the gaps.
  private func end(
    behind word: Int, from part: Int, gap: ClosedRange<Int>, _ hopeless: inout Set<Place>
  ) -> Int? {
    guard part < places.count else { return word }
    guard let standing = places[part] else {
      let wider = gap.lowerBound + 1...gap.upperBound + ConcordancePhrase.longestGap
      return end(behind: word, from: part + 1, gap: wider, &hopeless)
    }
    let here = Place(part: part, word: word)
    if hopeless.contains(here) { return nil }
    let first = standing.firstIndex(from: word + gap.lowerBound)
    for place in standing[first...] {
      if place.lowerBound > word + gap.upperBound { break }
      if let end = end(behind: place.upperBound, from: part + 1, gap: 0...0, &hopeless) {
        return end
      }
    }
    hopeless.insert(here)
    return nil
  }
}

extension [Range<Int>] {
  /// The first of ascending ranges that begins at a place or behind it.
  fileprivate func firstIndex(from place: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].lowerBound < place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension ConcordancePhrase {
  /// Whether a word's folded letters are those of a pattern, `*` standing for any, also none.
  ///
  /// When a letter does not fit, only the last star is let stand for one more: time grows with the
  /// product of the lengths.
  static func matches(_ pattern: [UInt8], _ letters: [UInt8]) -> Bool {
    var (sign, letter) = (0, 0)
    var star: (sign: Int, letter: Int)?
    while letter < letters.count {
      if sign < pattern.count, pattern[sign] == UInt8(ascii: "*") {
        star = (sign, letter)
        sign += 1
      } else if sign < pattern.count, pattern[sign] == letters[letter] {
        sign += 1
        letter += 1
      } else if let last = star {
        star = (last.sign, last.letter + 1)
        (sign, letter) = (last.sign + 1, last.letter + 1)
      } else {
        return false
      }
    }
    return pattern[sign...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
