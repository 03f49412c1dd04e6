public import Bitext
public import Foundation

/// A translation unit as one line of JSON (JSON Lines): texts and languages first, then whatever
/// the unit says besides. Offsets of inline codes count Unicode code points.
public enum UnitJSON {
  /// The line with its line feed; keys are sorted, dates are ISO 8601.
  public static func line(_ unit: TranslationUnit) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    return try encoder.encode(Record(unit)) + Data("\n".utf8)
  }

  /// Fields that a unit does not have are left out.
  private struct Record: Encodable {
    let id: String?
    let source: String
    let target: String
    let sourceLanguage: String
    let targetLanguage: String
    let previous: String?
    let next: String?
    let provenance: Provenance
    let attributes: [Attribute]?
    let properties: [TranslationUnit.Property]?
    let notes: [TranslationUnit.Note]?
    let sourceDetail: Detail?
    let targetDetail: Detail?

    init(_ unit: TranslationUnit) {
      id = unit.identifier
      source = unit.source.text
      target = unit.target.text
      sourceLanguage = unit.source.language.tag
      targetLanguage = unit.target.language.tag
      previous = unit.context.previous
      next = unit.context.next
      provenance = unit.provenance
      attributes = unit.attributes.isEmpty ? nil : unit.attributes
      properties = unit.properties.isEmpty ? nil : unit.properties
      notes = unit.notes.isEmpty ? nil : unit.notes
      sourceDetail = Detail(unit.source)
      targetDetail = Detail(unit.target)
    }
  }

  private struct Detail: Encodable {
    let codes: [InlineCode]?
    let attributes: [Attribute]?
    let properties: [TranslationUnit.Property]?
    let notes: [TranslationUnit.Note]?

    init?(_ variant: TranslationUnit.Variant) {
      guard
        !(variant.content.codes.isEmpty && variant.attributes.isEmpty
          && variant.properties.isEmpty && variant.notes.isEmpty)
      else { return nil }
      let points = CodePoints(variant.text)
      let codes = variant.content.codes.map { code in
        InlineCode(
          element: code.element, part: code.part, attributes: code.attributes,
          content: code.content, offset: points.offset(code.offset))
      }
      self.codes = codes.isEmpty ? nil : codes
      attributes = variant.attributes.isEmpty ? nil : variant.attributes
      properties = variant.properties.isEmpty ? nil : variant.properties
      notes = variant.notes.isEmpty ? nil : variant.notes
    }
  }
}
