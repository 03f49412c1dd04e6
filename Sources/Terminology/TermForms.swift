/// The wordings of all entries as sequences of numbered words.
struct TermForms: Sendable {
  private(set) var all: [TermIndex.Form] = []
  /// The words of all forms, one form behind the other.
  private(set) var words: [Int32] = []
  private(set) var trie: TermTrie

  /// - Parameters:
  ///   - wordCount: how many words there are; their numbers are less.
  ///   - length: how many words the forms have together, about.
  ///   - count: how many forms there are, about.
  init(words wordCount: Int, length: Int, count: Int) {
    trie = TermTrie(words: wordCount, capacity: length * 2 / 3)
    words.reserveCapacity(length)
    all.reserveCapacity(count)
  }

  /// Adds the wordings of a page, those with a hyphen once more with the words joined that it parts.
  ///
  /// - Parameters:
  ///   - numbers: of the page's words.
  ///   - joined: of hyphenated words without their hyphens, by the place of their first part.
  mutating func add(
    _ page: WordingPages.Page, _ owners: ArraySlice<WordingPages.Owner>, _ numbers: [Int32],
    _ joined: [Int: Int32]
  ) {
    for (owner, span) in zip(owners, page.spans) where !span.isEmpty {
      add(owner, numbers[span])
      if span.contains(where: { page.tokens.parts[$0] > 1 }) {
        add(owner, Self.joinedForm(page.tokens, span, numbers, joined)[...])
      }
    }
  }

  private mutating func add(_ owner: WordingPages.Owner, _ form: ArraySlice<Int32>) {
    let start = words.count
    words.append(contentsOf: form)
    trie.add(form)
    all.append(
      TermIndex.Form(
        entry: owner.entry, place: owner.place, words: Int32(start)..<Int32(words.count),
        kind: owner.kind, isAcronym: owner.isAcronym))
  }

  /// A form's words once more, its hyphenated ones joined.
  private static func joinedForm(
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
}
