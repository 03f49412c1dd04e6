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
    try LibXML.read(
      file, wanted: ["header", "tu"],
      opening: { element, _ in
        guard element == "tmx" else { throw InterchangeError.notTMX(file: name, root: element) }
      },
      { element in
        if element.name == "header" {
          report.header = Self.header(element)
        } else {
          for unit in units(of: element, &report) {
            report.units += 1
            try body(unit)
          }
        }
      })
    return report
  }

  private static func header(_ element: XMLElement) -> TMXHeader {
    TMXHeader(
      attributes: element.attributes, properties: properties(of: element),
      notes: notes(of: element))
  }

  // MARK: Units

  private func units(of element: XMLElement, _ report: inout Report) -> [TranslationUnit] {
    let variants = element.elements.filter { $0.name == "tuv" }.compactMap(Self.variant)
    report.seen.formUnion(variants.map(\.language.tag))
    for variant in variants
    where !asked(from, for: variant.language) && !asked(to, for: variant.language) {
      report.otherLanguages[variant.language.tag, default: 0] += 1
    }
    let sources = variants.filter { asked(from, for: $0.language) }
    let targets = variants.filter { asked(to, for: $0.language) }
    guard !sources.isEmpty, !targets.isEmpty else {
      report.passOver(line: element.line)
      return []
    }
    return sources.flatMap { source in
      targets.map { Self.unit(element, source: source, target: $0) }
    }
  }

  private func asked(_ language: Language, for found: Language) -> Bool {
    language == found || (language.tag.lowercased() == language.primary && language.matches(found))
  }

  private static func unit(
    _ element: XMLElement, source: TranslationUnit.Variant, target: TranslationUnit.Variant
  ) -> TranslationUnit {
    var unit = TranslationUnit(source: source, target: target, notes: notes(of: element))
    for attribute in element.attributes {
      let field = TMXFields.attributes.first { $0.name == attribute.name }
      if field?.set(&unit, attribute.value) != true { unit.attributes.append(attribute) }
    }
    var filled: Set<String> = []
    for property in properties(of: element) {
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

  /// Nil for a `tuv` without a language or a segment.
  private static func variant(_ element: XMLElement) -> TranslationUnit.Variant? {
    // TMX 1.1 and 1.2 write `lang` for `xml:lang`.
    let name = element[attribute: "xml:lang"] == nil ? "lang" : "xml:lang"
    guard let tag = element[attribute: name],
      let segment = element.elements.first(where: { $0.name == "seg" })
    else { return nil }
    return TranslationUnit.Variant(
      language: Language(tag), content: TMXSegment.content(of: segment),
      attributes: element.attributes.filter { $0.name != name },
      properties: properties(of: element), notes: notes(of: element))
  }

  private static func properties(of element: XMLElement) -> [TranslationUnit.Property] {
    element.elements.filter { $0.name == "prop" }.map { prop in
      TranslationUnit.Property(
        type: prop[attribute: "type"] ?? "", value: prop.text,
        attributes: prop.attributes.filter { $0.name != "type" })
    }
  }

  private static func notes(of element: XMLElement) -> [TranslationUnit.Note] {
    element.elements.filter { $0.name == "note" }.map {
      TranslationUnit.Note($0.text, attributes: $0.attributes)
    }
  }
}
