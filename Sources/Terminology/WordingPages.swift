internal import Bitext
internal import Foundation
internal import TextAnalysis

/// All wordings of a glossary as forms, made on all cores, a page of entries each.
enum WordingPages {
  static func pages(of entries: [TermEntry]) -> [WordingPage] {
    // Words that several pages have are numbered once more for each, so pages are few.
    let most = ProcessInfo.processInfo.activeProcessorCount * 2
    let count = max(1, min(most, entries.count / 1000))
    return (0..<count).concurrentMap(leastEach: 1) { page in
      WordingPage(entries, entries.indices.stretch(page, of: count))
    }
  }
}

/// The wordings of some entries, folded, cut into words and numbered by themselves.
struct WordingPage: Sendable {
  /// Their words are stretches of `formWords` here. A wording with a hyphen is there once more, with the
  /// words joined that it parts.
  private(set) var forms: [TermIndex.Form] = []
  /// Numbers of `words`, or, below zero, of `joinedWords`: -1 for its first.
  private(set) var formWords: [Int32] = []
  private(set) var words = WordTable()
  /// Hyphenated words without their hyphens.
  private(set) var joinedWords = WordTable()

  init(_ entries: [TermEntry], _ own: Range<Int>) {
    forms.reserveCapacity(own.count * 4)
    formWords.reserveCapacity(own.count * 8)
    // So many lines at once that their letters stay in the processor's cache.
    for start in stride(from: own.lowerBound, to: own.upperBound, by: 400) {
      var lines = WordingLines()
      for number in start..<min(start + 400, own.upperBound) { lines.add(entries[number], number) }
      add(lines)
    }
  }

  private mutating func add(_ lines: WordingLines) {
    let folded = FoldedText(lines.text, level: .marks)
    let tokens = TermTokens(folded)
    folded.utf8.withUnsafeBufferPointer { letters in
      // In a loop of its own, which the processor can overlap.
      let numbers = tokens.ranges.map { range in
        Int32(words.add(UnsafeBufferPointer(rebasing: letters[range])))
      }
      var (start, token) = (0, 0)
      for owner in lines.owners {
        let end = letters[start...].firstIndex(of: 0x0A) ?? letters.count
        let first = token
        while token < tokens.ranges.count && tokens.ranges[token].lowerBound < end { token += 1 }
        if token > first { add(first..<token, of: tokens, numbers, letters, owner) }
        start = end + 1
      }
    }
  }

  private mutating func add(
    _ line: Range<Int>, of tokens: TermTokens, _ numbers: [Int32],
    _ letters: UnsafeBufferPointer<UInt8>, _ owner: WordingLines.Owner
  ) {
    let start = formWords.count
    formWords += numbers[line]
    addForm(from: start, owner)
    guard line.contains(where: { tokens.parts[$0] > 1 }) else { return }
    let joined = formWords.count
    var token = line.lowerBound
    while token < line.upperBound {
      let parts = tokens.ranges[token..<token + tokens.parts[token]]
      let word = parts.count > 1 ? parts.flatMap { letters[$0] } : []
      formWords.append(
        parts.count > 1 ? Int32(-1 - joinedWords.add(word[...])) : numbers[token])
      token += parts.count
    }
    addForm(from: joined, owner)
  }

  private mutating func addForm(from start: Int, _ owner: WordingLines.Owner) {
    forms.append(
      TermIndex.Form(
        entry: owner.entry, place: owner.place, words: Int32(start)..<Int32(formWords.count),
        kind: owner.kind, isAcronym: owner.isAcronym))
  }
}

/// Wordings one a line, and whose each is.
private struct WordingLines {
  private(set) var text = ""
  private(set) var owners: [Owner] = []

  struct Owner {
    let entry: Int32
    /// The place of the wording among the entry's terms, then its renderings.
    let place: Int32
    let kind: TermIndex.Kind
    let isAcronym: Bool
  }

  mutating func add(_ entry: TermEntry, _ number: Int) {
    let kind = TermIndex.Kind(partOfSpeech: entry.partOfSpeech)
    for (place, term) in entry.terms.enumerated() { add(term, number, place, kind) }
    for (place, rendering) in entry.renderings.enumerated() {
      add(rendering.text, number, entry.terms.count + place, kind)
    }
  }

  private mutating func add(_ wording: String, _ entry: Int, _ place: Int, _ kind: TermIndex.Kind) {
    text += Self.hasLineBreak(wording) ? Self.oneLine(wording) : wording
    text += "\n"
    owners.append(
      Owner(
        entry: Int32(entry), place: Int32(place), kind: kind,
        isAcronym: Self.isAcronym(wording.utf8)))
  }

  private static func hasLineBreak(_ wording: String) -> Bool {
    var wording = wording
    return wording.withUTF8 { $0.contains(0x0A) }
  }

  // By bytes: CR LF is one character of a string.
  private static func oneLine(_ wording: String) -> String {
    String(decoding: wording.utf8.map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self)
  }

  private static func isAcronym(_ form: String.UTF8View) -> Bool {
    (2...5).contains(form.count)
      && form.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }
}
