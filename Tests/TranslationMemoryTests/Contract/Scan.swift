import Bitext
@testable import TranslationMemory

/// Phrase look-up without an index: every text is read.
enum Scan {
  struct Hit: Hashable {
    let unit: TranslationUnit
    let side: Side
    let ranges: [TextRange]
    init(unit: TranslationUnit, side: Side, ranges: [TextRange]) {
      (self.unit, self.side, self.ranges) = (unit, side, ranges)
    }
    init(_ hit: PhraseHit) { self.init(unit: hit.unit.unit, side: hit.side, ranges: hit.ranges) }
  }

  static func hits(of text: String, in units: [TranslationUnit]) -> Set<Hit> {
    var hits: Set<Hit> = []
    for unit in units {
      for side in Side.allCases {
        let author = side == .source ? unit.source.text : unit.target.text
        let ranges = ranges(of: text, in: author)
        if !ranges.isEmpty { hits.insert(Hit(unit: unit, side: side, ranges: ranges)) }
      }
    }
    return hits
  }

  /// The places by the first reading of the phrase that has any. No word is ruled out beforehand,
  /// as an index would.
  private static func ranges(of text: String, in author: String) -> [TextRange] {
    var known = WordShapes()
    let everyWord = Set(known.shapes(of: IndexedText(author)).map(\.coreKey))
    for reading in Phrase.Reading.allCases {
      let phrase = Phrase(text, reading: reading).knowing { _ in everyWord }
      let ranges = phrase.isSearchable ? phrase.ranges(in: author, &known) : []
      if !ranges.isEmpty { return ranges }
    }
    return []
  }
}
