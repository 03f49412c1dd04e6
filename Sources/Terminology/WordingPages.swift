internal import Bitext
internal import TextAnalysis

/// All wordings of a glossary, one a line, and whose each is.
struct WordingPages {
  /// Whose wording a form is.
  struct Owner: Sendable {
    let entry: Int32
    /// The place of the wording among the entry's terms, then its renderings.
    let place: Int32
    let kind: TermIndex.Kind
    let isAcronym: Bool
  }

  private var text: [UInt8] = []
  private(set) var owners: [Owner] = []
  /// Where in `text` each begins, and where the last ends.
  private var starts = [0]

  init(_ entries: [TermEntry]) {
    for (number, entry) in entries.enumerated() {
      let kind = TermIndex.Kind(partOfSpeech: entry.partOfSpeech)
      for (place, term) in entry.terms.enumerated() { add(term, number, place, kind) }
      for (place, rendering) in entry.renderings.enumerated() {
        add(rendering.text, number, entry.terms.count + place, kind)
      }
    }
  }

  private mutating func add(_ wording: String, _ entry: Int, _ place: Int, _ kind: TermIndex.Kind) {
    let start = text.count
    text.append(contentsOf: wording.utf8)
    for index in start..<text.count where text[index] == 0x0A { text[index] = 0x20 }
    let isAcronym = Self.isAcronym(text[start...])
    text.append(0x0A)
    starts.append(text.count)
    owners.append(
      Owner(entry: Int32(entry), place: Int32(place), kind: kind, isAcronym: isAcronym))
  }

  private static func isAcronym(_ form: ArraySlice<UInt8>) -> Bool {
    (2...5).contains(form.count)
      && form.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }

  /// All of them folded and cut into words on all cores, in pages of some thousand lines.
  var pages: [Page] {
    let count = max(1, owners.count / 4000)
    let all = owners.indices
    return (0..<count).concurrentMap(leastEach: 1) { [text, starts] page in
      let lines = all.stretch(page, of: count)
      return Page(text[starts[lines.lowerBound]..<starts[lines.upperBound]], lines: lines)
    }
  }

  /// Some wordings, folded and cut into words.
  struct Page: Sendable {
    let lines: Range<Int>
    let letters: [UInt8]
    let tokens: TermTokens
    /// The words of each line.
    let spans: [Range<Int>]

    fileprivate init(_ text: ArraySlice<UInt8>, lines: Range<Int>) {
      self.lines = lines
      let folded = FoldedText(String(decoding: text, as: UTF8.self), level: .marks)
      letters = folded.utf8
      tokens = TermTokens(folded)
      spans = Self.spans(of: tokens, in: letters, lines: lines.count)
    }

    private static func spans(
      of tokens: TermTokens, in letters: [UInt8], lines: Int
    ) -> [Range<Int>] {
      var spans: [Range<Int>] = []
      spans.reserveCapacity(lines)
      var first = 0
      for (offset, letter) in letters.enumerated() where letter == 0x0A {
        var end = first
        while end < tokens.ranges.count && tokens.ranges[end].lowerBound < offset { end += 1 }
        spans.append(first..<end)
        first = end
      }
      return spans
    }
  }
}
