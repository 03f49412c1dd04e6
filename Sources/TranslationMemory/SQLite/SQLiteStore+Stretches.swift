internal import Bitext
internal import GRDB

extension SQLiteStore {
  public func stretches(
    of query: MatchQuery, between ends: [Bool]?
  ) throws(MemoryError) -> [Range<Int>] {
    var memory = matchers.take() ?? MatcherMemory()
    let stretches = try connection.read { db in
      var search = try StretchSearch(db, query, &memory)
      return try search.longest(between: ends, &memory)
    }
    matchers.put(memory)
    return stretches
  }

  public func units(
    with stretch: Range<Int>, of query: MatchQuery, limit: Int
  ) throws(MemoryError) -> StretchHits {
    var memory = matchers.take() ?? MatcherMemory()
    let hits = try connection.read { db in
      var search = try StretchSearch(db, query, &memory)
      return try search.hits(of: stretch, limit: limit, &memory)
    }
    matchers.put(memory)
    return hits
  }
}

/// Finds the longest stretches of a text that texts of the memory have.
///
/// The index says which texts have a word, the outlines which of them have words side by side, and the
/// texts of a stretch are among those that have all its parts between one possible end and the next.
/// Only these are read. Of the words of a part the texts of the rarest are looked through; those of
/// frequent words are seldom wanted. Outlines that are not read yet are left until a stretch wants
/// them.
private struct StretchSearch {
  private let db: Database
  private let side: Side
  private let words: TextWords
  private let cores: [Int64]
  /// In how many texts each of them stands.
  private let counts: [Int64]
  private let outline: [UInt8]
  private let postings: PostingRuns
  private let runs: [PostingRuns.Run]
  private let outlineRow: BareStatement
  private let letters: BareStatement
  private var units: UnitSearch
  private var known = WordShapes()

  /// Texts that are read to find one that has a stretch.
  private static let mostRead = 400
  /// Where so many texts have two words, looking at all outlines costs more than it spares.
  private static let mostOutlines = 8_000

  init(_ db: Database, _ query: MatchQuery, _ memory: inout MatcherMemory) throws {
    self.db = db
    side = query.side
    words = TextWords(query.text)
    // The index's own look-up makes the memory ready for this state of the index.
    _ = try FuzzyIndex(db, &memory)
    let shapes = memory.shapes.shapes(of: IndexedText(query.text))
    cores = shapes.map(\.coreKey)
    outline = Outline.bytes(of: shapes)
    postings = PostingRuns(db)
    runs = memory.runs
    counts = try postings.counts(of: cores, in: runs)
    outlineRow = try BareStatement(db, "SELECT words FROM outline WHERE block = ?")
    letters = try BareStatement(db, "SELECT letters FROM text WHERE id = ?")
    units = try UnitSearch(db, languages: query.languages)
  }

  // MARK: - The longest

  /// Stretches of two words and more, none of them within another.
  ///
  /// - Parameter ends: of each word, whether a stretch may begin or end with it; nil if all may.
  mutating func longest(
    between ends: [Bool]?, _ memory: inout MatcherMemory
  ) throws -> [Range<Int>] {
    let places = cores.indices.filter { place in
      guard let ends, place < ends.count else { return true }
      return ends[place]
    }
    guard places.count > 1, !units.isHopeless else { return [] }
    let parts = try zip(places, places.dropFirst()).map { first, last in
      try texts(withAllOf: first..<last + 1, &memory)
    }
    var found: [Range<Int>] = []
    for start in parts.indices {
      let end = found.last?.upperBound ?? 0
      var candidates: [[UInt32]] = []
      for part in parts[start...] {
        let texts = candidates.last.map { Self.common($0, part) } ?? part
        if texts.isEmpty { break }
        candidates.append(texts)
      }
      // What ends no farther than the stretch before it lies within it.
      while let texts = candidates.popLast() {
        let stretch = places[start]..<places[start + candidates.count + 1] + 1
        guard stretch.upperBound > end else { break }
        if try hits(of: stretch, among: texts, limit: 1, &memory).hits.isEmpty { continue }
        found.append(stretch)
        break
      }
    }
    return found
  }

  private func texts(
    ofWord place: Int, _ memory: inout MatcherMemory
  ) throws -> [UInt32] {
    try postings.texts(of: cores[place], count: counts[place], in: runs, &memory.postings)
  }

  /// Of some texts those that have a word too.
  private func texts(
    _ texts: [UInt32], withWord place: Int, _ memory: inout MatcherMemory
  ) throws -> [UInt32] {
    let set = try postings.texts(
      of: cores[place], count: counts[place], in: runs, &memory.frequent)
    if let set { return texts.filter { set.contains(Int64($0)) } }
    return Self.common(texts, try self.texts(ofWord: place, &memory))
  }

  /// What two rows of rising numbers have in common, of which the first is not much longer.
  private static func common(_ one: [UInt32], _ other: [UInt32]) -> [UInt32] {
    var common: [UInt32] = []
    var place = 0
    for text in one {
      // Steps of doubled length, then halves: a much longer row is leapt over.
      var step = 1
      while place + step < other.count, other[place + step] < text {
        place += step
        step *= 2
      }
      while step > 0 {
        if place + step < other.count, other[place + step] < text { place += step }
        step /= 2
      }
      if place < other.count, other[place] < text { place += 1 }
      guard place < other.count else { break }
      if other[place] == text { common.append(text) }
    }
    return common
  }

