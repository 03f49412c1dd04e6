import Bitext

/// Where one side of a bead could be cut as the other is: a sentence that the translation splits
/// at a comma.
///
/// A place answers to the end of a segment on the other side if the words that both sides share
/// stand before it or behind it together, on both sides of the cut, and the shares of length
/// agree. Where segments of both sides end together nothing is said.
struct BeadDivisions: Sendable {
  /// Words that say the same, by where they start in the joined text of each side.
  struct Tie: Hashable, Sendable {
    let source: Int
    let target: Int
    /// Above 0.
    let weight: Float
  }

  let found: [Evidence.Division]

  init(source: DivisibleText, target: DivisibleText, ties: [Tie]) {
    let sides = (source: source, target: target)
    let turned = ties.map { Tie(source: $0.target, target: $0.source, weight: $0.weight) }
    let inSource = Self.places(in: sides.source, answering: sides.target, ties)
    let inTarget = Self.places(in: sides.target, answering: sides.source, turned)
    found =
      inSource.map { source.division(at: $0, .source) }
      + inTarget.map { target.division(at: $0, .target) }
  }

  /// The places in one text, none of them the end of a segment, that answer best to the ends of
  /// the other's segments. `Tie.source` counts in the one, `Tie.target` in the other.
  private static func places(
    in text: DivisibleText, answering other: DivisibleText, _ ties: [Tie]
  ) -> [Int] {
    var found: [Int] = []
    for end in other.ends {
      let cuts = (text.ends + text.commas).compactMap {
        Cut(at: $0, of: text.length, answering: end, of: other.length, ties)
      }
      guard let best = cuts.max(by: { $0.worth < $1.worth }), !text.ends.contains(best.place),
        !found.contains(best.place)
      else { continue }
      found.append(best.place)
    }
    return found
  }
}

/// A place at which a text might be cut, and how well that answers to a cut of the other.
private struct Cut {
  let place: Int
  let worth: Float

  /// At most this share of the tied words may stand across the cut.
  private static let across: Float = 0.1
  /// How far the shares of length before the cut may differ.
  private static let lengthSlack: Float = 0.15
  /// How much must be tied before and behind: a rare word or a number.
  private static let tied: Float = 1

  init?(
    at place: Int, of length: Int, answering end: Int, of otherLength: Int,
    _ ties: [BeadDivisions.Tie]
  ) {
    var (before, behind, across): (Float, Float, Float) = (0, 0, 0)
    for tie in ties {
      switch (tie.source < place, tie.target < end) {
      case (true, true): before += tie.weight
      case (false, false): behind += tie.weight
      default: across += tie.weight
      }
    }
    let skew = abs(Float(place) / Float(length) - Float(end) / Float(otherLength))
    guard min(before, behind) >= Self.tied, skew <= Self.lengthSlack,
      across <= Self.across * (before + behind + across)
    else { return nil }
    self.place = place
    worth = before + behind - across - skew
  }
}

/// Segments joined by single blanks, with the places where they end and where they might.
struct DivisibleText: Sendable {
  private let text: String
  /// Where each segment but the first starts, in UTF-8 bytes.
  let ends: [Int]
  /// Where a word starts behind a comma, a semicolon, a colon or a dash.
  let commas: [Int]

  private static let signs: Set<Unicode.Scalar> = [
    ",", ";", ":", "\u{60C}", "\u{61B}", "–", "—",
  ]

  init(_ segments: [String]) {
    text = segments.joined(separator: " ")
    var (ends, start): ([Int], Int) = ([], 0)
    for segment in segments.dropLast() {
      start += segment.utf8.count + 1
      ends.append(start)
    }
    self.ends = ends
    commas = Self.commas(in: text).filter { !ends.contains($0) }
  }

  var length: Int { max(1, text.utf8.count) }

  private static func commas(in text: String) -> [Int] {
    var places: [Int] = []
    var (offset, isBehindSign, isBehindBlank) = (0, false, false)
    for scalar in text.unicodeScalars {
      if scalar == " " {
        isBehindBlank = isBehindSign
      } else {
        if isBehindBlank { places.append(offset) }
        (isBehindSign, isBehindBlank) = (signs.contains(scalar), false)
      }
      offset += UTF8.width(scalar)
    }
    return places
  }

  func division(at offset: Int, _ side: Evidence.Division.Side) -> Evidence.Division {
    let before = text[TextRange(0, offset)].split(separator: " ").last ?? ""
    let after = text[TextRange(offset, text.utf8.count)].split(separator: " ").first ?? ""
    return Evidence.Division(
      side: side, offset: offset, before: String(before), after: String(after))
  }
}
