public import Bitext

/// Units whose texts have been read, so that writing them is all that is left to do.
public struct PreparedUnits: Sendable {
  let units: [TranslationUnit]
  let texts: ReadTexts
  private let places: [Places]

  /// Where the texts of a unit stand among all.
  struct Places: Sendable {
    let previous: Int?
    let source: Int
    let target: Int
    let next: Int?
  }

  public var count: Int { units.count }

  func places(of unit: Int) -> Places { places[unit] }

  fileprivate init(_ units: [TranslationUnit], _ known: inout WordsRead) {
    known.begin()
    var texts = ReadTexts()
    places = units.map { unit in
      Places(
        previous: unit.context.previous.map { texts.place(of: $0, &known) },
        source: texts.place(of: unit.source.text, &known),
        target: texts.place(of: unit.target.text, &known),
        next: unit.context.next.map { texts.place(of: $0, &known) })
    }
    self.texts = texts
    self.units = units
  }
}

extension SQLiteStore {
  /// Reads the texts of units, which takes as long as writing them and holds up nobody who writes.
  public func prepare(_ units: [TranslationUnit]) -> PreparedUnits {
    var known = wordsRead.take() ?? WordsRead()
    defer { wordsRead.put(known) }
    return PreparedUnits(units, &known)
  }
}
