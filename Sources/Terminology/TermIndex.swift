internal import Bitext
internal import TextAnalysis

/// The wordings of all entries as sequences of words, and the stems by which text words find them.
struct TermIndex: Sendable {
  /// One wording of an entry, spelt with or without its hyphens.
  struct Form: Sendable, BitwiseCopyable {
    let entry: Int32
    /// The place of the wording among the entry's terms, then its renderings.
    let place: Int32
    private let stretch: Stretch
    let kind: Kind
    /// Whether it is one short word in capitals.
    let isAcronym: Bool
    /// No byte is left out, so that equal forms are equal in a file.
    private let none: UInt16 = 0

    init(entry: Int32, place: Int32, words: Range<Int32>, kind: Kind, isAcronym: Bool) {
      (self.entry, self.place, stretch) = (entry, place, Stretch(words))
      (self.kind, self.isAcronym) = (kind, isAcronym)
    }

    /// The words, a stretch of `formWords`.
    var words: Range<Int32> { stretch.range }
  }

  /// What the entry's part of speech means for the matcher.
  enum Kind: UInt8, Sendable, BitwiseCopyable {
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
  /// The readings of each word of a form; none where they are found when they are asked for.
  private let readings: [WordReadings]
  /// The last word that has a stem, and for each link the link before it.
  private var lastLink = StemTable()
  private var links: [Link] = []

  private struct Link: BitwiseCopyable {
    let word: Int32
    let before: Int32
    private let own: Int32

    init(word: Int32, before: Int32, isOwn: Bool) {
      (self.word, self.before, own) = (word, before, isOwn ? 1 : 0)
    }

    /// Whether the stem is a word of its own, from which no particle is taken.
    var isOwn: Bool { own != 0 }
  }

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
    lastLink = StemTable(capacity: words.count)
    links.reserveCapacity(words.count * 2)
    var isHead = [Bool](repeating: false, count: words.count)
    for form in forms { isHead[Int(formWords[Int(form.words.lowerBound)])] = true }
    for word in 0..<words.count {
      for reading in readings[word].readings {
        let before = lastLink.update(reading.stem, to: Int32(links.count))
        // A word after another may begin with a particle (للتفاوض), the first may not, and none
        // behind an article.
        let isOwn = reading.proclitics.hasArticle || isHead[word]
        links.append(
          Link(word: Int32(word), before: before, isOwn: isOwn && reading.ending == .none))
      }
    }
  }

  /// Reads what `write` has written of an index without a dictionary.
  init(_ reader: inout PlainReader) throws(PlainReader.EndsEarly) {
    (forms, formWords) = (try reader.values(), try reader.values())
    (trie, words) = (try TermTrie(&reader), try WordTable(&reader))
    (lastLink, links) = (try StemTable(&reader), try reader.values())
    readings = []
  }

  func write(to writer: inout PlainWriter) {
    writer.add(forms)
    writer.add(formWords)
    trie.write(to: &writer)
    words.write(to: &writer)
    lastLink.write(to: &writer)
    writer.add(links)
  }

  /// The readings of a word of a form.
  func readings(of word: Int) -> WordReadings {
    readings.isEmpty ? WordReadings(ofTermWord: words[word], nil) : readings[word]
  }

  /// Whether a stem is known to be a word of its own, from which no particle is taken.
  func isKnown(_ stem: Stem) -> Bool {
    var link = lastLink.number(of: stem)
    while link >= 0 {
      if links[Int(link)].isOwn { return true }
      link = links[Int(link)].before
    }
    return false
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
