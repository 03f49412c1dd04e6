internal import Foundation
internal import GRDB

/// The indexes of words in the file: the texts of each core, the cores of each stem, and the outline
/// of each text. They are written together, in the step that brings the texts.
struct WordIndex {
  private let db: Database
  private let postings: PostingRuns
  private let outlines: OutlineBlocks

  init(_ db: Database) {
    self.db = db
    postings = PostingRuns(db)
    outlines = OutlineBlocks(db)
  }

  // MARK: - Looking up phrases

  /// The cores of the words that may be one with a word of a phrase.
  func cores(of word: Phrase.Word) throws -> Set<Int64> {
    let byStem = try db.cachedStatement(sql: "SELECT core FROM stem WHERE key = ?")
    var cores: Set<Int64> = [WordShape(letters: word.letters[...]).coreKey]
    for heart in Set(word.forms.map(\.heart)) {
      cores.insert(heart.ownCore)
      for core in try Int64.fetchAll(byStem, arguments: [heart.key]) { cores.insert(core) }
    }
    return cores
  }

  /// The texts that have one of the cores.
  func texts(withAnyOf cores: Set<Int64>, upTo highest: Int64) throws -> TextSet {
    var texts = TextSet(upTo: highest)
    let runs = try postings.runs()
    for core in cores {
      try postings.forEachText(of: core, in: runs) { texts.insert($0) }
    }
    return texts
  }

  // MARK: - Writing

  /// Enters the words of new texts.
  func add(_ pending: PendingWords) throws {
    guard !pending.isEmpty else { return }
    try enterStems(of: pending.newWords)
    try outlines.add(pending.outlines)
    try postings.add(pending.postings)
  }

  private func enterStems(of words: [[UInt8]]) throws {
    var entries: Set<Entry> = []
    for letters in words {
      let core = WordShape(letters: letters[...]).coreKey
      for key in WordIndex.stemKeys(of: letters[...], core: core) {
        entries.insert(Entry(key: key, core: core))
      }
    }
    let insert = try BareStatement(db, "INSERT OR IGNORE INTO stem (key, core) VALUES (?, ?)")
    for entry in entries.sorted(by: { ($0.key, $0.core) < ($1.key, $1.core) }) {
      insert.bind(entry.key, at: 1)
      insert.bind(entry.core, at: 2)
      try insert.run()
    }
  }

  private struct Entry: Hashable {
    let key: Int64
    let core: Int64
  }

  /// The keys of the stems a word's core is entered under. A stem that is a word of this core needs
  /// none.
  static func stemKeys(of letters: ArraySlice<UInt8>, core: Int64) -> Set<Int64> {
    var keys: Set<Int64> = []
    for form in WordForm.forms(of: letters) where form.heart.ownCore != core {
      keys.insert(form.heart.key)
    }
    return keys
  }

  /// Takes texts out of every index.
  func remove(_ texts: TextSet) throws {
    try postings.remove(texts)
    try outlines.remove(texts)
    try db.execute(sql: "DELETE FROM stem WHERE core NOT IN (SELECT core FROM posting)")
  }

  /// Forgets everything.
  func erase() throws {
    try postings.erase()
    try outlines.erase()
    try db.execute(sql: "DELETE FROM stem")
  }

  /// Leaves few runs for those who look up.
  func settle() throws { try postings.settle() }
}

/// The words of texts that are new, until they are entered in the index together.
struct PendingWords {
  private(set) var postings = PendingPostings()
  private(set) var outlines = PendingOutlines()
  /// Words that were not entered before, in letters of level L1.
  private(set) var newWords: [[UInt8]] = []
  private(set) var isEmpty = true
  /// Whether a word of the texts was met, by its place.
  private var isMet: [Bool]

  /// - Parameter texts: those that texts may be added of.
  init(of texts: ReadTexts) { isMet = [Bool](repeating: false, count: texts.words.count) }

  /// Adds one of the texts. They must come in rising order.
  mutating func add(
    _ text: Int, of texts: ReadTexts, number: Int64, _ entered: inout EnteredWords
  ) {
    isEmpty = false
    outlines.begin(text: number)
    var isOfNumbers = true
    let order = texts.order(of: text)
    for place in order {
      let word = texts.words[Int(place)]
      postings.add(word.core, text: number)
      outlines.add(word.outline)
      isOfNumbers = isOfNumbers && word.isNumber
      guard !isMet[Int(place)] else { continue }
      isMet[Int(place)] = true
      if entered.enter(word.key) { newWords.append(Array(texts.letters(of: Int(place)))) }
    }
    if isOfNumbers && !order.isEmpty {
      postings.add(PendingPostings.coreOfNumbers(order.count), text: number)
    }
  }
}

/// Words whose stems have been entered, so that they are not looked at again.
struct EnteredWords: Sendable {
  private var keys = KeyTable<Bool>(false)

  private static let limit = 1_000_000

  /// Whether a word was not entered before, or has been forgotten.
  mutating func enter(_ key: Int64) -> Bool {
    if keys.count >= EnteredWords.limit { keys.removeAll() }
    return keys.place(of: key).isNew
  }
}
