public import Bitext
import Foundation
import Terminology

/// What a person says of a concept; what is nil is not meant.
public struct ConceptEdit: Sendable, Decodable {
  /// The main term, then its variants.
  public var terms: [String]?
  public var renderings: [Wording]?
  public var domain: String?
  public var partOfSpeech: String?
  public var note: String?
  public var source: String?
  public var definition: String?

  public init() {}

  /// A rendering as a person writes it.
  public struct Wording: Sendable, Decodable {
    public let text: String
    public let standing: Rendering.Standing
    /// Why a deprecated or forbidden wording is so.
    public let reason: String?

    public init(_ text: String, _ standing: Rendering.Standing, reason: String? = nil) {
      (self.text, self.standing, self.reason) = (text, standing, reason)
    }

    fileprivate var item: String {
      Rendering(text.trimmed, standing: standing, reason: (reason ?? "").trimmed).item
    }
  }

  /// Why something cannot stand in a glossary.
  public enum Problem: Error, Hashable, Sendable, CustomStringConvertible {
    case bar(String)
    case nothingToChange(String)
    case changedMeanwhile(String, column: String)
    case badName(String)
    case noDrafts

    public var description: String {
      switch self {
      case .bar(let wording):
        "'\(wording)': it holds a bar, which parts the items of a cell; write it without"
      case .nothingToChange(let concept):
        "'\(concept)': it says this already; nothing is to be done"
      case .noDrafts: "no draft passes this filter; take a part of it away"
      case .changedMeanwhile(let concept, let column):
        "'\(concept)': '\(column)' was changed meanwhile; look at it as it is now and edit that"
      case .badName(let name):
        "'\(name)': this is no name of a glossary; use letters, digits, hyphens and blanks"
      }
    }
  }

  /// The cells that are meant. Blank wordings are left out.
  ///
  /// Throws: `Problem.bar`.
  func cells() throws(Problem) -> [GlossaryColumn: String] {
    var cells: [GlossaryColumn: String] = [:]
    if let terms {
      let terms = terms.map(\.trimmed).filter { !$0.isEmpty }
      try Self.refuseBars(terms)
      cells[.arabic] = terms.first ?? ""
      cells[.variants] = TermCells.cell(Array(terms.dropFirst()))
    }
    if let renderings {
      let renderings = renderings.filter { !$0.text.trimmed.isEmpty }
      try Self.refuseBars(renderings.map(\.item))
      for standing in Rendering.Standing.allCases {
        cells[standing.column] = TermCells.cell(
          renderings.filter { $0.standing == standing }.map(\.item))
      }
    }
    let others: [(GlossaryColumn, String?)] = [
      (.domain, domain), (.partOfSpeech, partOfSpeech), (.note, note), (.source, source),
      (.definition, definition),
    ]
    for (column, text) in others { cells[column] = text?.trimmed }
    return cells
  }

  private static func refuseBars(_ wordings: [String]) throws(Problem) {
    if let wording = wordings.first(where: { $0.contains("|") }) { throw .bar(wording) }
  }
}

extension String {
  /// Without white space around it.
  var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
