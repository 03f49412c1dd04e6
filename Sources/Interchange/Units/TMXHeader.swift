public import Bitext
public import Foundation

/// The header of a TMX file (TMX 1.4b, section 3.1.2).
public struct TMXHeader: Hashable, Sendable {
  /// `creationtool`, `creationtoolversion`, `segtype`, `o-tmf`, `adminlang`, `srclang`, `datatype`
  /// and whatever else the element bears, in order.
  public var attributes: [Attribute]
  public var properties: [TranslationUnit.Property]
  public var notes: [TranslationUnit.Note]

  public init(
    attributes: [Attribute], properties: [TranslationUnit.Property] = [],
    notes: [TranslationUnit.Note] = []
  ) {
    self.attributes = attributes
    self.properties = properties
    self.notes = notes
  }

  /// The header of a file that this program makes.
  ///
  /// - Parameters:
  ///   - source: the language of all sources; nil where there are several (`*all*`).
  ///   - created: when the file is made.
  public init(tool: String, version: String, source: Language?, created: Date) {
    self.init(attributes: [
      Attribute("creationtool", tool), Attribute("creationtoolversion", version),
      Attribute("segtype", "sentence"), Attribute("o-tmf", tool), Attribute("adminlang", "en"),
      Attribute("srclang", source?.tag ?? "*all*"), Attribute("datatype", "plaintext"),
      Attribute("creationdate", TMXDate.text(created)),
    ])
  }

  public subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
}
