/// What a word can mean among numbers and dates.
struct NumeralWord: Sendable {
  let role: Role
  let value: Int

  /// The raw values are the first column of the word tables.
  enum Role: String, Sendable {
    // Cardinals. `eleven` words are numbers only in compounds: أحد is "someone", but أحد عشر 11.
    case unit, eleven, ten, teen, tens, hundred, hundreds, dozen
    /// A power of a thousand, its dual, and its plural, which alone counts nothing ("thousands").
    case scale, dualScale, pluralScale
    /// `ألفا`: "thousand" counted (خمسون ألفا), or "two thousand" before its noun.
    case accusativeScale
    // Ordinals and parts.
    case ordinal, ordinalTens, ordinalHundred, adverb, half, fraction, fractionPlural
    /// A noun whose dual says "two", and words for "twice".
    case dual, twice
    // Calendar.
    case month, weakMonth, shyMonth, monthFamily, weekday, decade
    case yearMarker, monthMarker, span, dateContext, before, after
    // Clock.
    case hourMarker, morning, afternoon, oclock, noon, except
    // What stands around numbers.
    case documentMarker, documentBody, numberMarker, romanMarker
    case percent, percentPreposition, percentBase, currency
    case and, to, of, article, era, barred
    // What sticks to digits: 21st, 1990s, 3bn.
    case ordinalSuffix, decadeSuffix, magnitude
  }
}

/// The rows of a word table: a role, a value, then the words.
///
///     unit 3 three
///
/// A word stands in one row only. In Arabic tables the spelling is folded on reading (hamza, ya,
/// ta marbuta), so each spelling need be written once.
struct NumeralTable: Sendable {
  let rows: [(word: String, meaning: NumeralWord)]

  init(_ text: String) {
    rows = text.split(separator: "\n").flatMap { line -> [(String, NumeralWord)] in
      let columns = line.split(separator: " ")
      guard columns.count > 2, let role = NumeralWord.Role(rawValue: String(columns[0])),
        let value = Int(columns[1])
      else { preconditionFailure("a word table has a row that cannot be read: \(line)") }
      return columns[2...].map { (String($0), NumeralWord(role: role, value: value)) }
    }
  }
}
