/// The number words of both languages, found letter by letter.
///
/// Both languages are always known, since Arabic text quotes `S/RES/2254` and English `ليرة`.
struct NumeralLexicon: Sendable {
  let arabic: WordTrie
  let latin: WordTrie
  let words: [NumeralWord]

  static let standard = NumeralLexicon(
    arabic: [
      ArabicNumbers.cardinals, ArabicNumbers.scales, ArabicNumbers.ordinals,
      ArabicNumbers.fractions, ArabicNumbers.duals, ArabicMonths.names, ArabicMonths.families,
      ArabicMonths.weekdays, ArabicMonths.decades, ArabicNumberContext.calendar,
      ArabicNumberContext.clock, ArabicNumberContext.documents, ArabicNumberContext.percentages,
      ArabicNumberContext.money, ArabicNumberContext.connectors, ArabicNumberContext.barred,
    ],
    latin: [
      EnglishNumbers.cardinals, EnglishNumbers.ordinals, EnglishNumbers.fractions,
      EnglishNumberContext.months, EnglishNumberContext.weekdays, EnglishNumberContext.calendar,
      EnglishNumberContext.clock, EnglishNumberContext.documents,
      EnglishNumberContext.percentages, EnglishNumberContext.money,
      EnglishNumberContext.connectors,
    ])

  init(arabic arabicTables: [NumeralTable], latin latinTables: [NumeralTable]) {
    var words: [NumeralWord] = []
    func trie(of tables: [NumeralTable]) -> WordTrie {
      var trie = WordTrie()
      for row in tables.flatMap(\.rows) {
        words.append(row.meaning)
        trie.insert(NumeralAlphabet.codes(of: row.word), word: words.count - 1)
      }
      return trie
    }
    arabic = trie(of: arabicTables)
    latin = trie(of: latinTables)
    self.words = words
  }
}

/// A tree of words by letter code: one row of child numbers for each node.
struct WordTrie: Sendable {
  private var children = [UInt16](repeating: 0, count: NumeralAlphabet.size)
  private var endings: [Int16] = [-1]

  static let root = 0

  /// Adds a word; one that is there already keeps its first meaning.
  mutating func insert(_ codes: [UInt8], word: Int) {
    var node = Self.root
    for code in codes {
      precondition(code != 0, "a table word has a letter outside the alphabet")
      let slot = node * NumeralAlphabet.size + Int(code)
      if children[slot] == 0 {
        children[slot] = UInt16(endings.count)
        endings.append(-1)
        children.append(contentsOf: repeatElement(0, count: NumeralAlphabet.size))
      }
      node = Int(children[slot])
    }
    if endings[node] < 0 { endings[node] = Int16(word) }
  }

  /// The node a letter leads to, or nil.
  @inline(__always)
  func step(from node: Int, _ code: UInt8) -> Int? {
    guard code != 0 else { return nil }
    let child = children[node * NumeralAlphabet.size + Int(code)]
    return child == 0 ? nil : Int(child)
  }

  /// The word that ends at a node, or nil.
  func word(at node: Int) -> Int? { endings[node] < 0 ? nil : Int(endings[node]) }

  /// The word that some letters spell from a node on, or nil.
  func word(_ codes: ArraySlice<UInt8>, from start: Int = root) -> Int? {
    var node = start
    for code in codes {
      guard let next = step(from: node, code) else { return nil }
      node = next
    }
    return word(at: node)
  }
}
