internal import Foundation
internal import GRDB

/// The index of words in the file: which texts have a word, and which words have a stem.
///
/// A word is named by the hash of its letters at level L1; its texts stand in blocks. A stem leads
/// to the words that may be forms of it; it is entered once, when a word is first met, which keeps
/// the index small: the texts are listed under one key a word, not under each of its stems.
struct WordIndex {
  private let db: Database

  init(_ db: Database) { self.db = db }

  // MARK: - Looking up

  /// The keys of the words that may be one with a word of a phrase.
  func keys(of word: Phrase.Word) throws -> Set<Int64> {
    let byStem = try db.cachedStatement(sql: "SELECT word FROM stem WHERE key = ?")
    var keys: Set<Int64> = [StableHash.of(word.letters).wideKey]
    for heart in Set(word.forms.map(\.heart)) {
      keys.insert(heart.ownWord)
      for key in try Int64.fetchAll(byStem, arguments: [heart.key]) { keys.insert(key) }
    }
    return keys
  }

  /// The texts that have one of the words.
  func texts(withAnyOf keys: Set<Int64>, upTo highest: Int64) throws -> TextSet {
    let blocks = try db.cachedStatement(sql: "SELECT first, texts FROM word WHERE key = ?")
    var texts = TextSet(upTo: highest)
    for key in keys {
      let rows = try Row.fetchCursor(blocks, arguments: [key])
      while let row = try rows.next() {
        let first = try row.number(0)
        try row.withUnsafeData(atIndex: 1) { bytes in
          bytes?.withUnsafeBytes { Postings.forEach(first, $0) { texts.insert($0) } }
        }
      }
    }
    return texts
  }

  // MARK: - Writing

  /// Enters the words of new texts.
  func add(_ pending: PendingWords) throws {
    let newest = try db.cachedStatement(
      sql: "SELECT first, texts FROM word WHERE key = ? ORDER BY first DESC LIMIT 1")
    for (key, word) in pending.words.sorted(by: { $0.key < $1.key }) {
      var block: Postings.Block?
      if let row = try Row.fetchOne(newest, arguments: [key]) {
        let kept = Postings.Block(first: try row.number(0), bytes: try row.bytes(1))
        block = kept.isFull ? nil : kept
      } else {
        try enterStems(of: word.letters, key: key)
      }
      try append(word.texts, to: block, key: key)
    }
  }

  private func append(_ texts: [Int64], to kept: Postings.Block?, key: Int64) throws {
    var block = kept
    for text in texts {
      guard let open = block, !open.isFull, open.last < text else {
        if let full = block { try save(full, key: key) }
        block = Postings.Block(text)
        continue
      }
      block?.append(text)
    }
    if let block { try save(block, key: key) }
  }

  private func save(_ block: Postings.Block, key: Int64) throws {
    let statement = try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO word (key, first, texts) VALUES (?, ?, ?)")
    try statement.execute(arguments: [key, block.first, Data(block.bytes)])
  }

  private func enterStems(of letters: [UInt8], key: Int64) throws {
    let statement = try db.cachedStatement(sql: "INSERT INTO stem (key, word) VALUES (?, ?)")
    for stem in WordIndex.stemKeys(of: letters[...], key: key) {
      try statement.execute(arguments: [stem, key])
    }
  }

  /// The keys of the stems a word is entered under. A word that is its own stem is found by its
  /// own key and needs none.
  static func stemKeys(of letters: ArraySlice<UInt8>, key: Int64) -> Set<Int64> {
    var keys: Set<Int64> = []
    for form in WordForm.forms(of: letters) where form.heart.ownWord != key {
      keys.insert(form.heart.key)
    }
    return keys
  }

  /// Takes texts out of every block, some thousands of blocks at a time.
  func remove(_ texts: TextSet) throws {
    let following = try db.cachedStatement(
      sql: """
        SELECT key, first, texts FROM word WHERE (key, first) > (?, ?)
        ORDER BY key, first LIMIT 4096
        """)
    var place = (key: Int64.min, first: Int64.min)
    while true {
      let rows = try Row.fetchAll(following, arguments: [place.key, place.first])
      for row in rows {
        place = (try row.number(0), try row.number(1))
        try remove(texts, from: try row.bytes(2), of: place)
      }
      if rows.isEmpty { break }
    }
    try db.execute(sql: "DELETE FROM stem WHERE word NOT IN (SELECT key FROM word)")
  }

  private func remove(
    _ texts: TextSet, from bytes: [UInt8], of place: (key: Int64, first: Int64)
  ) throws {
    var left: [Int64] = []
    var isHit = false
    Postings.forEach(place.first, bytes) {
      if texts.contains($0) { isHit = true } else { left.append($0) }
    }
    guard isHit else { return }
    try db.cachedStatement(sql: "DELETE FROM word WHERE key = ? AND first = ?")
      .execute(arguments: [place.key, place.first])
    try append(left, to: nil, key: place.key)
  }

  /// Forgets everything.
  func erase() throws {
    try db.execute(sql: "DELETE FROM word")
    try db.execute(sql: "DELETE FROM stem")
  }
}

/// The words of texts that are new, until they are entered in the index together.
struct PendingWords {
  private(set) var words: [Int64: Word] = [:]

  struct Word {
    let letters: [UInt8]
    var texts: [Int64]
  }

  /// Texts must come in rising order.
  mutating func add(_ text: String, number: Int64) {
    let indexed = IndexedText(text)
    for (place, key) in indexed.keys.enumerated() {
      if let last = words[key]?.texts.last {
        if last != number { words[key]?.texts.append(number) }
      } else {
        words[key] = Word(letters: Array(indexed.letters(place)), texts: [number])
      }
    }
  }
}
