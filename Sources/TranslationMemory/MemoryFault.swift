/// Something a memory's check found wrong.
public enum MemoryFault: Hashable, Sendable, CustomStringConvertible {
  /// The file itself is hurt; the detail is the database's own.
  case damagedFile(detail: String)
  /// Rows of a table that name rows which are not there.
  case brokenReferences(table: String, rows: Int)
  /// An import that says it received one number of units and vouches for another.
  case miscounted(Import.ID, received: Int, found: Int)
  /// Units that nothing has ever vouched for.
  case orphans(units: Int)
  /// The index of texts or of words is not the one that the texts give.
  case staleIndex(name: String)

  /// Whether making the index anew cures it.
  public var isCuredByReindexing: Bool {
    if case .staleIndex = self { true } else { false }
  }

  public var description: String {
    switch self {
    case .damagedFile(let detail): "the file is damaged: \(detail)"
    case .brokenReferences(let table, let rows):
      "\(rows) rows of the table '\(table)' name rows that are not there"
    case .miscounted(let id, let received, let found):
      "import \(id) received \(received) units and vouches for \(found)"
    case .orphans(let units): "\(units) units belong to no import"
    case .staleIndex(let name): "the index of \(name) does not agree with the texts"
    }
  }
}
