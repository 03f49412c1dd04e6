import Checks
public import Foundation
import Interchange

/// The file of accepted findings beside a translation.
public struct AcceptedFile: Sendable {
  private let file: URL

  public init(_ file: URL) { self.file = file }

  /// Where the findings of a translation are accepted unless another place is named:
  /// `talks.en.txt.accepted.tsv`.
  public static func usual(for translation: URL) -> URL {
    translation.deletingLastPathComponent()
      .appendingPathComponent(translation.lastPathComponent + ".accepted.tsv")
  }

  /// What the file holds; nothing if it is not there.
  static func read(_ file: URL?) throws -> AcceptedFindings {
    guard let file, FileManager.default.fileExists(atPath: file.path) else {
      return AcceptedFindings()
    }
    let name = file.lastPathComponent
    do {
      return try AcceptedFindings(
        parsing: String(contentsOf: file, encoding: .utf8), file: name)
    } catch let error as CocoaError {
      throw InterchangeError.unreadable(file: name, reason: error.localizedDescription)
    }
  }

  /// Accepts findings of a report, each for the reason given, and writes the file anew.
  ///
  /// Throws: `ChecksError.unknownFinding`, `InterchangeError`; the file is as it was then.
  public func accept(
    _ identifiers: [String], because reason: String, of report: CheckReport
  ) throws {
    let accepted = try report.accepting(identifiers, because: reason)
    try TextFile.write(Data(accepted.text.utf8), to: file)
  }
}
