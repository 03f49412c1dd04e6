public import Bitext
public import Foundation
import Interchange

/// A form in which glossaries are handed on.
public enum GlossaryFormat: String, CaseIterable, Sendable {
  case tbx
  case tbxTags = "tbx-dct"
  case tbxBasic = "tbx-basic"
  case tsv, csv, xlsx, omegat

  /// The form that a file's name asks for; nil if its ending says nothing.
  public init?(forFile name: String) {
    guard let form = TermFormat(forFile: name) else { return nil }
    self.init(rawValue: form.rawValue)
  }
}

/// Hands glossaries on to other programs.
public struct ExportTerms: Sendable {
  private let entries: [TermEntry]

  /// - Parameters:
  ///   - filter: which concepts are meant.
  ///   - files: none means the installed glossaries.
  public init(
    _ installation: Installation, _ filter: BrowseGlossaries.Filter = .init(), files: [URL] = []
  ) throws {
    entries = try BrowseGlossaries(installation, files: files).concepts(filter).map(\.entry)
      .sorted { $0.concept.utf8.lexicographicallyPrecedes($1.concept.utf8) }
  }

  /// What was written, and what the form cannot hold.
  public struct Report: Sendable {
    public let entries: Int
    /// Entries that could not be written.
    public let failures: [String]
    public let notices: [String]
  }

  /// Writes the concepts in the order of their ids; nil writes to standard output.
  ///
  /// Throws: `InterchangeError`; nothing appears at the file's place then.
  public func export(_ format: GlossaryFormat, to file: URL?) throws -> Report {
    let form = TermFormat(rawValue: format.rawValue) ?? .tbx
    let report = try TermWriter.write(entries, as: form, to: file)
    return Report(entries: report.entries, failures: report.failures, notices: report.notices)
  }
}
