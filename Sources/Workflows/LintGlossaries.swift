public import Foundation
import Terminology

/// Examines glossary files.
public struct LintGlossaries: Sendable {
  /// A finding as people and scripts read it.
  public struct Finding: Sendable {
    public let sentence: String
    public let json: String
    /// Whether it is advice, which a glossary may go against with reason.
    public let isAdvice: Bool
  }

  public let findings: [Finding]
  public let summary: String

  /// - Parameters:
  ///   - files: none means the installed glossaries.
  ///   - onlyConflicts: leaves out what a row has by itself.
  ///
  /// Throws: `TerminologyError` for a file that cannot be read.
  public init(files: [URL], installation: Installation, onlyConflicts: Bool = false) throws {
    let files = files.isEmpty ? GlossaryShelf(installation).files : files
    let all = try GlossaryLint.findings(files: files)
    findings = try all.filter { !onlyConflicts || $0.rule.isBetweenConcepts }.map { finding in
      Finding(
        sentence: finding.description, json: try Self.json(finding),
        isAdvice: finding.rule.isAdvice)
    }
    let concepts = try Glossary(contentsOf: files).entries.count
    summary =
      "\(counted(concepts, "concept")) in \(counted(files.count, "glossary file")), "
      + counted(findings.count, "finding")
  }

  private static func json(_ finding: GlossaryFinding) throws -> String {
    let record = Record(
      file: finding.place.file, line: finding.place.line, rule: finding.rule.rawValue,
      isAdvice: finding.rule.isAdvice, message: finding.message)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(record), as: UTF8.self)
  }

  private struct Record: Encodable {
    let file: String
    let line: Int
    let rule: String
    let isAdvice: Bool
    let message: String
  }
}
