import Bitext
public import Foundation
import Interchange
import Terminology

extension EditGlossary {
  /// An editor that finds concepts in one glossary alone, for ids that several have.
  ///
  /// - Parameter glossary: its name without `.tsv`; nil for all.
  ///
  /// Throws: `GlossaryOrder.UnknownGlossary`.
  public init(_ installation: Installation, glossary: String?) throws {
    try self.init(installation, files: GlossaryShelf(installation).files(named: glossary))
  }

  /// Changes what is named of a concept.
  ///
  /// - Parameter seen: the same as the person saw it before, if that is to be compared.
  ///
  /// Throws: `ConceptEdit.Problem` where nothing is changed, or something was meanwhile;
  /// `TerminologyError`.
  public mutating func edit(
    _ concept: String, _ edit: ConceptEdit, seen: ConceptEdit? = nil
  ) throws -> Change {
    let (_, before) = try place(of: concept)
    // As cells are written anew: a person may have set other blanks between the items.
    let old = GlossaryLine(GlossaryLine(before).entry)
    let cells = try edit.cells()
    for (column, value) in try seen?.cells() ?? [:] where cells[column] != nil {
      guard old.says(value, in: column) else {
        throw ConceptEdit.Problem.changedMeanwhile(concept, column: column.name)
      }
    }
    guard cells.contains(where: { !old.says($0.value, in: $0.key) }) else {
      throw ConceptEdit.Problem.nothingToChange(concept)
    }
    return try change(concept, "edit") { line in
      for (column, value) in cells { line[column] = value }
    }
  }

  /// Adds a concept.
  ///
  /// - Parameters:
  ///   - concept: its id; nil makes one of domain and rendering.
  ///   - glossary: the name of an installed glossary, which is made if it is not there.
  ///
  /// Throws: `ConceptEdit.Problem`, `TerminologyError`; nothing is changed then.
  public mutating func add(
    _ concept: String?, _ edit: ConceptEdit, to glossary: String, of installation: Installation,
    isDraft: Bool = false
  ) throws -> Change {
    let url = try installation.glossary(named: glossary)
    let cells = try edit.cells()
    let name =
      try concept?.trimmed.ifAny
      ?? freeName(
        TermCells.items(cells[.domain] ?? "").first ?? glossary,
        TermCells.items(cells[.preferred] ?? "").first ?? "")
    return try add(
      name, cells.map { "\($0.key.name)=\($0.value)" }, to: url, isDraft: isDraft)
  }

  /// An id that no concept has: `syria.safe-corridor`, `syria.safe-corridor-2`.
  func freeName(_ domain: String, _ rendering: String) throws -> String {
    let taken = try Set(Glossary(contentsOf: files).entries.map(\.concept))
    return TermIdentifiers.free(
      TermIdentifiers.slug(of: rendering, prefix: domain), isTaken: taken.contains)
  }

  /// What happened to a concept, the newest first.
  public func history(of concept: String) -> [ConceptChange] {
    zip(changes, lines(of: concept)).compactMap { change, line in
      line.map { ConceptChange(change, $0) }
    }.reversed()
  }

  /// What a change did to one concept.
  public struct ConceptChange: Sendable, Encodable {
    public let change: Change
    /// Whose name the concept bore then.
    public let by: String
    public let cells: [Cell]

    /// A column that got another content.
    public struct Cell: Sendable, Encodable {
      public let column: String
      public let was: String
      public let became: String
    }

    init(_ change: Change, _ line: GlossaryChange.Line) {
      self.change = change
      let (old, new) = (GlossaryLine(line.before ?? ""), GlossaryLine(line.after ?? ""))
      by = new[.by]
      cells = GlossaryColumn.allCases.compactMap { column in
        // Who and when is said of the change as a whole.
        guard ![.concept, .created, .changed, .by].contains(column),
          !old.says(new[column], in: column)
        else { return nil }
        return Cell(column: column.name, was: old[column], became: new[column])
      }
    }
  }
}

extension GlossaryLine {
  /// Whether a column says just this; Swift takes two spellings of one letter for one.
  fileprivate func says(_ text: String, in column: GlossaryColumn) -> Bool {
    self[column].trimmed.utf8.elementsEqual(text.utf8)
  }
}

extension String {
  /// Nil if it is empty.
  fileprivate var ifAny: String? { isEmpty ? nil : self }
}

extension Installation {
  /// The place of an installed glossary by its name, with `.tsv` or without.
  ///
  /// Throws: `ConceptEdit.Problem.badName` for what would lead elsewhere.
  public func glossary(named name: String) throws -> URL {
    let name = name.trimmed
    let stem = name.hasSuffix(".tsv") ? String(name.dropLast(4)) : name
    let isPlain = stem.unicodeScalars.allSatisfy { scalar in
      scalar == "-" || scalar == "_" || scalar == " " || scalar == "."
        || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
    guard isPlain, !stem.isEmpty, !stem.hasPrefix("."), stem.utf8.count <= 100 else {
      throw ConceptEdit.Problem.badName(name)
    }
    return glossaries.appendingPathComponent(stem + ".tsv")
  }
}

extension GlossaryShelf {
  /// The file of a glossary by its name; all without one. Throws: `GlossaryOrder.UnknownGlossary`.
  func files(named name: String?) throws -> [URL] {
    guard let name else { return files }
    let found = files.filter { GlossaryOrder.name(of: $0) == name }
    guard !found.isEmpty else {
      throw GlossaryOrder.UnknownGlossary(name: name, known: files.map(GlossaryOrder.name))
    }
    return found
  }
}
