internal import Bitext
internal import Foundation

/// Which fields of a unit are which attributes and properties of TMX. The reader and the writer
/// both go by this table, so what one writes the other reads.
enum TMXFields {
  /// Attributes of `tu` that have a field of their own, in the order they are written.
  static let attributes: [Field] = [
    Field("tuid", \.identifier),
    Field("creationtool", \.provenance.tool),
    Field("creationtoolversion", \.provenance.toolVersion),
    Field("creationdate", date: \.provenance.created),
    Field("creationid", \.provenance.author),
    Field("changedate", date: \.provenance.changed),
    Field("changeid", \.provenance.changedBy),
  ]

  /// Properties of `tu` that have a field of their own. TMX wants the types of a program's own
  /// properties to begin with `x-` (section 3.3, prop).
  static let properties: [Field] = [
    Field("x-tarjuman:confidence", share: \.provenance.confidence),
    Field("x-tarjuman:source-article", \.provenance.sourceArticle),
    Field("x-tarjuman:target-article", \.provenance.targetArticle),
    Field("x-tarjuman:outlet", \.provenance.outlet),
    Field("x-tarjuman:previous", \.context.previous),
    Field("x-tarjuman:next", \.context.next),
  ]

  /// One field by its name in TMX.
  struct Field: Sendable {
    let name: String
    /// The field's text in TMX; nil where the unit has none.
    let text: @Sendable (TranslationUnit) -> String?
    /// Sets the field from its text; false if the text is not what the field holds.
    let set: @Sendable (inout TranslationUnit, String) -> Bool

    init(_ name: String, _ path: any WritableKeyPath<TranslationUnit, String?> & Sendable) {
      self.name = name
      text = { $0[keyPath: path] }
      set = { unit, text in
        unit[keyPath: path] = text
        return true
      }
    }

    init(_ name: String, date path: any WritableKeyPath<TranslationUnit, Date?> & Sendable) {
      self.name = name
      text = { $0[keyPath: path].map(TMXDate.text) }
      set = { unit, text in
        guard let date = TMXDate.date(text) else { return false }
        unit[keyPath: path] = date
        return true
      }
    }

    init(_ name: String, share path: any WritableKeyPath<TranslationUnit, Double?> & Sendable) {
      self.name = name
      text = { $0[keyPath: path].map(\.description) }
      set = { unit, text in
        // Only what is written back letter by letter may become a number, and a share is no more
        // than 1.
        guard let share = Double(text), (0...1).contains(share), share.description == text else {
          return false
        }
        unit[keyPath: path] = share
        return true
      }
    }
  }
}
