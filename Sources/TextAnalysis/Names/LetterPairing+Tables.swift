extension LetterPairing {
  /// Latin letters with Arabic ones.
  static let latinToArabic = LetterPairing(latinToArabic: NameCostTable.latinArabic)

  /// Reads a table of Latin with Arabic groups in the form of `NameCostTable`.
  ///
  /// Precondition: each row is two groups of letters and a whole number.
  public init(latinToArabic table: String) {
    self.init(
      rows: Self.rows(table, source: Self.latinCodes), longestSource: 3, longestTarget: 2,
      ends: (NameLetters.latinStart, NameLetters.arabicStart))
  }

  /// The score in nats of two names, given as codes of `NameLetters`.
  public func evidence(latin: [UInt8], arabic: [UInt8]) -> Double {
    evidence(sourceNumbers(of: latin), targetNumbers(of: arabic))
  }

  /// Arabic letters with those that another writer puts for the same sound.
  static let arabicToArabic = LetterPairing(arabicToArabic: NameCostTable.arabicArabic)

  /// Reads a table of Arabic groups with Arabic ones in the form of `NameCostTable`.
  ///
  /// Precondition: each row is two groups of letters and a whole number.
  public init(arabicToArabic table: String) {
    self.init(
      rows: Self.rows(table, source: Self.arabicCodes), longestSource: 2, longestTarget: 2,
      ends: (NameLetters.arabicStart, NameLetters.arabicStart))
  }

  /// The score in nats of two Arabic names, given as codes of `NameLetters`.
  func evidence(arabic: [UInt8], arabic other: [UInt8]) -> Double {
    evidence(sourceNumbers(of: arabic), targetNumbers(of: other))
  }

  /// A row is two groups of letters and a score; `^` and `$` are the ends of the name, `-` is
  /// no letter.
  private static func rows(_ table: String, source: (Substring) -> [UInt8]) -> [Row] {
    table.split(separator: "\n").map { line in
      let columns = line.split(separator: " ")
      guard columns.count == 3, let score = Int(columns[2]) else {
        preconditionFailure("a row of letter pairs cannot be read: \(line)")
      }
      return Row(source: source(columns[0]), target: arabicCodes(columns[1]), score: score)
    }
  }

  private static func latinCodes(_ group: Substring) -> [UInt8] {
    var codes: [UInt8] = []
    for scalar in group.unicodeScalars {
      switch scalar {
      case "^": codes.append(NameLetters.latinStart)
      case "$": codes.append(NameLetters.latinEnd)
      default: NameLetters.appendLatin(scalar, to: &codes)
      }
    }
    return codes
  }

  private static func arabicCodes(_ group: Substring) -> [UInt8] {
    group.unicodeScalars.compactMap { scalar in
      switch scalar {
      case "^": NameLetters.arabicStart
      case "$": NameLetters.arabicEnd
      default: NameLetters.arabicCode(scalar)
      }
    }
  }
}
