/// What may be wrong with a glossary file.
public enum TerminologyError: Error, Hashable, Sendable, CustomStringConvertible {
  case unreadable(file: String, cause: String)
  case wrongHeader(file: String)
  case wrongColumnCount(file: String, line: Int, found: Int)
  case emptyCell(file: String, line: Int, column: GlossaryColumn)

  /// Where it is, what is wrong, what to do.
  public var description: String {
    switch self {
    case .unreadable(let file, let cause):
      "\(file): cannot be read (\(cause)); name a UTF-8 file that exists and may be read"
    case .wrongHeader(let file):
      "\(file):1: the header is missing or has other columns; begin the file with the line "
        + "'\(GlossaryColumn.header.replacing("\t", with: " ⇥ "))', columns parted by tabs"
    case .wrongColumnCount(let file, let line, let found):
      "\(file):\(line): \(found) columns where \(GlossaryColumn.allCases.count) are expected; "
        + "part all columns by tabs, empty ones too"
    case .emptyCell(let file, let line, let column):
      "\(file):\(line): '\(column.name)' is empty; every concept needs an id, an Arabic term and "
        + "a preferred rendering"
    }
  }
}
