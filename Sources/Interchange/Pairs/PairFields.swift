internal import Bitext

/// The fields of a line that asks for a pair, as far as they were read.
///
/// After a field that is wrong the rest is read all the same, so that the answer bears the id.
struct PairFields {
  let line: Int
  private(set) var id: [UInt8]?
  private var source: PairRequest.Side?
  private var target: PairRequest.Side?
  private var from: Language?
  private var to: Language?
  private var isSegmented: Bool?
  private var problem: InterchangeError?
  /// As bytes: to Swift, strings that differ only in normalisation are equal.
  private var seen: Set<[UInt8]> = []

  private let needsIdentifier: Bool

  init(line: Int, needsIdentifier: Bool) {
    (self.line, self.needsIdentifier) = (line, needsIdentifier)
  }

  /// What is asked for. Throws: the first thing that is wrong.
  func request() throws(InterchangeError) -> PairRequest {
    if let problem { throw problem }
    guard id != nil || !needsIdentifier else { throw missing("id") }
    guard let source else { throw missing("source") }
    guard let target else { throw missing("target") }
    return PairRequest(
      source: source, target: target, from: from, to: to, isSegmented: isSegmented)
  }

  /// Throws: where the bytes are no JSON object; what stood before that is kept.
  mutating func read(_ bytes: [UInt8]) throws(InterchangeError) {
    var scanner = JSONScanner(bytes, line: line)
    guard case let kind = try scanner.kind(), kind == .object else {
      throw bad("an object such as {\"id\": 1, \"source\": …, \"target\": …} is wanted")
    }
    try scanner.members { scanner, name throws(InterchangeError) in
      if seen.insert(Array(name.utf8)).inserted {
        try readField(name, &scanner)
      } else {
        // Which of the two was meant, nobody knows.
        if name == "id" { id = nil }
        note(bad("the field \(Self.shown(name)) stands there twice"))
        try scanner.skip()
      }
    }
    try scanner.end()
  }

  private mutating func readField(
    _ name: String, _ scanner: inout JSONScanner
  ) throws(InterchangeError) {
    switch (name, try scanner.kind()) {
    case ("id", .string), ("id", .number): id = try scanner.literal()
    case ("source", .string): source = .text(try scanner.string())
    case ("target", .string): target = .text(try scanner.string())
    case ("source", .array): source = try segments(&scanner, of: name)
    case ("target", .array): target = try segments(&scanner, of: name)
    case ("from", .string): from = language(try scanner.string(), name)
    case ("to", .string): to = language(try scanner.string(), name)
    case ("segmented", .boolean): isSegmented = try scanner.boolean()
    case ("from", .null), ("to", .null), ("segmented", .null): try scanner.skip()
    case (let name, let kind):
      if let wanted = Self.wanted[name] {
        note(bad("the field \(name) is \(kind.rawValue); it wants \(wanted)"))
      }
      try scanner.skip()
    }
  }

  private static let wanted = [
    "id": "a string or a number", "source": "a text or a list of segments",
    "target": "a text or a list of segments", "from": "a language such as ar",
    "to": "a language such as en", "segmented": "true or false",
  ]

  private mutating func segments(
    _ scanner: inout JSONScanner, of name: String
  ) throws(InterchangeError) -> PairRequest.Side {
    var texts: [String] = []
    try scanner.elements { scanner throws(InterchangeError) in
      switch try scanner.kind() {
      case .string: texts.append(try scanner.string())
      case let kind:
        note(bad("a segment of \(name) is \(kind.rawValue); it wants a string"))
        try scanner.skip()
      }
    }
    return .segments(texts)
  }

  private mutating func language(_ tag: String, _ name: String) -> Language? {
    if tag.isEmpty { note(bad("the field \(name) is empty; it wants a language such as ar")) }
    return Language(tag)
  }

  private mutating func note(_ problem: InterchangeError) {
    if self.problem == nil { self.problem = problem }
  }

  private func missing(_ name: String) -> InterchangeError {
    bad("there is no field \(name); a line wants id, source and target")
  }

  private func bad(_ reason: String) -> InterchangeError {
    .badLine(file: "-", line: line, reason: reason)
  }

  /// A field's name if it is one of this form: another may be a text.
  private static func shown(_ name: String) -> String { wanted[name] == nil ? "“…”" : name }
}
