public import Bitext
import Checks
import Foundation
import Interchange

/// What a check came to, as people and scripts read it.
public struct CheckReport: Sendable {
  /// How severe a finding must be to be shown.
  public enum Level: String, Sendable, CaseIterable {
    /// What is surely wrong.
    case errors
    /// Also what is probably wrong.
    case usual
    /// Everything worth a look.
    case strict
  }

  /// All findings that were not accepted before, in the order of the text.
  private let open: [Finding]
  private let silenced: [Finding]
  private let accepted: AcceptedFindings
  public let unitCount: Int
  /// What could not be read.
  public let notices: [String]
  /// Version, checks and glossaries, in one line.
  public let signature: String

  init(
    _ findings: [Finding], accepted: AcceptedFindings, unitCount: Int, notices: [String],
    signature: String
  ) {
    let ordered = findings.enumerated().sorted { a, b in
      (a.element.place.number, a.element.position, a.offset)
        < (b.element.place.number, b.element.position, b.offset)
    }.map(\.element)
    open = ordered.filter { !accepted.accepts($0) }
    silenced = ordered.filter(accepted.accepts)
    self.accepted = accepted
    self.unitCount = unitCount
    self.notices = notices
    self.signature = signature
  }

  /// The findings of a level, in the order of the text.
  public func findings(_ level: Level) -> [Item] {
    open.filter { $0.severity >= level.least }.map(Item.init)
  }

  /// How many findings were accepted before.
  public var acceptedCount: Int { silenced.count }

  /// Ids that were accepted and that nothing in the text answers to any more.
  public var staleIdentifiers: [String] {
    let known = Set(silenced.map(\.identifier))
    return accepted.entries.keys.filter { !known.contains($0) }.sorted()
  }

  /// The counts in words: `40 units: 2 errors, 5 warnings; 3 accepted before`.
  public func summary(_ level: Level) -> String {
    let shown = open.filter { $0.severity >= level.least }
    let counts = Finding.Severity.allCases.reversed().compactMap { severity -> String? in
      let count = shown.filter { $0.severity == severity }.count
      return count == 0 ? nil : counted(count, severity.rawValue)
    }
    let hidden = open.count - shown.count
    return counted(unitCount, "unit") + ": "
      + (counts.isEmpty ? "nothing found" : counts.joined(separator: ", "))
      + (silenced.isEmpty ? "" : "; \(silenced.count) accepted before")
      + (hidden == 0 ? "" : "; \(hidden) more with --level strict")
  }

  /// The accepted findings with some of this report's added.
  ///
  /// Throws: `ChecksError.unknownFinding`.
  func accepting(_ identifiers: [String], because reason: String) throws -> AcceptedFindings {
    var accepted = accepted
    for identifier in identifiers {
      guard let finding = (open + silenced).first(where: { $0.identifier == identifier }) else {
        throw ChecksError.unknownFinding(identifier)
      }
      accepted.accept(finding, because: reason)
    }
    return accepted
  }

  /// One finding.
  public struct Item: Sendable {
    public let identifier: String
    public let check: String
    /// `error`, `warning` or `note`.
    public let severity: String
    public let file: String
    public let line: Int?
    public let unit: String?
    /// The unit's number, counted from 1.
    public let number: Int
    public let source: Side
    public let target: Side
    private let finding: Finding

    /// A side's text and the stretch that is meant, nil for the whole.
    public struct Side: Sendable {
      public let language: Language
      public let text: String
      public let range: TextRange?

      init(_ side: Finding.Side) {
        (language, text, range) = (side.language, side.text, side.range)
      }
    }

    init(_ finding: Finding) {
      identifier = finding.identifier
      check = finding.check
      severity = finding.severity.rawValue
      file = finding.place.file
      line = finding.place.line
      unit = finding.place.unit
      number = finding.place.number
      source = Side(finding.source)
      target = Side(finding.target)
      self.finding = finding
    }

    /// Why it is a finding, its quoted words dressed by the caller.
    public func reason(quoting: (String) -> String) -> String {
      finding.reason.text(quoting: quoting)
    }

    /// What to do about it.
    public func cure(quoting: (String) -> String) -> String { finding.cure.text(quoting: quoting) }

    public var reason: String { finding.reason.text }
    public var cure: String { finding.cure.text }
  }
}

extension CheckReport.Level {
  fileprivate var least: Finding.Severity {
    switch self {
    case .errors: .error
    case .usual: .warning
    case .strict: .note
    }
  }
}

extension Finding {
  /// Where it stands in its unit.
  fileprivate var position: Int { target.range?.lowerBound ?? source.range?.lowerBound ?? 0 }
}
