public import Bitext
public import Foundation

/// Reads TMX 1.1 to 1.4b in constant memory: UTF-8, UTF-16 and whatever else the file declares.
///
/// The DTD is neither needed nor fetched; entities of the file's own are refused. Inline codes,
/// notes, properties and unknown attributes are kept.
public struct TMXReader: Sendable {
  private let from: Language
  private let to: Language

  /// - Parameters: the languages wanted. `ar` takes `ar-SY` too; `ar-SY` takes itself alone.
  public init(from: Language, to: Language) {
    self.from = from
    self.to = to
  }

  /// What was read, and what could not become a unit of the two languages.
  public struct Report: Hashable, Sendable {
    public fileprivate(set) var header: TMXHeader?
    /// Units handed over.
    public fileprivate(set) var units = 0
    /// The file's `tu` elements without one of the two languages, by the line they begin on; the
    /// first thousand.
    public fileprivate(set) var passedOver: [Int] = []
    public fileprivate(set) var passedOverCount = 0
    /// How many `tuv` elements there are of each language that was not asked for.
    public fileprivate(set) var otherLanguages: [String: Int] = [:]
    /// The tags of all `tuv` elements, in alphabetical order.
    public var languages: [String] { seen.sorted() }
    fileprivate var seen: Set<String> = []

    fileprivate mutating func passOver(line: Int) {
      passedOverCount += 1
      if passedOver.count < 1000 { passedOver.append(line) }
    }
  }

  /// Hands over the units of a file one by one, in order.
  ///
  /// A `tu` with several wordings in a language gives a unit for each pair of them.
  ///
  /// Throws: `InterchangeError` with the file and the line, or what `body` throws.
  @discardableResult
  public func read(_ file: URL, _ body: (TranslationUnit) throws -> Void) throws -> Report {
    let name = file.lastPathComponent
    try FileContents.checkText(file)
    var report = Report()
    var tags = Tags(from: from, to: to)
    try LibXML.readParts(
      file, wanted: ["header", "tu"],
      opening: { element, _ in
        guard element == "tmx" else { throw InterchangeError.notTMX(file: name, root: element) }
      },
      { element in
        if element.name == "header" {
          report.header = Self.header(element)
        } else {
          for unit in Self.units(of: element, &tags, &report) {
            report.units += 1
            try body(unit)
          }
        }
      })
    return report
  }

  private static func header(_ element: XMLPart) -> TMXHeader {
    let (properties, notes) = remarks(of: element)
    return TMXHeader(attributes: element.attributes, properties: properties, notes: notes)
  }

  // MARK: Units

  /// What the tags met so far mean to those who asked.
  private struct Tags {
    let from: Language
    let to: Language
    private var known: [String: (isSource: Bool, isTarget: Bool)] = [:]

    init(from: Language, to: Language) {
      self.from = from
      self.to = to
    }

    mutating func meaning(
      of tag: String, isNew: () -> Void
    ) -> (isSource: Bool, isTarget: Bool) {
      if let known = known[tag] { return known }
      isNew()
      let meaning = (asked(from, for: Language(tag)), asked(to, for: Language(tag)))
      known[tag] = meaning
      return meaning
    }

    private func asked(_ language: Language, for found: Language) -> Bool {
      language == found
        || (language.tag.lowercased() == language.primary && language.matches(found))
    }
  }

  private static func units(
    of element: XMLPart, _ tags: inout Tags, _ report: inout Report
  ) -> [TranslationUnit] {
    var sources: [TranslationUnit.Variant] = []
    var targets: [TranslationUnit.Variant] = []
    for wording in element.elements where wording.name == "tuv" {
      // TMX 1.1 and 1.2 write `lang` for `xml:lang`.
      var name = "xml:lang"
      var tag = wording[attribute: name]
      if tag == nil {
        name = "lang"
        tag = wording[attribute: name]
      }
      // A wording without a language or a segment is none.
      guard let tag, let segment = wording.elements.first(where: { $0.name == "seg" }) else {
        continue
      }
      let meaning = tags.meaning(of: tag) { report.seen.insert(tag) }
      guard meaning.isSource || meaning.isTarget else {
        report.otherLanguages[tag, default: 0] += 1
        continue
      }
      let (properties, notes) = remarks(of: wording)
      let variant = TranslationUnit.Variant(
        language: Language(tag), content: TMXSegment.content(of: segment),
        attributes: wording.attributes(without: name), properties: properties, notes: notes)
      if meaning.isSource { sources.append(variant) }
      if meaning.isTarget { targets.append(variant) }
    }
    guard let source = sources.first, let target = targets.first else {
      report.passOver(line: element.line)
      return []
    }
    let first = unit(element, source: source, target: target)
    if sources.count == 1 && targets.count == 1 { return [first] }
    return sources.flatMap { source in
      targets.map { target in
        var unit = first
        unit.source = source
        unit.target = target
        return unit
      }
    }
  }

  private static func unit(
    _ element: XMLPart, source: TranslationUnit.Variant, target: TranslationUnit.Variant
  ) -> TranslationUnit {
    let (properties, notes) = remarks(of: element)
    var unit = TranslationUnit(source: source, target: target, notes: notes)
    for attribute in element.attributes {
      let field = TMXFields.attributes.first { $0.name == attribute.name }
      if field?.set(&unit, attribute.value) != true { unit.attributes.append(attribute) }
    }
    var filled: Set<String> = []
    for property in properties {
      // A second property of one name, or one with attributes, has no field: it is kept as it is.
      if property.attributes.isEmpty,
        let field = TMXFields.properties.first(where: { $0.name == property.type }),
        filled.insert(field.name).inserted, field.set(&unit, property.value)
      {
        continue
      }
      unit.properties.append(property)
    }
    return unit
  }

  /// The `prop` and `note` elements right inside an element.
  private static func remarks(
    of element: XMLPart
  ) -> (properties: [TranslationUnit.Property], notes: [TranslationUnit.Note]) {
    var properties: [TranslationUnit.Property] = []
    var notes: [TranslationUnit.Note] = []
    for remark in element.elements {
      switch remark.name {
      case "prop":
        properties.append(
          TranslationUnit.Property(
            type: remark[attribute: "type"] ?? "", value: remark.text,
            attributes: remark.attributes(without: "type")))
      case "note":
        notes.append(TranslationUnit.Note(remark.text, attributes: remark.attributes))
      default: break
      }
    }
    return (properties, notes)
  }
}
