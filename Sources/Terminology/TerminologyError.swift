public import Bitext

/// What may be wrong with a glossary file.
public enum TerminologyError: Error, Hashable, Sendable, CustomStringConvertible {
  case unreadable(file: String, cause: String)
  case wrongHeader(file: String)
  case wrongColumnCount(file: String, line: Int, found: Int, most: Int)
  case emptyCell(file: String, line: Int, column: GlossaryColumn)

  case unknownConcept(String, files: Int)
  case knownConcept(String, place: String)
  case knownForm(String, concept: String)
  case unfit(concept: String, findings: [String])
  case sameConcept(String)
  case contradiction(String, kept: String, merged: String)
  case notDraft(String)
  case changedSince(file: String, concept: String)
  case changedMeanwhile(file: String, concept: String)
  case nothingToUndo
  case unwritable(file: String, cause: String)

  /// Where it is, what is wrong, what to do.
  public var description: String {
    switch self {
    case .unreadable(let file, let cause):
      "\(file): cannot be read (\(cause)); name a UTF-8 file that exists and may be read"
    case .wrongHeader(let file):
      "\(file):1: the header is missing or has other columns; begin the file with the line "
        + "'\(GlossaryColumn.shortHeader.replacing("\t", with: " ⇥ "))', columns parted by tabs"
    case .wrongColumnCount(let file, let line, let found, let most):
      "\(file):\(line): \(found) columns where "
        + (most > GlossaryColumn.required.count ? "\(GlossaryColumn.required.count) to " : "")
        + "\(most) are expected; part all columns by tabs, empty ones too"
    case .emptyCell(let file, let line, let column):
      "\(file):\(line): '\(column.name)' is empty; every concept needs an id, an Arabic term and "
        + "a preferred rendering"
    case .unknownConcept(let concept, let files):
      "'\(concept)': no such concept in \(files) glossary files; look the term up to see its id, or "
        + "add the concept"
    case .knownConcept(let concept, let place):
      "\(place): there is a concept '\(concept)' already; edit it, or give the new one another id"
    case .knownForm(let form, let concept):
      "'\(form)' is a form of '\(concept)' already; nothing is to be done"
    case .unfit(let concept, let findings):
      "'\(concept)': the row would not pass the linter (\(findings.joined(separator: "; "))); say it "
        + "otherwise"
    case .sameConcept(let concept):
      "'\(concept)': a concept cannot be merged with itself; name two"
    case .contradiction(let wording, let kept, let merged):
      "'\(wording)': one of '\(kept)' and '\(merged)' uses it and the other advises against it; "
        + "edit one of them first"
    case .notDraft(let concept): "'\(concept)' is approved already; nothing is to be done"
    case .changedSince(let file, let concept):
      "\(file): '\(concept)' was changed since by another hand; look at the file and mend it there"
    case .changedMeanwhile(let file, let concept):
      "\(file): '\(concept)' was changed by another program meanwhile, and nothing was written over; "
        + "look at it as it is now and do it again"
    case .nothingToUndo:
      "glossaries: no change is left to be undone; 'tarjuman glossary history' lists what was done"
    case .unwritable(let file, let cause):
      "\(file): cannot be written (\(cause)); nothing was changed; check the folder"
    }
  }
}
