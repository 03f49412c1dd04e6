internal import Bitext
internal import TextAnalysis

/// The wordings of all entries as sequences of words, and the stems by which text words find them.
struct TermIndex: Sendable {
  /// One wording of an entry, spelt with or without its hyphens.
  struct Form: Sendable {
    let entry: Int32
    /// The place of the wording among the entry's terms, then its renderings.
    let place: Int32
    /// The words, a stretch of `formWords`.
    let words: Range<Int32>
    let kind: Kind
    /// Whether it is one short word in capitals.
    let isAcronym: Bool
  }

  /// What the entry's part of speech means for the matcher.
  enum Kind: UInt8, Sendable {
    case unknown, name, verb, other

    init(partOfSpeech: String) {
      self =
        partOfSpeech.isEmpty
        ? .unknown
        : partOfSpeech.hasPrefix("proper")
          ? .name
          : partOfSpeech.hasPrefix("verb") ? .verb : .other
    }
  }

  private(set) var forms: [Form] = []
  private(set) var formWords: [Int32] = []
  /// The distinct words of all forms, at level L1.
  private(set) var words = WordTable()
  private(set) var trie: TermTrie
  /// Stems that are known to be words of their own, from which no particle is taken.
  private(set) var known = StemTable()
  /// The readings of each word of a form.
  private(set) var readings: [WordReadings] = []
  /// The last word that has a stem, and for each link the link before it.
  private var lastLink = StemTable()
  private var links: [(word: Int32, before: Int32)] = []

  init(_ entries: [TermEntry], _ morphology: ArabicMorphology?) {
    trie = TermTrie(words: 0, capacity: 0)
    var lines = Wordings()
    for (number, entry) in entries.enumerated() {
      let kind = Kind(partOfSpeech: entry.partOfSpeech)
      for (place, term) in entry.terms.enumerated() { lines.add(term, number, place, kind) }
      for (place, rendering) in entry.renderings.enumerated() {
        lines.add(rendering.text, number, entry.terms.count + place, kind)
      }
    }
    addForms(lines)
    addStems(morphology)
  }

  /// All wordings, one a line, and whose each is.
  private struct Wordings {
    var text: [UInt8] = []
    var owners: [Owner] = []

    /// Where in `text` each begins, and where the last ends.
    private(set) var starts = [0]

    mutating func add(_ wording: String, _ entry: Int, _ place: Int, _ kind: Kind) {
      let start = text.count
      text.append(contentsOf: wording.utf8)
      for index in start..<text.count where text[index] == 0x0A { text[index] = 0x20 }
      let isAcronym = TermIndex.isAcronym(text[start...])
      text.append(0x0A)
      starts.append(text.count)
      owners.append(
        Owner(entry: Int32(entry), place: Int32(place), kind: kind, isAcronym: isAcronym))
    }

    /// All of them, in pages of some thousand lines.
    var pages: [Page] {
      let count = max(1, owners.count / 4000)
      let all = owners.indices
      return (0..<count).concurrentMap(leastEach: 1) { [text, starts] page in
        let lines = all.stretch(page, of: count)
        return Page(text[starts[lines.lowerBound]..<starts[lines.upperBound]], lines: lines)
      }
    }
  }

  /// The words of forms that a text word with this stem may stand for.
  func words(with stem: Stem, _ take: (Int32) -> Void) {
    var link = lastLink.number(of: stem)
    while link >= 0 {
      take(links[Int(link)].word)
      link = links[Int(link)].before
    }
  }

  /// Whose wording a form is.
  private struct Owner {
    let entry: Int32
    let place: Int32
    let kind: Kind
    let isAcronym: Bool
  }

  private static func isAcronym(_ form: ArraySlice<UInt8>) -> Bool {
    (2...5).contains(form.count)
      && form.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }

