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

  let forms: [Form]
  let formWords: [Int32]
  let trie: TermTrie
  /// The distinct words of all forms, at level L1.
  let words: WordTable
  /// The readings of each word of a form.
  let readings: [WordReadings]
  /// Stems that are known to be words of their own, from which no particle is taken.
  private(set) var known = StemTable()
  /// The last word that has a stem, and for each link the link before it.
  private var lastLink = StemTable()
  private var links: [(word: Int32, before: Int32)] = []

  // Wordings are folded and cut into words on all cores; words are numbered before the first form is made,
  // each step in a loop of its own that the processor can overlap. Then forms are made on one core, while
  // the others find the readings of their words.
  init(_ entries: [TermEntry], _ morphology: ArabicMorphology?) {
    let wordings = WordingPages(entries)
    let pages = wordings.pages
    let length = pages.reduce(0) { $0 + $1.tokens.ranges.count }
    var table = WordTable(capacity: length / 10)
    let numbers = pages.map { page in
      page.letters.withUnsafeBufferPointer { letters in
        page.tokens.ranges.map { Int32(table.add(UnsafeBufferPointer(rebasing: letters[$0]))) }
      }
    }
    let joined = pages.map { Self.joinedWords($0.tokens, $0.letters, &table) }
    let words = table
    let owners = wordings.owners
    let (readings, made) = (0..<words.count).concurrentMap {
      () -> TermForms in
      var forms = TermForms(words: words.count, length: length, count: owners.count)
      for (place, page) in pages.enumerated() {
        forms.add(page, owners[page.lines], numbers[place], joined[place])
      }
      return forms
    } _: { word in
      WordReadings(ofTermWord: words[word], morphology)
    }
    (self.words, self.readings) = (words, readings)
    (forms, formWords, trie) = (made.all, made.words, made.trie)
    addStems()
  }

  /// Hyphenated words without their hyphens, by the place of their first part.
  private static func joinedWords(
    _ tokens: TermTokens, _ letters: [UInt8], _ words: inout WordTable
  ) -> [Int: Int32] {
    var joined: [Int: Int32] = [:]
    for (place, count) in tokens.parts.enumerated() where count > 1 {
      let parts = tokens.ranges[place..<place + count]
      joined[place] = Int32(words.add(parts.flatMap { letters[$0] }[...]))
    }
    return joined
  }

  private mutating func addStems() {
    lastLink = StemTable(capacity: words.count * 2)
    links.reserveCapacity(words.count * 2)
    var isHead = [Bool](repeating: false, count: words.count)
    for form in forms { isHead[Int(formWords[Int(form.words.lowerBound)])] = true }
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

  /// The words of forms that a text word with this stem may stand for.
  func words(with stem: Stem, _ take: (Int32) -> Void) {
    var link = lastLink.number(of: stem)
    while link >= 0 {
      take(links[Int(link)].word)
      link = links[Int(link)].before
    }
  }
}

extension TermEntry {
  /// What may be found in text: terms, then renderings.
  func wording(at place: Int) -> String {
    place < terms.count ? terms[place] : renderings[place - terms.count].text
  }
}
