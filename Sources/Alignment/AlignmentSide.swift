public import Bitext

/// One side of a pair to align.
public struct AlignmentSide: Sendable {
  public let language: Language
  /// The segments' texts in order.
  public let texts: [String]
  /// Where glossary terms stand in them, if a glossary was asked.
  public let terms: [TermOccurrence]
  /// In how many other pairs of texts each segment's line was left alone; empty if nobody counted.
  public let recurrences: [Int]
  /// What a memory has for segments of this side, the source.
  public let remembered: [RememberedTranslation]

  /// Precondition: there are as many recurrences as texts, or none.
  public init(
    language: Language, texts: [String], terms: [TermOccurrence] = [], recurrences: [Int] = [],
    remembered: [RememberedTranslation] = []
  ) {
    precondition(recurrences.isEmpty || recurrences.count == texts.count, "one count a segment")
    self.language = language
    self.texts = texts
    self.terms = terms
    self.recurrences = recurrences
    self.remembered = remembered
  }

  /// A glossary concept met in a segment.
  public struct TermOccurrence: Hashable, Sendable {
    public let concept: String
    public let segment: Int
    /// Within the segment's text.
    public let range: TextRange

    public init(concept: String, segment: Int, range: TextRange) {
      self.concept = concept
      self.segment = segment
      self.range = range
    }
  }
}

/// A translation that a memory has for neighbouring segments.
public struct RememberedTranslation: Hashable, Sendable {
  public let segments: Range<Int>
  /// The translation.
  public let text: String
  /// How like the memory's source is to the segments, 0…1.
  public let likeness: Double

  public init(segments: Range<Int>, text: String, likeness: Double) {
    self.segments = segments
    self.text = text
    self.likeness = likeness
  }
}

extension AlignmentSide {
  /// Some of the segments, numbered from the first of them.
  func part(_ segments: Range<Int>) -> AlignmentSide {
    guard segments != texts.indices else { return self }
    let first = segments.lowerBound
    return AlignmentSide(
      language: language, texts: Array(texts[segments]),
      terms: terms.filter { segments.contains($0.segment) }.map {
        TermOccurrence(concept: $0.concept, segment: $0.segment - first, range: $0.range)
      },
      recurrences: recurrences.isEmpty ? [] : Array(recurrences[segments]),
      remembered: remembered.filter {
        $0.segments.lowerBound >= first && $0.segments.upperBound <= segments.upperBound
      }.map {
        RememberedTranslation(
          segments: ($0.segments.lowerBound - first)..<($0.segments.upperBound - first),
          text: $0.text, likeness: $0.likeness)
      })
  }
}
