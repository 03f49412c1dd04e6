internal import GRDB

/// Finds the texts that are like a text: none that reaches the threshold is missed.
///
/// Two texts whose score is t have at least t times the words of the longer in common, by their
/// cores; so a text within the threshold has one of the query's words even if the most frequent
/// words are left out, as many as the threshold asks for less one (prefix filter; Chaudhuri, Ganti
/// and Kaushik 2006). The rarest words are taken one by one, and each text met is looked at at once:
/// as soon as as many as wanted are found, the threshold is the score of the last of them, and
/// rises. Where frequent words must be read too, texts are first counted by how many of them they
/// have, and a few more words are read than need be, since then one or two are not enough
/// (MergeOpt; Sarawagi and Kirpal 2004). Whatever is left, the lengths and the distance of the
/// outlines may say that it is too far; what is not is read and measured.
struct FuzzyIndex {
  private let postings: PostingRuns
  private let letters: BareStatement
  private let outlineRow: BareStatement
  private let runs: [PostingRuns.Run]

  /// - Parameter memory: what look-ups before this one have read; forgotten if the index is another.
  init(_ db: Database, _ memory: inout MatcherMemory) throws {
    postings = PostingRuns(db)
    runs = try postings.runs()
    letters = try BareStatement(db, "SELECT letters FROM text WHERE id = ?")
    outlineRow = try BareStatement(db, "SELECT words FROM outline WHERE block = ?")
    if memory.runs != runs { memory.begin(runs, highest: try db.highestText()) }
  }

  /// A text of the memory and how like the query it is.
  struct Hit {
    let text: Int64
    let content: MatchText
    let measured: Similarity.Measured
  }

  /// The best texts, at least `count` if so many reach `least` hundredths of a percent, and all that
  /// are no worse than the last of them; in no order.
  func search(
    _ query: MatchText, _ similarity: Similarity, count: Int, atLeast least: Int,
    _ memory: inout MatcherMemory
  ) throws -> [Hit] {
    var search = Search(query, similarity, count: count, least: max(least, 1))
    memory.visited.clear()
    let lists = try lists(of: query)
    var place = 0
    while place < lists.count, search.isOpen, lists[place].texts <= FuzzyIndex.few {
      try lookAtAll(of: lists[place], &search, &memory)
      search.leave(lists[place])
      place += 1
    }
    if search.mustSeekNumbers {
      try lookForOtherNumbers(lists.filter { !$0.isNumber }, &search, &memory)
    }
    if search.isOpen { try lookAtFrequent(lists[place...], &search, &memory) }
    return search.hits.filter { $0.measured.points >= search.floor }
  }

  /// Texts of a word that are looked at as they come.
  private static let few = 200

  private func lookAtAll(
    of list: List, _ search: inout Search, _ memory: inout MatcherMemory
  ) throws {
    try postings.forEachText(of: list.core, in: runs) { text in
      guard memory.visited.insert(text) else { return }
      try look(at: text, sharing: search.left, &search, &memory)
    }
  }

  /// Texts that differ in numbers alone have all words that are none, so those of one of these will
  /// do.
  private func lookForOtherNumbers(
    _ lists: [List], _ search: inout Search, _ memory: inout MatcherMemory
  ) throws {
    guard let rarest = lists.first else { return }
    var texts = try postings.texts(
      of: rarest.core, count: rarest.texts, in: runs, &memory.postings
    ).map { LikelyText(text: $0, count: UInt32(rarest.words)) }
    _ = try narrow(&texts, by: lists.dropFirst(), needed: lists.words, memory)
    for text in texts.lazy.map({ Int64($0.text) }) {
      guard try memory.length(of: text, reading: outlineRow) == search.length else { continue }
      let isLikely = try memory.withOutline(of: text, reading: outlineRow) {
        search.mayDifferInNumbersAlone($0)
      }
      guard isLikely, memory.visited.insert(text) else { continue }
      try measure(text, &search, &memory)
    }
    search.hasSeenNumbers = true
  }

