import Bitext

/// The places of a bead's evidence on each side, in order and without overlaps, each with the number
/// of its reason.
struct AlignMarks {
  struct Mark: Hashable, Sendable {
    let range: TextRange
    let reason: Int
    /// Whether it is a number, a name or a term, as against a dictionary word.
    let isTelling: Bool
  }

  let sources: [Mark]
  let targets: [Mark]

  init(_ evidence: [Evidence]) {
    sources = Self.disjoint(evidence) { $0.sourceRange }
    targets = Self.disjoint(evidence) { $0.targetRange }
  }

  /// Where two overlap, the telling one stays, or the first.
  private static func disjoint(
    _ evidence: [Evidence], _ range: (Evidence.SharedSpan) -> TextRange
  ) -> [Mark] {
    let marks = evidence.enumerated().compactMap { number, one in
      one.span.map { Mark(range: range($0), reason: number, isTelling: one.isTelling) }
    }
    var kept: [Mark] = []
    for mark in marks.filter(\.isTelling) + marks.filter({ !$0.isTelling })
    where !mark.range.isEmpty && !kept.contains(where: { $0.range.overlaps(mark.range) }) {
      kept.append(mark)
    }
    return kept.sorted { $0.range < $1.range }
  }
}

extension AlignRow.Reasons {
  /// Reasons in the order in which a translator weighs them: what is shared, then dictionary words.
  init(_ evidence: [Evidence], _ marks: AlignMarks) {
    let numbered = evidence.enumerated().map { ($0.offset, $0.element) }
    let ordered = numbered.filter { $0.1.isTelling } + numbered.filter { !$0.1.isTelling }
    self.init(items: ordered.map { AlignRow.Reason($0.0, $0.1) }, isEmpty: evidence.isEmpty)
  }
}

extension AlignRow.Reason {
  fileprivate init(_ number: Int, _ evidence: Evidence) {
    func hundredths(_ value: Double) -> String { "\(Int((value * 100).rounded())) %" }
    switch evidence {
    case .meaning(let cosine):
      self.init(number, "meaning", value: hundredths(cosine))
    case .length(let share):
      self.init(number, "length", value: hundredths(share))
    case .number(let span): self.init(number, "number", here: span.source, there: span.target)
    case .name(let span): self.init(number, "name", here: span.source, there: span.target)
    case .term(let span): self.init(number, "term", here: span.source, there: span.target)
    case .conflict(let span):
      self.init(number, "numbers differ", here: span.source, there: span.target)
    case .memory(let likeness):
      self.init(number, "memory", value: hundredths(likeness))
    case .gloss(let span): self.init(number, "dictionary", here: span.source, there: span.target)
    case .division(let place):
      self.init(
        number, "could be cut on the \(place.side.rawValue) side", here: place.before,
        there: place.after)
    }
  }

  private init(
    _ number: Int, _ kind: String, value: String? = nil, here: String? = nil,
    there: String? = nil
  ) {
    self.init(number: number, kind: kind, value: value, here: here, there: there)
  }
}
