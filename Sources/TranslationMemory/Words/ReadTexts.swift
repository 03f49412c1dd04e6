internal import TextAnalysis

/// Texts with all that the index needs of them, each once. Reading texts takes as long as writing
/// them, and needs no database.
struct ReadTexts: Sendable {
  private(set) var texts: [Text] = []
  /// The words of all texts, each once.
  private(set) var words: [Word] = []
  /// The words of each text in order, by their places in `words`.
  private var order: [UInt32] = []
  /// The letters of `words` at level L1.
  private var letters: [UInt8] = []
  private var places = KeyTable<Int32>(0)

  struct Text: Sendable {
    let letters: String
    /// The key under which any spelling of it is found.
    let key: Int64
    fileprivate let words: Range<Int>
  }

  struct Word: Sendable {
    /// The hash of its letters.
    let key: Int64
    let core: Int64
    let outline: UInt8
    let isNumber: Bool
    fileprivate let letters: Range<Int>
  }

  var count: Int { texts.count }

  /// The places in `words` of a text's words.
  func order(of text: Int) -> ArraySlice<UInt32> { order[texts[text].words] }

  func letters(of word: Int) -> ArraySlice<UInt8> { letters[words[word].letters] }

  // MARK: - Reading

  /// Takes a text in and gives its place; one that is there by the same bytes is not read again.
  ///
  /// Bytes and not letters: Swift's own equality of strings takes U+0622 and its two parts for one
  /// letter, and one of them would be lost.
  mutating func place(of text: String, _ known: inout WordsRead) -> Int {
    var text = text
    let entry = places.place(of: text.withUTF8 { StableHash.of($0).wideKey })
    let met = Int(places[entry])
    if !entry.isNew, texts[met].letters.utf8.elementsEqual(text.utf8) { return met }
    places[entry] = Int32(texts.count)
    let indexed = IndexedText(text)
    let start = order.count
    for place in indexed.keys.indices {
      order.append(known.place(of: place, in: indexed, &words, &letters))
    }
    texts.append(Text(letters: text, key: TextKey.key(of: text), words: start..<order.count))
    return texts.count - 1
  }
}

/// The words met by one who reads texts, step after step: knowing one takes a tenth of making it.
struct WordsRead: Sendable {
  private var known = KeyTable(Known())
  private var step: UInt32 = 0

  private struct Known {
    var core: Int32 = 0
    var outline: UInt8 = 0
    var isNumber = false
    /// The step that the word was met in last, and its place there.
    var step: UInt32 = 0
    var place: UInt32 = 0
  }

  /// Words kept; past these they are forgotten and made anew, so that a memory of every language in
  /// the world stays within some tens of megabytes.
  private static let limit = 500_000

  /// Begins new texts.
  mutating func begin() {
    step &+= 1
    if step == 0 || known.count > WordsRead.limit {
      known.removeAll()
      step = 1
    }
  }

  /// The place of a word of a text among the words of this step, to which it is added if it is new.
  fileprivate mutating func place(
    of place: Int, in text: IndexedText, _ words: inout [ReadTexts.Word], _ letters: inout [UInt8]
  ) -> UInt32 {
    let key = text.keys[place]
    let entry = known.place(of: key)
    if entry.isNew {
      let shape = WordShape(letters: text.letters(place))
      known[entry] = Known(
        core: Int32(truncatingIfNeeded: shape.coreKey), outline: shape.outline,
        isNumber: shape.isNumber)
    }
    let word = known[entry]
    if word.step == step { return word.place }
    let start = letters.count
    letters.append(contentsOf: text.letters(place))
    known[entry].step = step
    known[entry].place = UInt32(words.count)
    words.append(
      ReadTexts.Word(
        key: key, core: Int64(word.core), outline: word.outline, isNumber: word.isNumber,
        letters: start..<letters.count))
    return UInt32(words.count - 1)
  }
}