  private func lookAtFrequent(
    _ lists: ArraySlice<List>, _ search: inout Search, _ memory: inout MatcherMemory
  ) throws {
    var known = WeightedTexts()
    var others: [List] = []
    for list in lists {
      let texts = try postings.texts(
        of: list.core, count: list.texts, in: runs, &memory.frequent)
      if let texts { known.append(texts, words: list.words) } else { others.append(list) }
    }
    let needed = search.needed(search.length)
    let read = Set(search.read(of: lists).map(\.core))
    let counted = others.filter { read.contains($0.core) }
    let texts = counted.reduce(0) { $0 + $1.texts }
    // A row of a set takes about as long as a posting.
    if known.rows < texts,
      let likely = Self.texts(sharing: needed + known.words - search.left, ofMost: known, &memory)
    {
      return try look(at: likely, besides: others[...], &search, &memory)
    }
    memory.counts.begin(upTo: counted.reduce(0) { $0 + $1.words })
    for list in counted {
      let texts = try postings.texts(
        of: list.core, count: list.texts, in: runs, &memory.postings)
      memory.counts.count(list.words, of: texts)
    }
    let unread = others.filter { !read.contains($0.core) }
    var likely: [LikelyText] = []
    memory.counts.forEachText(atLeast: needed - unread.words, besides: known) { text, count in
      likely.append(LikelyText(text: UInt32(truncatingIfNeeded: text), count: UInt32(count)))
      return true
    }
    try look(at: likely, besides: unread[...], &search, &memory)
  }

  /// A text and how many words of the query it is known to have.
  struct LikelyText {
    let text: UInt32
    var count: UInt32
  }

  /// Looks at texts that have some words of the query, those with the most first.
  ///
  /// - Parameters:
  ///   - texts: in rising order.
  ///   - unread: words of which texts may have more; the rarest first.
  private func look(
    at texts: [LikelyText], besides unread: ArraySlice<List>, _ search: inout Search,
    _ memory: inout MatcherMemory
  ) throws {
    var texts = texts
    let left = try narrow(&texts, by: unread, needed: search.needed(search.length), memory)
    texts.sort { ($1.count, $0.text) < ($0.count, $1.text) }
    for likely in texts {
      let count = Int(likely.count) + left
      guard count >= search.needed(search.length) else { break }
      guard memory.visited.insert(Int64(likely.text)) else { continue }
      try look(at: Int64(likely.text), sharing: count, &search, &memory)
    }
  }

  /// Reads more words of texts while that costs less than the outlines it may spare, and leaves the
  /// texts that may still have as many words of the query as are needed. Returns how many words are
  /// unread then.
  private func narrow(
    _ texts: inout [LikelyText], by lists: ArraySlice<List>, needed: Int, _ memory: MatcherMemory
  ) throws -> Int {
    var unread = lists.words
    for list in lists {
      // Where outlines are read already, to look at them costs less than their words.
      let outlines = memory.postingsForUnread(of: texts.lazy.map(\.text))
      guard list.texts < outlines else { break }
      var place = 0
      try postings.forEachText(of: list.core, in: runs) { text in
        while place < texts.count, texts[place].text < text { place += 1 }
        guard place < texts.count, texts[place].text == text else { return }
        texts[place].count += UInt32(list.words)
        place += 1
      }
      unread -= list.words
      texts.removeAll { Int($0.count) + unread < needed }
    }
    return unread
  }

  /// The texts that have at least so many words whose texts are known, in rising order; nil if they
  /// are many, so that it is worth while to read other words too.
  ///
  /// Few texts have half of a text's frequent words.
  private static func texts(
    sharing least: Int, ofMost known: WeightedTexts, _ memory: inout MatcherMemory
  ) -> [LikelyText]? {
    guard least > 0, 2 * least >= known.words else { return nil }
    var found: [LikelyText] = []
    memory.counts.begin(upTo: 0)
    memory.counts.forEachText(atLeast: least, besides: known) { text, count in
      found.append(LikelyText(text: UInt32(truncatingIfNeeded: text), count: UInt32(count)))
      return found.count <= FuzzyIndex.manyKnown
    }
    return found.count > FuzzyIndex.manyKnown ? nil : found
  }

  /// Texts of which no more are looked at without reading other words.
  private static let manyKnown = 2_000

  /// Looks at a text that has at most so many words in common with the query: measures it if it may
  /// reach the floor.
  @inline(__always)
  private func look(
    at text: Int64, sharing words: Int, _ search: inout Search, _ memory: inout MatcherMemory
  ) throws {
    let length = try memory.length(of: text, reading: outlineRow)
    guard search.mayReach(length: length, sharing: words) else { return }
    let mayReach = try memory.withOutline(of: text, reading: outlineRow) { search.mayReach($0) }
    if mayReach { try measure(text, &search, &memory) }
  }

  /// The query's words, the rarest first.
  private func lists(of query: MatchText) throws -> [List] {
    var lists: [Int64: List] = [:]
    for shape in query.shapes {
      lists[shape.coreKey, default: List(core: shape.coreKey, isNumber: shape.isNumber)].words += 1
    }
    if let core = PendingPostings.coreOfNumbers(query.shapes) {
      lists[core] = List(core: core, isNumber: false)
    }
    let cores = lists.keys.sorted()
    let counts = try postings.counts(of: cores, in: runs)
    for (core, count) in zip(cores, counts) { lists[core]?.texts = count }
    return lists.values.sorted { ($0.texts, $0.core) < ($1.texts, $1.core) }
  }

