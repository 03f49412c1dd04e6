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
    // By their places: a unit that is handed about is copied, which takes as long as reading it.
    places = units.indices.map { unit in
      Places(
        previous: units[unit].context.previous.map { texts.place(of: $0, &known) },
        source: texts.place(of: units[unit].source.content.text, &known),
        target: texts.place(of: units[unit].target.content.text, &known),
        next: units[unit].context.next.map { texts.place(of: $0, &known) })
    }
    self.texts = texts
    self.units = units
  }
}

// MARK: - Comparing units

// Byte by byte, which is more than Swift's equality of strings asks.
extension PreparedUnits {
  /// Whether the tags of two units' languages are written alike.
  func haveSameTags(_ a: Int, _ b: Int) -> Bool {
    units[a].source.language.tag.isSame(as: units[b].source.language.tag)
      && units[a].target.language.tag.isSame(as: units[b].target.language.tag)
  }

  /// Whether `OccurrenceDetail` says the same of two units.
  func haveSameDetail(_ a: Int, _ b: Int) -> Bool {
    haveSameTags(a, b)
      && isSame(units[a].provenance.outlet, units[b].provenance.outlet)
      && isSame(units[a].provenance.author, units[b].provenance.author)
      && isSame(units[a].provenance.changedBy, units[b].provenance.changedBy)
      && isSame(units[a].provenance.tool, units[b].provenance.tool)
      && isSame(units[a].provenance.toolVersion, units[b].provenance.toolVersion)
      && isSame(units[a].provenance.sourceArticle, units[b].provenance.sourceArticle)
      && isSame(units[a].provenance.targetArticle, units[b].provenance.targetArticle)
      && areSame(units[a].attributes, units[b].attributes)
      && areSame(units[a].source.attributes, units[b].source.attributes)
      && areSame(units[a].target.attributes, units[b].target.attributes)
      && areSame(units[a].properties, units[b].properties)
      && areSame(units[a].source.properties, units[b].source.properties)
      && areSame(units[a].target.properties, units[b].target.properties)
      && areSame(units[a].notes, units[b].notes)
      && areSame(units[a].source.notes, units[b].source.notes)
      && areSame(units[a].target.notes, units[b].target.notes)
  }

  private func isSame(_ a: String?, _ b: String?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return a.isSame(as: b)
  }

  private func areSame(_ a: [Attribute], _ b: [Attribute]) -> Bool {
    a.elementsEqual(b) { $0.name.isSame(as: $1.name) && $0.value.isSame(as: $1.value) }
  }

  private func areSame(
    _ a: [TranslationUnit.Property], _ b: [TranslationUnit.Property]
  ) -> Bool {
    a.elementsEqual(b) {
      $0.type.isSame(as: $1.type) && $0.value.isSame(as: $1.value)
        && areSame($0.attributes, $1.attributes)
    }
  }

  private func areSame(_ a: [TranslationUnit.Note], _ b: [TranslationUnit.Note]) -> Bool {
    a.elementsEqual(b) { $0.text.isSame(as: $1.text) && areSame($0.attributes, $1.attributes) }
  }
}

extension String {
  fileprivate func isSame(as other: String) -> Bool {
    utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
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
