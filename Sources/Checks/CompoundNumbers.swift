import Bitext
import TextAnalysis

/// Numbers of several parts, such as 2-1, 6.11, 3/2/1 and 10:30, as the lists of their parts.
///
/// The parts of article 6.11 are written 6-11 or 11-6 in Arabic, those of a time 30/10, for
/// right-to-left typing turns them round; 1310 is the time 13:10.
struct CompoundNumbers {
  private struct Compound {
    let range: TextRange
    let parts: [String]

    /// Whether the two have the same parts in either order, or one runs the other's together.
    func isWritten(otherwise other: Compound) -> Bool {
      guard parts.count > 1 || other.parts.count > 1 else { return false }
      if parts == other.parts || parts == other.parts.reversed() { return true }
      let (joined, turned) = (other.parts.joined(), other.parts.reversed().joined())
      return parts.joined() == joined || parts.joined() == turned
        || parts.reversed().joined() == joined
    }
  }

  private let compounds: [Compound]

  init(_ text: SignedText) { compounds = Self.compounds(of: text) }

  /// Whether a number is part of a compound that the other side writes otherwise, or writes
  /// otherwise a compound of the other side.
  func shares(_ range: TextRange, with other: CompoundNumbers) -> Bool {
    guard let own = compounds.first(where: { $0.range.overlaps(range) }) else { return false }
    return other.compounds.contains { $0.isWritten(otherwise: own) }
  }

  /// The hours and minutes a number may be part of, both ways round.
  func times(_ range: TextRange) -> [(hour: Int, minute: Int)] {
    guard let own = compounds.first(where: { $0.range.overlaps(range) }), own.parts.count == 2,
      let first = Int(own.parts[0]), let second = Int(own.parts[1])
    else { return [] }
    return [(first, second), (second, first)].filter { $0.0 < 24 && $0.1 < 60 }
  }

  private static func compounds(of text: SignedText) -> [Compound] {
    var found: [Compound] = []
    var place = 0
    while place < text.indices.count {
      guard text.isDigit(place) else {
        place += 1
        continue
      }
      let start = place
      var parts: [String] = []
      var end = place
      while text.isDigit(place) {
        var digits = ""
        while let digit = text[place].flatMap(ArabicLetter.digit) {
          digits += String(digit)
          place += 1
        }
        parts.append(digits)
        end = place
        guard let sign = text[place], "-–./:".unicodeScalars.contains(sign) else { break }
        place += text.isBlank(place + 1) && sign != "." && sign != ":" ? 2 : 1
      }
      place = max(place, end)
      found.append(Compound(range: text.range(start..<end), parts: parts))
    }
    return found
  }
}