  /// A word of the query and how many texts have it.
  struct List {
    let core: Int64
    let isNumber: Bool
    /// How often it stands in the query.
    var words = 0
    var texts: Int64 = 0
  }

  private func measure(
    _ text: Int64, _ search: inout Search, _ memory: inout MatcherMemory
  ) throws {
    letters.bind(text, at: 1)
    defer { letters.reset() }
    guard try letters.step() else { return }
    let author = letters.withBytes(0) { String(decoding: $0, as: UTF8.self) }
    search.measure(text, MatchText(author, &memory.shapes), &memory.rows)
  }
}

extension Sequence<FuzzyIndex.List> {
  /// How many words of the query they are.
  fileprivate var words: Int { reduce(0) { $0 + $1.words } }
}

extension FuzzyIndex {
  /// One search: what is asked for and what was found so far.
  struct Search {
    private let query: MatchText
    private let pattern: OutlinePattern
    private let similarity: Similarity
    private let wanted: Int
    private(set) var hits: [FuzzyIndex.Hit] = []
    /// The scores of the best hits, as many as are wanted, the best first.
    private var best: [Int] = []
    /// What a text must reach, in hundredths of a percent.
    private(set) var floor: Int
    /// The words of the query whose texts have not all been seen.
    private(set) var left: Int
    /// Whether texts that have other numbers and all else the same have all been seen.
    var hasSeenNumbers: Bool
    private let bestByNumbers: Int

    init(_ query: MatchText, _ similarity: Similarity, count: Int, least: Int) {
      self.query = query
      self.similarity = similarity
      pattern = OutlinePattern(Outline.bytes(of: query.shapes))
      wanted = max(count, 1)
      floor = least
      left = query.count
      hasSeenNumbers = !query.hasNumbers
      bestByNumbers = min(10_000 - similarity.penalties.points(for: [.numbers]), 9999)
    }

    /// The words of the query.
    var length: Int { query.count }

    /// The words that two texts must have in common, the longer of `longer` words.
    func needed(_ longer: Int) -> Int { (longer * floor + 9999) / 10_000 }

    /// Whether a text that has none of the words left behind may reach the floor.
    var isOpen: Bool { left >= needed(query.count) && left > 0 }

    /// Whether texts with other numbers may reach the floor and have not been looked for.
    var mustSeekNumbers: Bool { !hasSeenNumbers && bestByNumbers >= floor }

    mutating func leave(_ list: FuzzyIndex.List) {
      left -= list.words
      // Each text of this word was looked at, those with other numbers too.
      if !list.isNumber { hasSeenNumbers = true }
    }

    /// The words to be read.
    ///
    /// One more word read costs less than what it spares as long as it is not five times as frequent as
    /// those read; a text must then have one more of them.
    func read(of lists: ArraySlice<FuzzyIndex.List>) -> ArraySlice<FuzzyIndex.List> {
      let needed = needed(query.count)
      var unread = left
      var end = lists.startIndex
      var texts: Int64 = 0
      while end < lists.endIndex {
        let isSpare = unread < needed
        if isSpare && (needed - unread >= 2 || lists[end].texts > 5 * texts) { break }
        unread -= lists[end].words
        texts += lists[end].texts
        end += 1
      }
      return lists[..<end]
    }

    func mayDifferInNumbersAlone(_ outline: UnsafeBufferPointer<UInt8>) -> Bool {
      Outline.mayDifferInNumbersAlone(pattern.bytes, outline)
    }

    /// Whether a text of so many words, so many of them shared, may reach the floor.
    func mayReach(length: Int, sharing words: Int) -> Bool {
      if mustSeekNumbers && length == query.count { return true }
      return min(words, length) >= needed(max(query.count, length))
    }

    /// Whether a text of this outline may reach the floor.
    func mayReach(_ outline: UnsafeBufferPointer<UInt8>) -> Bool {
      let longer = max(query.count, outline.count)
      if longer - pattern.leastDistance(to: outline) >= needed(longer) { return true }
      return mustSeekNumbers && mayDifferInNumbersAlone(outline)
    }

    mutating func measure(_ text: Int64, _ content: MatchText, _ rows: inout [Int]) {
      guard let measured = similarity.measure(query, content, atLeast: floor, rows: &rows) else {
        return
      }
      hits.append(FuzzyIndex.Hit(text: text, content: content, measured: measured))
      let place = best.firstIndex { $0 < measured.points } ?? best.count
      best.insert(measured.points, at: place)
      if best.count > wanted { best.removeLast() }
      if best.count == wanted { floor = max(floor, best[wanted - 1]) }
    }
  }
}
