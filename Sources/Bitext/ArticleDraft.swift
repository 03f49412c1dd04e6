/// An article with what helps to translate it, segment by segment: proposals of the memory, terms,
/// and the numbers, dates and names that go over as they are.
public struct ArticleDraft: Hashable, Sendable {
  public let article: Article
  /// The language translated into.
  public let target: Language
  /// A row for each segment, in the order of the article.
  public let rows: [Row]
  /// What the memory saves, segments that match alike together.
  public let bands: [Band]
  /// Program, memories and glossaries, in one line.
  public let signature: String

  public init(
    article: Article, target: Language, rows: [Row], bands: [Band] = [], signature: String
  ) {
    self.article = article
    self.target = target
    self.rows = rows
    self.bands = bands
    self.signature = signature
  }

  /// Segments that match alike, as agencies count them.
  public struct Band: Hashable, Sendable, Codable {
    /// Such as `101`, `100`, `repetitions`, `85–94`, `new`.
    public let band: String
    public let segments: Int
    public let words: Int
    /// What a word counts, in percent of a new word.
    public let weight: Int
    public let weightedWords: Double

    public init(band: String, segments: Int, words: Int, weight: Int, weightedWords: Double) {
      self.band = band
      self.segments = segments
      self.words = words
      self.weight = weight
      self.weightedWords = weightedWords
    }
  }

  /// What the memory saves in one line: `12 segments, 240 words: 2 identical …`.
  public var summary: String {
    func counted(_ count: Int, _ noun: String) -> String {
      "\(count) \(noun)\(count == 1 ? "" : "s")"
    }
    let words = bands.reduce(0) { $0 + $1.words }
    let filled = bands.filter { $0.segments > 0 }.map { "\($0.band): \($0.segments)" }
    return "\(counted(rows.count, "segment")), \(counted(words, "word"))"
      + (filled.isEmpty ? "" : " (by match \(filled.joined(separator: ", ")))")
  }

  /// One segment with its helps. Ranges count in the segment's text.
  public struct Row: Hashable, Sendable {
    public let segment: Segment
    /// What the memory has, the best first.
    public let proposals: [DraftProposal]
    /// In the order of the text.
    public let terms: [DraftTerm]
    /// In the order of the text.
    public let carried: [CarriedWording]
    /// What stands in the target to begin with; nil leaves it empty.
    public let filling: Filling?

    public init(
      segment: Segment, proposals: [DraftProposal], terms: [DraftTerm],
      carried: [CarriedWording], filling: Filling? = nil
    ) {
      self.segment = segment
      self.proposals = proposals
      self.terms = terms
      self.carried = carried
      self.filling = filling
    }

    public func filled(with filling: Filling?) -> Row {
      Row(
        segment: segment, proposals: proposals, terms: terms, carried: carried, filling: filling)
    }
  }

  /// A target's first wording, and where it comes from.
  public struct Filling: Hashable, Sendable {
    public let text: String
    public let origin: Origin

    public init(text: String, origin: Origin) {
      self.text = text
      self.origin = origin
    }

    public enum Origin: Hashable, Sendable {
      /// A translation of the memory, with the score of its source, 0…101.
      case memory(percent: Int)
      /// Known wordings in the order of the source, which are no translation.
      case pieces
      /// What a translator wrote, and whether the translator vouches for it.
      case translator(isConfirmed: Bool)
    }

    /// Whether a translator vouches for it.
    public var isConfirmed: Bool { origin == .translator(isConfirmed: true) }

    /// Whether it is the translation of the same letters.
    public var isExact: Bool {
      if case .memory(let percent) = origin { percent >= 100 } else { false }
    }
  }
}

extension ArticleDraft.Row {
  /// The wordings of what is known in the segment, in its order with … between: what a translator
  /// would type anyway. Nil if nothing is known. Of two that overlap the longer one is taken.
  public var pieces: String? {
    let known =
      terms.compactMap { term in term.preferred.map { (range: term.range, text: $0) } }
      + carried.map { (range: $0.range, text: $0.text) }
    var taken: [(range: TextRange, text: String)] = []
    // Sorting is stable in what it compares, so that of equal ranges the first entry stays.
    let longest = known.enumerated().sorted {
      ($1.element.range.count, $0.offset) < ($0.element.range.count, $1.offset)
    }
    for (_, piece) in longest where !taken.contains(where: { $0.range.overlaps(piece.range) }) {
      taken.append(piece)
    }
    let ordered = taken.sorted { $0.range < $1.range }.map(\.text)
    return ordered.isEmpty ? nil : ordered.joined(separator: " … ")
  }

  /// What is known of each stretch, in the order of the text; several things may be known of one.
  public var remarks: [(range: TextRange, texts: [String])] {
    let all =
      terms.map { (range: $0.range, text: $0.remark) }
      + carried.map { (range: $0.range, text: $0.remark) }
    var remarks: [(range: TextRange, texts: [String])] = []
    for item in all.enumerated().sorted(by: {
      ($0.element.range, $0.offset) < ($1.element.range, $1.offset)
    }).map(\.element) {
      if let last = remarks.last, last.range == item.range {
        remarks[remarks.count - 1].texts.append(item.text)
      } else {
        remarks.append((item.range, [item.text]))
      }
    }
    return remarks
  }
}
