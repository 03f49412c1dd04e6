/// Findings that a person has looked at and accepted, each with the reason why.
///
/// They are kept as tab-separated text beside the translation: a header line, then a finding a
/// line, sorted by id, so that several people's files merge. The texts themselves are not in it.
public struct AcceptedFindings: Hashable, Sendable {
  /// The finding's id, the name of its check, and why it is accepted.
  public struct Entry: Hashable, Sendable {
    public let identifier: String
    public let check: String
    public let reason: String
  }

  /// By id.
  public private(set) var entries: [String: Entry] = [:]

  public static let header = "id\tcheck\treason"

  public init() {}

  /// Reads the file's text; `file` is the name that errors give.
  public init(parsing text: String, file: String) throws(ChecksError) {
    for (index, line) in text.split(whereSeparator: \.isNewline).enumerated() {
      if line == Self.header || line.allSatisfy(\.isWhitespace) { continue }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 3, cells.allSatisfy({ !$0.isEmpty }) else {
        throw .badLine(
          file: file, line: index + 1,
          reason: "a line has an id, a check and a reason, with tabs between; mend or remove it")
      }
      entries[cells[0]] = Entry(identifier: cells[0], check: cells[1], reason: cells[2])
    }
  }

  public func accepts(_ finding: Finding) -> Bool { entries[finding.identifier] != nil }

  /// Accepts a finding, or gives an accepted one another reason.
  public mutating func accept(_ finding: Finding, because reason: String) {
    let plain = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    entries[finding.identifier] = Entry(
      identifier: finding.identifier, check: finding.check, reason: plain)
  }

  /// The file's text, sorted.
  public var text: String {
    let lines = entries.values.sorted { $0.identifier < $1.identifier }.map {
      "\($0.identifier)\t\($0.check)\t\($0.reason)"
    }
    return ([Self.header] + lines).joined(separator: "\n") + "\n"
  }
}
