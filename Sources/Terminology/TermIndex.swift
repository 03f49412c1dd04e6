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
    trie = TermTrie(capacity: 0)
    var text = ""
    var owners: [Owner] = []
    for (number, entry) in entries.enumerated() {
      let kind = Kind(partOfSpeech: entry.partOfSpeech)
      for (place, wording) in entry.wordings.enumerated() {
        text += wording.utf8.contains(0x0A) ? wording.replacing("\n", with: " ") : wording
        text += "\n"
        owners.append(
          Owner(
            entry: Int32(number), place: Int32(place), kind: kind,
            isAcronym: TermIndex.isAcronym(wording)))
      }
    }
    addForms(FoldedText(text, level: .marks), owners)
    addStems(morphology)
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

  private static func isAcronym(_ form: String) -> Bool {
    (2...5).contains(form.utf8.count)
      && form.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }

  // All wordings are folded and cut into words in one go, one wording a line.
  private mutating func addForms(_ folded: FoldedText, _ owners: [Owner]) {
    let tokens = TermTokens(folded)
    words = WordTable(capacity: tokens.ranges.count / 4)
    trie = TermTrie(capacity: tokens.ranges.count * 3 / 4)
    formWords.reserveCapacity(tokens.ranges.count)
    forms.reserveCapacity(owners.count)
    var lineEnd = -1
    var line = -1
    var first = 0
    for (number, range) in tokens.ranges.enumerated() where range.lowerBound >= lineEnd {
      if line >= 0 { addForm(owners[line], tokens, first..<number, folded.utf8) }
      while lineEnd <= range.lowerBound {
        lineEnd = (folded.utf8[(lineEnd + 1)...].firstIndex(of: 0x0A) ?? folded.utf8.count)
        line += 1
      }
      first = number
    }
    if line >= 0 { addForm(owners[line], tokens, first..<tokens.ranges.count, folded.utf8) }
  }

  private mutating func addForm(
    _ owner: Owner, _ tokens: TermTokens, _ range: Range<Int>,
    _ letters: [UInt8]
  ) {
    let start = formWords.count
    var isHyphenated = false
    for place in range {
      formWords.append(Int32(words.add(letters[tokens.ranges[place]])))
      isHyphenated = isHyphenated || tokens.parts[place] > 1
    }
    closeForm(owner, from: start)
    if isHyphenated { addJoined(owner, tokens, range, letters) }
  }

  /// The form once more, its hyphenated words joined.
  private mutating func addJoined(
    _ owner: Owner, _ tokens: TermTokens, _ range: Range<Int>,
    _ letters: [UInt8]
  ) {
    let start = formWords.count
    var at = range.lowerBound
    while at < range.upperBound {
      let parts = tokens.ranges[at..<at + tokens.parts[at]]
      formWords.append(Int32(words.add(parts.flatMap { letters[$0] }[...])))
      at += parts.count
    }
    closeForm(owner, from: start)
  }

  private mutating func closeForm(_ owner: Owner, from start: Int) {
    trie.add(formWords[start...])
    forms.append(
      Form(
        entry: owner.entry, place: owner.place, words: Int32(start)..<Int32(formWords.count),
        kind: owner.kind, isAcronym: owner.isAcronym))
  }

  private mutating func addStems(_ morphology: ArabicMorphology?) {
    lastLink = StemTable(capacity: words.count * 2)
    links.reserveCapacity(words.count * 2)
    readings.reserveCapacity(words.count)
    var isHead = [Bool](repeating: false, count: words.count)
    for form in forms { isHead[Int(formWords[Int(form.words.lowerBound)])] = true }
    for word in 0..<words.count {
      readings.append(WordReadings(ofTermWord: words[word], morphology))
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
  /// All that may be found in text: terms, then renderings.
  var wordings: [String] { terms + renderings.map(\.text) }

  func wording(at place: Int) -> String {
    place < terms.count ? terms[place] : renderings[place - terms.count].text
  }
}