  // Wordings are folded and cut into words a page at a time, one wording a line, on all cores; words are
  // numbered before the first form is made, each step in a loop of its own that the processor can
  // overlap.
  private mutating func addForms(_ lines: Wordings) {
    let pages = lines.pages
    let count = pages.reduce(0) { $0 + $1.tokens.ranges.count }
    words = WordTable(capacity: count / 10)
    let numbers = pages.map { page in
      page.letters.withUnsafeBufferPointer { letters in
        page.tokens.ranges.map { Int32(words.add(UnsafeBufferPointer(rebasing: letters[$0]))) }
      }
    }
    let joined = pages.map { joinedWords($0.tokens, $0.letters) }
    trie = TermTrie(words: words.count, capacity: count * 2 / 3)
    formWords.reserveCapacity(count)
    forms.reserveCapacity(lines.owners.count)
    for (place, page) in pages.enumerated() {
      addForms(page, lines.owners[page.lines], numbers[place], joined[place])
    }
  }

  private mutating func addForms(
    _ page: Page, _ owners: ArraySlice<Owner>, _ numbers: [Int32], _ joined: [Int: Int32]
  ) {
    for (owner, span) in zip(owners, page.spans) where !span.isEmpty {
      addForm(owner, numbers[span])
      if span.contains(where: { page.tokens.parts[$0] > 1 }) {
        addForm(owner, joinedForm(page.tokens, span, numbers, joined)[...])
      }
    }
  }

  /// Some wordings, folded and cut into words.
  private struct Page: Sendable {
    let lines: Range<Int>
    let letters: [UInt8]
    let tokens: TermTokens
    /// The words of each line.
    let spans: [Range<Int>]

    init(_ text: ArraySlice<UInt8>, lines: Range<Int>) {
      self.lines = lines
      let folded = FoldedText(String(decoding: text, as: UTF8.self), level: .marks)
      letters = folded.utf8
      tokens = TermTokens(folded)
      spans = TermIndex.spans(of: tokens, in: letters, lines: lines.count)
    }
  }

  /// The words of each line.
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

  /// Hyphenated words without their hyphens, by the place of their first part.
  private mutating func joinedWords(_ tokens: TermTokens, _ letters: [UInt8]) -> [Int: Int32] {
    var joined: [Int: Int32] = [:]
    for (place, count) in tokens.parts.enumerated() where count > 1 {
      let parts = tokens.ranges[place..<place + count]
      joined[place] = Int32(words.add(parts.flatMap { letters[$0] }[...]))
    }
    return joined
  }

  /// A form's words once more, its hyphenated ones joined.
  private func joinedForm(
    _ tokens: TermTokens, _ span: Range<Int>, _ numbers: [Int32], _ joined: [Int: Int32]
  ) -> [Int32] {
    var form: [Int32] = []
    var place = span.lowerBound
    while place < span.upperBound {
      form.append(joined[place] ?? numbers[place])
      place += tokens.parts[place]
    }
    return form
  }

  private mutating func addForm(_ owner: Owner, _ words: ArraySlice<Int32>) {
    let start = formWords.count
    formWords.append(contentsOf: words)
    trie.add(words)
    forms.append(
      Form(
        entry: owner.entry, place: owner.place, words: Int32(start)..<Int32(formWords.count),
        kind: owner.kind, isAcronym: owner.isAcronym))
  }

  private mutating func addStems(_ morphology: ArabicMorphology?) {
    lastLink = StemTable(capacity: words.count * 2)
    links.reserveCapacity(words.count * 2)
    var isHead = [Bool](repeating: false, count: words.count)
    for form in forms { isHead[Int(formWords[Int(form.words.lowerBound)])] = true }
    readings = (0..<words.count).concurrentMap { [words] word in
      WordReadings(ofTermWord: words[word], morphology)
    }
    for word in 0..<words.count {
      for reading in readings[word].readings {
        let before = lastLink.update(reading.stem, to: Int32(links.count))
        links.append((Int32(word), before))
        // A word after another may begin with a particle (للتفاوض), the first may not, and none
        // behind an article.
        let isOwn = reading.proclitics.hasArticle || isHead[word]
        if isOwn && reading.ending == .none { _ = known.update(reading.stem, to: 1) }
      }
    }
  }
}

extension TermEntry {
  /// What may be found in text: terms, then renderings.
  func wording(at place: Int) -> String {
    place < terms.count ? terms[place] : renderings[place - terms.count].text
  }
}
