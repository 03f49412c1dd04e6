/// How a text's segments end and the next begin: whether a sentence is over there.
///
/// A line that ends with a comma, or before one that begins with a small letter, was cut inside a
/// sentence, by a printer's line, a caption or a segmenter; what belongs to one bead is then more
/// likely to go on. A sentence that asks is translated by one that asks.
struct SegmentBreaks: Sendable {
  /// The break before each segment and after the last.
  let kinds: [Kind]
  /// The sign each segment ends with, where it says what kind of sentence it is.
  let signs: [Sign]

  enum Kind: Sendable {
    /// A full stop, or another sign that ends a sentence; the ends of the text.
    case closed
    /// No sign at all, as after a headline.
    case bare
    /// Inside a sentence.
    case open
  }

  enum Sign: Sendable { case none, question, exclamation, colon }

  init(_ texts: [String]) {
    let ends = texts.map(SegmentEnd.init)
    signs = ends.map(\.sign)
    var kinds = Array(repeating: Kind.closed, count: texts.count + 1)
    for next in texts.indices.dropFirst() {
      let end = ends[next - 1]
      kinds[next] = texts[next].beginsSmall ? .open : end.kind
    }
    self.kinds = kinds
  }
}

/// The last sign of a segment, quotation marks and brackets left aside.
private struct SegmentEnd {
  let kind: SegmentBreaks.Kind
  let sign: SegmentBreaks.Sign

  private static let asideSigns: Set<Unicode.Scalar> = [
    " ", "\"", "'", "»", "«", "”", "“", "’", ")", "]", "*", "\u{A0}", "\u{200F}", "\u{200E}",
  ]

  init(_ text: String) {
    let last = text.unicodeScalars.reversed().first { !Self.asideSigns.contains($0) }
    switch last {
    case "?", "\u{61F}": (kind, sign) = (.closed, .question)
    case "!": (kind, sign) = (.closed, .exclamation)
    case ":": (kind, sign) = (.closed, .colon)
    case ".", "…", "\u{6D4}": (kind, sign) = (.closed, .none)
    case ",", ";", "\u{60C}", "\u{61B}", "-", "–", "—": (kind, sign) = (.open, .none)
    default: (kind, sign) = (.bare, .none)
    }
  }
}

extension String {
  /// Whether the first letter is a small one; a number before it says nothing.
  fileprivate var beginsSmall: Bool {
    for scalar in unicodeScalars {
      if scalar.properties.isAlphabetic { return scalar.properties.isLowercase }
      if scalar.properties.numericType != nil { return false }
    }
    return false
  }
}

/// The breaks of both sides, as features of a bead.
struct BreakFeatures: Sendable {
  static let names = [
    "open-inside", "bare-inside", "open-at-one-edge", "open-at-both-edges", "bare-at-one-edge",
    "same-sign", "other-sign",
  ]

  let source: SegmentBreaks
  let target: SegmentBreaks

  func append(_ bead: Candidate, to row: inout [Float]) {
    var (open, bare) = (0, 0)
    func count(inside kind: SegmentBreaks.Kind) {
      if kind == .open { open += 1 }
      if kind == .bare { bare += 1 }
    }
    for next in bead.sourceRun.dropFirst() { count(inside: source.kinds[next]) }
    for next in bead.targetRun.dropFirst() { count(inside: target.kinds[next]) }
    let first = Edge(source.kinds[bead.source], target.kinds[bead.target])
    let last = Edge(source.kinds[bead.sourceEnd], target.kinds[bead.targetEnd])
    let (sign, other) = (source.signs[bead.sourceEnd - 1], target.signs[bead.targetEnd - 1])
    row.append(Float(open))
    row.append(Float(bare))
    row.append(first.isOpenOnce + last.isOpenOnce)
    row.append(first.isOpenTwice + last.isOpenTwice)
    row.append(first.isBareOnce + last.isBareOnce)
    row.append(sign == other && sign != .none ? 1 : 0)
    row.append(sign != other ? 1 : 0)
  }

  /// The breaks of both sides at one edge of a bead; 1 for yes.
  private struct Edge {
    let isOpenOnce: Float
    let isOpenTwice: Float
    let isBareOnce: Float

    init(_ source: SegmentBreaks.Kind, _ target: SegmentBreaks.Kind) {
      let open = (source == .open ? 1 : 0) + (target == .open ? 1 : 0)
      isOpenOnce = open == 1 ? 1 : 0
      isOpenTwice = open == 2 ? 1 : 0
      isBareOnce = open == 0 && (source == .bare) != (target == .bare) ? 1 : 0
    }
  }
}
