import Bitext

/// Are brackets in pairs, and none lost?
struct BracketCheck: Check {
  static let about = CheckDescription("bracket", "Are brackets in pairs, and are none lost?")

  init(_ setting: CheckSetting) {}

  mutating func examine(_ unit: UnitReading) -> [Finding] {
    let (source, target) = (Brackets(unit.source.signs), Brackets(unit.target.signs))
    if let lonely = target.lonely.first, source.lonely.isEmpty {
      return [
        Self.finding(
          .warning, unit, target: lonely, "a bracket stands alone",
          cure: "put the other one where it belongs, or strike this one")
      ]
    }
    guard unit.isTranslated, source.pairs > 0, target.pairs == 0, target.lonely.isEmpty else {
      return []
    }
    return [
      Self.finding(
        .note, unit, "the brackets of the source are lost",
        cure: "set them, unless the words are rendered without")
    ]
  }
}

/// The brackets of a text; `1)` and `أ)` at its start are no brackets.
private struct Brackets {
  private(set) var pairs = 0
  private(set) var lonely: [TextRange] = []

  init(_ text: SignedText) {
    var open: [(Unicode.Scalar, Int)] = []
    for place in text.indices {
      guard let scalar = text[place] else { continue }
      if let closing = Self.closing[scalar] {
        open.append((closing, place))
      } else if Self.closing.values.contains(scalar) {
        if open.last?.0 == scalar {
          open.removeLast()
          pairs += 1
        } else if !Self.isItem(text, place) {
          lonely.append(text.range(place))
        }
      }
    }
    lonely += open.map { text.range($0.1) }
  }

  private static let closing: [Unicode.Scalar: Unicode.Scalar] = ["(": ")", "[": "]", "{": "}"]

  /// Whether all before the bracket is a short mark of a list, as in `1)`, `(a) b)`, `أ)`, or the
  /// eyes of a face, as in `:)`.
  private static func isItem(_ text: SignedText, _ place: Int) -> Bool {
    if text[place - 1] == ":" || text[place - 1] == "-" { return true }
    var start = place - 1
    while text.isLetter(start) || text.isDigit(start) { start -= 1 }
    return place - start <= 5 && (text[start] == nil || text.isBlank(start))
      && (start <= 0 || text.isItemBreak(start - 1))
  }
}

extension SignedText {
  /// Whether an item of a list may begin behind the sign at a place.
  fileprivate func isItemBreak(_ place: Int) -> Bool {
    self[place].map { ":;,.،؛-–".unicodeScalars.contains($0) } ?? true
  }
}
