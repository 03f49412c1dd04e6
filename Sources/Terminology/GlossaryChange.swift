/// One thing that a person did to glossaries: an edit, a merger, an import of many concepts.
public struct GlossaryChange: Hashable, Sendable {
  /// ISO 8601.
  public let date: String
  /// `edit`, `merge b.span into`, `import from client.tbx`: words that the concept may follow.
  public let action: String
  public let lines: [Line]
  public internal(set) var isUndone = false
  /// Paths of files that the change made.
  var newFiles: [String]?
  /// Paths of files whose header named the required columns only.
  var narrowFiles: [String]?

  /// One concept's line before and after; nil where there was or is none.
  public struct Line: Codable, Hashable, Sendable {
    /// The file's full path.
    public let file: String
    public let concept: String
    public let before: String?
    public let after: String?

    public init(file: String, concept: String, before: String?, after: String?) {
      (self.file, self.concept) = (file, concept)
      (self.before, self.after) = (before, after)
    }
  }

  public init(date: String, action: String, lines: [Line]) {
    (self.date, self.action, self.lines) = (date, action, lines)
  }

  /// A change of one line.
  public init(
    date: String, action: String, file: String, concept: String, before: String?, after: String?
  ) {
    self.init(
      date: date, action: action,
      lines: [Line(file: file, concept: concept, before: before, after: after)])
  }

  /// The concept whose line is first.
  public var concept: String { lines.first?.concept ?? "" }
}

extension GlossaryChange: Codable {
  private enum Key: String, CodingKey {
    case date, action, lines, isUndone, newFiles, narrowFiles
    // A change of one line was one flat object once.
    case file, concept, before, after
  }

  public init(from decoder: any Decoder) throws {
    let object = try decoder.container(keyedBy: Key.self)
    date = try object.decode(String.self, forKey: .date)
    action = try object.decode(String.self, forKey: .action)
    isUndone = try object.decode(Bool.self, forKey: .isUndone)
    newFiles = try object.decodeIfPresent([String].self, forKey: .newFiles)
    narrowFiles = try object.decodeIfPresent([String].self, forKey: .narrowFiles)
    lines =
      try object.decodeIfPresent([Line].self, forKey: .lines)
      ?? [try Line(from: decoder)]
  }

  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(date, forKey: .date)
    try object.encode(action, forKey: .action)
    try object.encode(isUndone, forKey: .isUndone)
    if newFiles?.isEmpty == false { try object.encode(newFiles, forKey: .newFiles) }
    if narrowFiles?.isEmpty == false { try object.encode(narrowFiles, forKey: .narrowFiles) }
    try object.encode(lines, forKey: .lines)
  }
}

extension GlossaryHistory {
  public typealias Change = GlossaryChange
}
