import Bitext

/// Are quotation marks in pairs, and none lost?
///
/// Agencies open quotations that they never close, and quotations run over several segments; so a
/// lone mark of the translation is told only where the source's marks are in pairs, and where no
/// unit near by has the other mark.
struct QuotationCheck: Check {
  static let about = CheckDescription(
    "quotation", "Are quotation marks in pairs, and are none lost?")

  /// Quotations that were opened and may be closed by a later unit.
  private var open: [Finding] = []
  private var isOpen = false
  /// Whether the source of the unit that opened has both marks and words outside them, so that a unit whose
  /// source has none hardly closes for it.
  private var isOpenOfPair = false
  private var unitsSince = 0

  /// Within how many units a quotation must be closed; longer ones begin paragraphs, which open
  /// anew.
  private static let longest = 3

  init(_ setting: CheckSetting) {}

  mutating func examine(_ unit: UnitReading) -> [Finding] {
    // Arabic is often typed with a mark on the wrong side of its blank; English hardly ever.
    let target = QuotationMarks(unit.target.signs, isAuthors: unit.target.language.isArabic)
    var findings: [Finding] = []
    unitsSince += 1
    if unitsSince > Self.longest {
      findings += takeOpen()
      isOpen = false
    }
    let source = QuotationMarks(unit.source.signs, isAuthors: true)
    if let lonely = target.lonely {
      if !source.areEven, source.opensAtEnd != target.opensAtEnd, unit.isTranslated {
        // The source has lost the other mark of the two, so the translation did not learn it there.
        findings.append(Self.lonely(lonely, unit))
      } else if source.isPair, unit.isTranslated, target.isReported(in: unit.target) {
        findings.append(Self.lonely(lonely, unit))
      } else if target.opensAtEnd {
        if source.areEven { open.append(Self.lonely(lonely, unit)) }
        (isOpen, unitsSince) = (true, 0)
        isOpenOfPair = source.isPairBesideWords(in: unit.source)
      } else if isOpen, !source.closesMore, !(isOpenOfPair && source.isEmpty) {
        // A quotation of several paragraphs opens each of them and is closed once.
        open.removeAll()
        isOpen = false
      } else if source.areEven, unit.isTranslated {
        findings.append(Self.lonely(lonely, unit))
      }
    } else if unit.isTranslated, target.isEmpty, source.marks.count >= 2, source.areEven {
      findings.append(Self.lost(source, unit))
    }
    return findings
  }

  private mutating func takeOpen() -> [Finding] {
    defer { open.removeAll() }
    return open
  }

  mutating func conclude() -> [Finding] { takeOpen() }

  private static func lonely(_ range: TextRange, _ unit: UnitReading) -> Finding {
    finding(
      .warning, unit, target: range, "a quotation mark stands alone",
      cure: "put the other one where the quotation begins or ends")
  }

  private static func lost(_ marks: QuotationMarks, _ unit: UnitReading) -> Finding {
    let range = TextRange(marks.marks[0].range.lowerBound, marks.marks[1].range.upperBound)
    return finding(
      .note, unit, source: range, "the quotation marks of the source are lost",
      cure: "set them, unless the words are rendered as indirect speech")
  }
}
