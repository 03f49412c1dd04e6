internal import Foundation

/// A form in which glossaries come in and go out. Raw values are what `--format` takes.
public enum TermFormat: String, CaseIterable, Sendable {
  /// TBX of ISO 30042:2019, dialect TBX-Basic: categories as attributes, and as tags.
  case tbx
  case tbxTags = "tbx-dct"
  /// TBX-Basic of the version before (martif).
  case tbxBasic = "tbx-basic"
  case tsv, csv, xlsx
  /// OmegaT's glossary: term, translation, comment.
  case omegat

  /// The form that a file's name asks for; nil if its ending says nothing.
  public init?(forFile name: String) {
    switch (name as NSString).pathExtension.lowercased() {
    case "tbx", "xml": self = .tbx
    case "tsv", "tab": self = .tsv
    case "csv": self = .csv
    case "xlsx": self = .xlsx
    case "txt", "utf8": self = .omegat
    default: return nil
    }
  }
}
