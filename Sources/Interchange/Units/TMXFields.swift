internal import Bitext
internal import Foundation

/// Which fields of a unit are which attributes and properties of TMX. The reader and the writer
/// both go by this table, so what one writes the other reads.
enum TMXFields {
  /// Attributes of `tu` that have a field of their own, in the order they are written.
  static let attributes: [Field] = [
    Field("tuid", { $0.identifier }, { $0.identifier = $1 }),
    Field("creationtool", { $0.provenance.tool }, { $0.provenance.tool = $1 }),
    Field("creationtoolversion", { $0.provenance.toolVersion }, { $0.provenance.toolVersion = $1 }),
    Field("creationdate", date: { $0.provenance.created }, { $0.provenance.created = $1 }),
    Field("creationid", { $0.provenance.author }, { $0.provenance.author = $1 }),
    Field("changedate", date: { $0.provenance.changed }, { $0.provenance.changed = $1 }),
    Field("changeid", { $0.provenance.changedBy }, { $0.provenance.changedBy = $1 }),
  ]

  /// Properties of `tu` that have a field of their own. TMX wants the types of a program's own
  /// properties to begin with `x-` (section 3.3, prop).
  static let properties: [Field] = [
    Field(
      "x-tarjuman:confidence", share: { $0.provenance.confidence },
      { $0.provenance.confidence = $1 }),
    Field(
      "x-tarjuman:source-article", { $0.provenance.sourceArticle },
      { $0.provenance.sourceArticle = $1 }),
    Field(
      "x-tarjuman:target-article", { $0.provenance.targetArticle },
      { $0.provenance.targetArticle = $1 }),
    Field("x-tarjuman:outlet", { $0.provenance.outlet }, { $0.provenance.outlet = $1 }),
    Field("x-tarjuman:previous", { $0.context.previous }, { $0.context.previous = $1 }),
    Field("x-tarjuman:next", { $0.context.next }, { $0.context.next = $1 }),
  ]

  /// One field by its name in TMX.
  struct Field: Sendable {
    let name: String
    /// The field's text in TMX; nil where the unit has none.
    let text: @Sendable (TranslationUnit) -> String?
    /// Sets the field from its text; false if the text is not what the field holds.
    let set: @Sendable (inout TranslationUnit, String) -> Bool

    init(
      _ name: String, _ text: @escaping @Sendable (TranslationUnit) -> String?,
      _ put: @escaping @Sendable (inout TranslationUnit, String) -> Void
    ) {
      self.name = name
      self.text = text
      set = { unit, text in
        put(&unit, text)
        return true
      }
    }

    init(
      _ name: String, date: @escaping @Sendable (TranslationUnit) -> Date?,
      _ put: @escaping @Sendable (inout TranslationUnit, Date) -> Void
    ) {
      self.name = name
      text = { date($0).map(TMXDate.text) }
      set = { unit, text in
        guard let date = TMXDate.date(text) else { return false }
        put(&unit, date)
        return true
      }
    }

    init(
      _ name: String, share: @escaping @Sendable (TranslationUnit) -> Double?,
      _ put: @escaping @Sendable (inout TranslationUnit, Double) -> Void
    ) {
      self.name = name
      text = { share($0).map(\.description) }
      set = { unit, text in
        // Only what is written back letter by letter may become a number, and a share is no more
        // than 1.
        guard let share = Double(text), (0...1).contains(share), share.description == text else {
          return false
        }
        put(&unit, share)
        return true
      }
    }
  }
}
