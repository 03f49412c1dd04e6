/// Segments that belong together: the sources, and the targets that translate them.
///
/// Indices count segments from 0 on each side and rise. One side may be empty: a segment that
/// nobody translated. The word is Brown, Lai & Mercer's (1991).
public struct Bead: Hashable, Sendable, Codable {
  public let sources: [Int]
  public let targets: [Int]
  /// The chance that the bead is exactly right, 0…1.
  public let confidence: Double
  public let evidence: [Evidence]

  public init(
    sources: [Int], targets: [Int], confidence: Double = 1, evidence: [Evidence] = []
  ) {
    self.sources = sources
    self.targets = targets
    self.confidence = confidence
    self.evidence = evidence
  }

  /// Whether one side is empty.
  public var isUnaligned: Bool { sources.isEmpty || targets.isEmpty }

  /// `[0,1]:[2]`, the form of the ladder files that aligners and their scorers exchange.
  public var ladder: String {
    "[\(sources.map(String.init).joined(separator: ","))]:"
      + "[\(targets.map(String.init).joined(separator: ","))]"
  }
}

/// One reason why the segments of a bead belong together, or what speaks against it.
public enum Evidence: Hashable, Sendable, Codable {
  /// The cosine of the two sides' sentence vectors, −1…1.
  case meaning(Double)
  /// How usual the two sides' lengths are for translations of each other, 0…1.
  case length(Double)
  case number(SharedSpan)
  case name(SharedSpan)
  case term(SharedSpan)
  case gloss(SharedSpan)
  /// How like a unit of the memory the bead is in both languages, 0…1.
  case memory(Double)
  /// Numbers of one kind that stand for each other and differ.
  case conflict(SharedSpan)
  /// Where a side that was not cut could be, as the other side is.
  case division(Division)

  /// A place inside a segment, at a comma or the like, that answers to the end of a segment on the
  /// other side: cut there, the bead would be two.
  public struct Division: Hashable, Sendable, Codable {
    public let side: Side
    /// UTF-8 bytes before the place, within the joined text of the side.
    public let offset: Int
    /// The last word before the place with its sign, and the first behind it.
    public let before: String
    public let after: String

    public enum Side: String, Hashable, Sendable, Codable { case source, target }

    public init(side: Side, offset: Int, before: String, after: String) {
      self.side = side
      self.offset = offset
      self.before = before
      self.after = after
    }
  }

  /// Words on both sides that say the same, or of a conflict what either says. Ranges count within the joined text of a side: the
  /// bead's segments in order with one space between.
  public struct SharedSpan: Hashable, Sendable, Codable {
    public let source: String
    public let target: String
    public let sourceRange: TextRange
    public let targetRange: TextRange

    public init(source: String, target: String, sourceRange: TextRange, targetRange: TextRange) {
      self.source = source
      self.target = target
      self.sourceRange = sourceRange
      self.targetRange = targetRange
    }
  }
}

extension Evidence {
  /// Whether it is more than a dictionary word.
  public var isTelling: Bool {
    switch self {
    case .gloss, .division: false
    default: true
    }
  }

  /// The words behind the evidence, where it is words.
  public var span: SharedSpan? {
    switch self {
    case .meaning, .length, .memory, .division: nil
    case .number(let span), .name(let span), .term(let span), .gloss(let span),
      .conflict(let span):
      span
    }
  }
}

extension Evidence {
  /// The evidence in plain words, such as `number 2254 = 2254` or `meaning 0.84`.
  public var sentence: String {
    switch self {
    case .meaning(let cosine): "meaning \(twoDigits(cosine))"
    case .length(let share): "length \(twoDigits(share))"
    case .number(let span): "number \(span.source) = \(span.target)"
    case .name(let span): "name \(span.source) ≈ \(span.target)"
    case .term(let span): "term \(span.source) = \(span.target)"
    case .gloss(let span): "dictionary \(span.source) = \(span.target)"
    case .memory(let share): "memory \(twoDigits(share))"
    case .conflict(let span): "number \(span.source) ≠ \(span.target)"
    case .division(let place): "\(place.side.rawValue) divides at \(place.before) | \(place.after)"
    }
  }
}

/// A number with two digits behind the point.
private func twoDigits(_ value: Double) -> String {
  let hundredths = Int((abs(value) * 100).rounded())
  let fraction = hundredths % 100
  return (value < 0 && hundredths > 0 ? "−" : "") + "\(hundredths / 100)."
    + (fraction < 10 ? "0" : "") + String(fraction)
}
