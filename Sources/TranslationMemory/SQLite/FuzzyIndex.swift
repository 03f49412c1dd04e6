internal import GRDB

/// Finds the texts that are like a text: none that reaches the threshold is missed.
///
/// Two texts whose score is t have at least t times the words of the longer in common, by their
/// cores; so a text within the threshold has one of the query's words even if the most frequent
/// words are left out, as many as the threshold asks for less one (prefix filter; Chaudhuri, Ganti
/// and Kaushik 2006). Only the rarest words' texts are therefore looked at. Each is met first under
/// the rarest word it has in common; what is left of the query from there on, the lengths, and the
/// distance of the outlines each may say that it is too far. What is not is read and measured. Once
/// as many as wanted are found, the threshold is the score of the last of them, and rises.
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
    if memory.runs != runs {
      let highest = try BareStatement(db, "SELECT max(id) FROM text")
      defer { highest.reset() }
      _ = try highest.step()
      memory.begin(runs, highest: highest.number(0))
    }
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
    for list in try lists(of: query) {
      guard search.mustRead(list) else { continue }
      try postings.forEachText(of: list.core, in: runs) { text in
        guard memory.visited.insert(text) else { return }
        let mayReach = try memory.withOutline(of: text, reading: outlineRow) {
          search.mayReach($0)
        }
        if mayReach { try measure(text, &search, &memory) }
      }
      search.leave(list)
    }
    return search.hits.filter { $0.measured.points >= search.floor }
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

/// One search: what is asked for and what was found so far.
private struct Search {
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
  private var left: Int
  /// Whether texts that have other numbers and all else the same have all been seen.
  private var hasSeenNumbers: Bool
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

  /// The words that two texts must have in common, the longer of `longer` words.
  private func needed(_ longer: Int) -> Int { (longer * floor + 9999) / 10_000 }

  /// Whether a text not yet seen may reach the floor by having this word.
  func mustRead(_ list: FuzzyIndex.List) -> Bool {
    left >= needed(query.count) || !list.isNumber && !hasSeenNumbers && bestByNumbers >= floor
  }

  mutating func leave(_ list: FuzzyIndex.List) {
    left -= list.words
    // Texts that differ in numbers alone have all words that are none, so one of these will do.
    if !list.isNumber { hasSeenNumbers = true }
  }

  /// Whether a text of this outline, which has none of the words left behind, may reach the floor.
  func mayReach(_ outline: UnsafeBufferPointer<UInt8>) -> Bool {
    if query.hasNumbers, bestByNumbers >= floor,
      Outline.mayDifferInNumbersAlone(pattern.bytes, outline)
    {
      return true
    }
    let longer = max(query.count, outline.count)
    let needed = needed(longer)
    guard min(left, outline.count) >= needed else { return false }
    return longer - pattern.leastDistance(to: outline) >= needed
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
