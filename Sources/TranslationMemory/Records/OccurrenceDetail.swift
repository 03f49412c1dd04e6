internal import Bitext

/// What an occurrence says that is often the same for many units of an import: who made it with
/// what, where it was published, properties and notes. Stored once for all that share it.
struct OccurrenceDetail {
  var outlet: String?
  /// Everything but the outlet, which stands by itself so that it can be asked for.
  var content: [UInt8]

  /// Whether there is nothing to keep.
  var isEmpty: Bool { outlet == nil && content == OccurrenceDetail.nothing }

  /// Bytes that are equal for equal details alone.
  var name: [UInt8] {
    var record = RecordWriter()
    record.string(ifAny: outlet)
    return record.bytes + content
  }

  init(outlet: String?, content: [UInt8]) {
    self.outlet = outlet
    self.content = content
  }

  /// The detail of a unit. Language tags are kept where they are not written as in `pair`, that of
  /// the stored unit.
  init(of unit: TranslationUnit, pair: LanguagePair) {
    outlet = unit.provenance.outlet
    var record = RecordWriter()
    record.number(OccurrenceDetail.version)
    record.string(ifAny: unit.provenance.author)
    record.string(ifAny: unit.provenance.changedBy)
    record.string(ifAny: unit.provenance.tool)
    record.string(ifAny: unit.provenance.toolVersion)
    record.string(ifAny: unit.provenance.sourceArticle)
    record.string(ifAny: unit.provenance.targetArticle)
    record.string(ifAny: OccurrenceDetail.tag(of: unit.source, besides: pair.source))
    record.string(ifAny: OccurrenceDetail.tag(of: unit.target, besides: pair.target))
    record.remarks(unit.attributes, unit.properties, unit.notes)
    for side in [unit.source, unit.target] {
      record.remarks(side.attributes, side.properties, side.notes)
    }
    content = record.bytes
  }

  /// Puts everything back into a unit that has the languages of the stored unit.
  func restore(into unit: inout TranslationUnit) throws(RecordReader.Damage) {
    var record = RecordReader(content[...])
    guard try record.number() == OccurrenceDetail.version else { throw RecordReader.Damage() }
    unit.provenance.author = try record.stringIfAny()
    unit.provenance.changedBy = try record.stringIfAny()
    unit.provenance.tool = try record.stringIfAny()
    unit.provenance.toolVersion = try record.stringIfAny()
    unit.provenance.sourceArticle = try record.stringIfAny()
    unit.provenance.targetArticle = try record.stringIfAny()
    unit.provenance.outlet = outlet
    if let tag = try record.stringIfAny() { unit.source.language = Language(tag) }
    if let tag = try record.stringIfAny() { unit.target.language = Language(tag) }
    (unit.attributes, unit.properties, unit.notes) = try record.remarks()
    (unit.source.attributes, unit.source.properties, unit.source.notes) = try record.remarks()
    (unit.target.attributes, unit.target.properties, unit.target.notes) = try record.remarks()
  }

  private static let version = 1

  private static let nothing: [UInt8] = {
    let bare = TranslationUnit.Variant(language: .arabic, content: "")
    let pair = LanguagePair(source: .arabic, target: .arabic)
    return OccurrenceDetail(of: TranslationUnit(source: bare, target: bare), pair: pair).content
  }()

  private static func tag(
    of side: TranslationUnit.Variant, besides language: Language
  ) -> String? {
    side.language.tag.utf8.elementsEqual(language.tag.utf8) ? nil : side.language.tag
  }
}

extension RecordWriter {
  fileprivate mutating func remarks(
    _ attributes: [Attribute], _ properties: [TranslationUnit.Property],
    _ notes: [TranslationUnit.Note]
  ) {
    list(attributes) { $0.attribute($1) }
    list(properties) { record, property in
      record.string(property.type)
      record.string(property.value)
      record.list(property.attributes) { $0.attribute($1) }
    }
    list(notes) { record, note in
      record.string(note.text)
      record.list(note.attributes) { $0.attribute($1) }
    }
  }

  mutating func attribute(_ attribute: Attribute) {
    string(attribute.name)
    string(attribute.value)
  }
}

extension RecordReader {
  fileprivate mutating func remarks() throws(Damage) -> (
    [Attribute], [TranslationUnit.Property], [TranslationUnit.Note]
  ) {
    let attributes = try self.attributes()
    let properties = try list { (record) throws(Damage) in
      TranslationUnit.Property(
        type: try record.string(), value: try record.string(), attributes: try record.attributes())
    }
    let notes = try list { (record) throws(Damage) in
      TranslationUnit.Note(try record.string(), attributes: try record.attributes())
    }
    return (attributes, properties, notes)
  }

  mutating func attributes() throws(Damage) -> [Attribute] {
    try list { (record) throws(Damage) in Attribute(try record.string(), try record.string()) }
  }
}
