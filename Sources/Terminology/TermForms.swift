/// The forms of all pages, with their words numbered in the order they first stand there.
struct TermForms: Sendable {
  let all: [TermIndex.Form]
  /// The words of all forms, one form behind the other.
  let formWords: [Int32]
  /// At level L1; those that only hyphenated words make come last.
  let words: WordTable

  init(_ pages: [WordingPage]) {
    var table = WordTable(capacity: (pages.map(\.words.count).max() ?? 0) * 2)
    let numbers = pages.map { Self.added($0.words, to: &table) }
    let joined = pages.map { Self.added($0.joinedWords, to: &table) }
    words = table
    let renumbered = pages.indices.concurrentMap(leastEach: 1) { page in
      pages[page].formWords.map { word in
        word >= 0 ? numbers[page][Int(word)] : joined[page][-1 - Int(word)]
      }
    }
    formWords = Array(renumbered.joined())
    all = Self.joined(pages)
  }

  /// The numbers of words in a table, to which the new ones are added.
  private static func added(_ words: WordTable, to table: inout WordTable) -> [Int32] {
    (0..<words.count).map { Int32(table.add(words[$0])) }
  }

  private static func joined(_ pages: [WordingPage]) -> [TermIndex.Form] {
    var all: [TermIndex.Form] = []
    all.reserveCapacity(pages.reduce(0) { $0 + $1.forms.count })
    var start: Int32 = 0
    for page in pages {
      for form in page.forms { all.append(form.moved(by: start)) }
      start += Int32(page.formWords.count)
    }
    return all
  }
}

extension TermIndex.Form {
  fileprivate func moved(by count: Int32) -> Self {
    Self(
      entry: entry, place: place, words: words.lowerBound + count..<words.upperBound + count,
      kind: kind, isAcronym: isAcronym)
  }
}