  /// The texts that may have a stretch: those of its rarest word that have others too, as far as to
  /// read these costs less than to look at outlines, and that no outline rules out that was read.
  private func texts(
    withAllOf stretch: Range<Int>, _ memory: inout MatcherMemory
  ) throws -> [UInt32] {
    let byRarity = stretch.sorted { counts[$0] < counts[$1] }
    var texts = try self.texts(ofWord: byRarity[0], &memory)
    for place in byRarity.dropFirst()
    where memory.postings.areKept(of: cores[place])
      || counts[place] < memory.postingsForOutlines(of: texts)
    {
      texts = try self.texts(texts, withWord: place, &memory)
    }
    guard texts.count <= Self.mostOutlines else { return texts }
    return try texts.filter { text in
      let isRead = memory.unreadBlocks(of: CollectionOfOne(text)) == 0
      return try !isRead || mayHave(stretch, Int64(text), &memory)
    }
  }

  /// Whether a text has words side by side that may be those of a stretch.
  private func mayHave(
    _ stretch: Range<Int>, _ text: Int64, _ memory: inout MatcherMemory
  ) throws -> Bool {
    try memory.withOutline(of: text, reading: outlineRow) { words in
      guard words.count >= stretch.count else { return false }
      let first = outline[stretch.lowerBound]
      for start in 0...words.count - stretch.count where words[start] == first {
        var length = 1
        while length < stretch.count,
          words[start + length] == outline[stretch.lowerBound + length]
        {
          length += 1
        }
        if length == stretch.count { return true }
      }
      return false
    }
  }

  // MARK: - The units of one

  mutating func hits(
    of stretch: Range<Int>, limit: Int, _ memory: inout MatcherMemory
  ) throws -> StretchHits {
    guard stretch.upperBound <= cores.count, !stretch.isEmpty else {
      return StretchHits(hits: [], isCut: false)
    }
    let texts = try texts(withAllOf: stretch, &memory)
    return try hits(of: stretch, among: texts, limit: limit, &memory)
  }

  private mutating func hits(
    of stretch: Range<Int>, among texts: [UInt32], limit: Int, _ memory: inout MatcherMemory
  ) throws -> StretchHits {
    let readings = readings(of: stretch)
    guard !readings.isEmpty else { return StretchHits(hits: [], isCut: false) }
    var hits: [StretchHits.Hit] = []
    var read = 0
    var isCut = false
    // The newest first.
    for text in texts.reversed() {
      let text = Int64(text)
      guard try mayHave(stretch, text, &memory) else { continue }
      if hits.count >= limit || read >= Self.mostRead {
        isCut = true
        break
      }
      read += 1
      let author = try letters(of: text)
      for reading in readings {
        guard let range = reading.phrase.ranges(in: author, &known).first else { continue }
        let query = place(of: String(author[range]), in: stretch) ?? reading.range
        for unit in try units.units(of: text, on: side) where hits.count < limit {
          hits.append(StretchHits.Hit(unit: unit, side: side, range: range, query: query))
        }
        break
      }
    }
    return StretchHits(hits: hits, isCut: isCut)
  }

  /// A way of reading a stretch, and where it stands in the text looked up when read so.
  private struct Reading {
    let phrase: Phrase
    let range: TextRange
  }

  /// The stretch as a phrase whose words are these and no inflected forms of them: what is rendered
  /// must be the same words.
  private mutating func readings(of stretch: Range<Int>) -> [Reading] {
    let whole = words.range(of: stretch)
    let text = String(words.text[whole])
    return Phrase.Reading.allCases.compactMap { reading in
      let bare = Phrase(text, reading: reading)
      guard bare.isSearchable, bare.words.count == stretch.count else { return nil }
      let phrase = bare.knowing { [WordShape(letters: $0.letters[...]).coreKey] }
      return phrase.ranges(in: text, &known).first.map {
        Reading(phrase: phrase, range: $0.shifted(by: whole.lowerBound))
      }
    }
  }

  /// Where what was found in a unit stands in the text looked up: «مناطق» in «وبمناطق», of which «و»
  /// alone might be taken off too.
  private mutating func place(of found: String, in stretch: Range<Int>) -> TextRange? {
    let whole = words.range(of: stretch)
    let phrase = Phrase(found, reading: .asWritten)
    guard phrase.isSearchable, phrase.words.count == stretch.count else { return nil }
    return phrase.knowing { [WordShape(letters: $0.letters[...]).coreKey] }
      .ranges(in: String(words.text[whole]), &known).first?.shifted(by: whole.lowerBound)
  }

  private func letters(of text: Int64) throws -> String {
    letters.bind(text, at: 1)
    defer { letters.reset() }
    guard try letters.step() else { return "" }
    return letters.withBytes(0) { String(decoding: $0, as: UTF8.self) }
  }
}
