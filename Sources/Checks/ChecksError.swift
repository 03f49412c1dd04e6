/// What can be wrong with a wish to check something.
public enum ChecksError: Error, Hashable, Sendable, CustomStringConvertible {
  case unknownCheck(String, known: [String])
  case noChecks
  /// A line of a file of accepted findings.
  case badLine(file: String, line: Int, reason: String)
  case unknownFinding(String)

  /// Where it is, what is wrong, what to do.
  public var description: String {
    switch self {
    case .unknownCheck(let name, let known):
      "\(name): there is no such check; known are \(known.joined(separator: ", "))"
    case .noChecks: "no check is left to make; leave out fewer"
    case .badLine(let file, let line, let reason): "\(file):\(line): \(reason)"
    case .unknownFinding(let identifier):
      "\(identifier): there is no finding of this id; run the check without --accept and take an "
        + "id from its list"
    }
  }
}
