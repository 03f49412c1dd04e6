/// Digits, blanks and signs that several scripts write differently (level L1).
enum SignFolds {
  /// Runs of scalars that fold to a run of others: digits of Arabic and Persian to ASCII, Latin
  /// capitals to small letters, full-width forms to plain ones.
  static let runs: [(scalars: ClosedRange<UInt32>, first: UInt32)] = [
    (0x0041...0x005A, 0x61),
    (0x0660...0x0669, 0x30),
    (0x06F0...0x06F9, 0x30),
    (0xFF01...0xFF20, 0x21),
    (0xFF21...0xFF3A, 0x61),
    (0xFF3B...0xFF5E, 0x5B),
  ]

  /// Single scalars and what they count as: kinds of blank, hyphens that look alike, apostrophes,
  /// the signs of Arabic numbers.
  static let rows: [(scalars: ClosedRange<UInt32>, sign: Unicode.Scalar)] = [
    (0x00A0...0x00A0, " "),
    (0x1680...0x1680, " "),
    (0x2000...0x200A, " "),
    (0x202F...0x202F, " "),
    (0x205F...0x205F, " "),
    (0x3000...0x3000, " "),
    (0x2010...0x2011, "-"),
    (0x2018...0x2019, "'"),
    (0x02BC...0x02BC, "'"),
    (0x066A...0x066A, "%"),
    (0x066B...0x066B, "."),
    (0x066C...0x066C, ","),
    (0x212A...0x212A, "k"),
    (0x212B...0x212B, "a"),
  ]
}
