import Bitext
import TextAnalysis

/// A text as a row of scalars that know their places, for rules about signs and blanks.
struct SignedText {
  let scalars: [Unicode.Scalar]
  /// The UTF-8 offset of each scalar, and of the end.
  private let offsets: [Int]

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    var offset = 0
    var offsets: [Int] = []
    offsets.reserveCapacity(scalars.count + 1)
    for scalar in scalars {
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    offsets.append(offset)
    self.offsets = offsets
  }

  var indices: Range<Int> { scalars.indices }

  /// Where scalars stand.
  func range(_ places: Range<Int>) -> TextRange {
    TextRange(offsets[places.lowerBound], offsets[places.upperBound])
  }

  func range(_ place: Int) -> TextRange { range(place..<place + 1) }

  /// The scalar at a place; nil outside.
  subscript(place: Int) -> Unicode.Scalar? {
    scalars.indices.contains(place) ? scalars[place] : nil
  }

  func isLetter(_ place: Int) -> Bool { self[place]?.properties.isAlphabetic == true }

  func isArabicLetter(_ place: Int) -> Bool { self[place].map(ArabicLetter.isLetter) == true }

  func isDigit(_ place: Int) -> Bool { self[place].flatMap(ArabicLetter.digit) != nil }

  func isBlank(_ place: Int) -> Bool { self[place]?.properties.isWhitespace == true }

  /// The nearest place before that bears neither a mark nor an invisible sign.
  func before(_ place: Int) -> Int {
    var place = place - 1
    while let scalar = self[place], Self.isSilent(scalar) { place -= 1 }
    return place
  }

  /// The nearest place behind that bears neither a mark nor an invisible sign.
  func behind(_ place: Int) -> Int {
    var place = place + 1
    while let scalar = self[place], Self.isSilent(scalar) { place += 1 }
    return place
  }

  /// Vowel marks, joiners and direction marks.
  private static func isSilent(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .format: true
    default: false
    }
  }
}

extension UTF8 {
  /// How many bytes a scalar takes.
  fileprivate static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0..<0x80: 1
    case 0x80..<0x800: 2
    case 0x800..<0x10000: 3
    default: 4
    }
  }
}
