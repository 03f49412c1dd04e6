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

  // Wordings are folded and cut into words on all cores, a page each, and the words of the pages are put
  // into one table. Then forms are put in order on one core, while the others find the readings of
  // their words.
  init(_ entries: [TermEntry], _ morphology: ArabicMorphology?) {
    let all = TermForms(WordingPages.pages(of: entries))
    let words = all.words
    let (readings, trie) = (0..<words.count).concurrentMap {
      TermTrie(all.all, all.formWords, wordCount: words.count)
    } _: { word in
      WordReadings(ofTermWord: words[word], morphology)
    }
    (forms, formWords) = (all.all, all.formWords)
    (self.words, self.readings, self.trie) = (words, readings, trie)
    addStems()
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
