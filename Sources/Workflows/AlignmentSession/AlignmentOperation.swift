/// One thing that a translator does to an alignment. Numbers are those of the table's beads and
/// segments.
public enum AlignmentOperation: Hashable, Sendable {
  /// A bead and the next become one.
  case merge(bead: Int)
  /// A segment becomes two, at a place in UTF-8 bytes of its text. White space there falls away.
  /// Where both sides of the bead then have as many segments, they become pairs.
  case split(segment: Int, at: Int)
  /// A segment goes to the bead before or after its own.
  case move(segment: Int, Direction)
  /// A segment gets a bead of its own.
  case separate(segment: Int)
  /// A bead falls apart: each of its segments stands alone.
  case unlink(bead: Int)
  /// Two beads or more become one, wherever they stand.
  case link(beads: [Int])
  /// A segment gets other letters.
  case edit(segment: Int, text: String)
  /// Nobody translates this: its sides stand alone and are not kept. Or, after all, somebody does.
  case markBoilerplate(bead: Int, Bool)
  /// A person says that the bead is right.
  case confirm(bead: Int)

  public enum Direction: String, Hashable, Sendable, Codable { case up, down }
}

extension AlignmentOperation {
  /// What it does, as a menu of things to take back names it.
  public var name: String {
    switch self {
    case .merge: "merge"
    case .split: "split"
    case .move: "move"
    case .separate: "separate"
    case .unlink: "unlink"
    case .link: "link"
    case .edit: "edit"
    case .markBoilerplate: "boilerplate"
    case .confirm: "confirm"
    }
  }
}

/// `{"kind": "split", "segment": 4, "at": 17}`: `at` counts UTF-8 bytes here, for the files of
/// sessions; `AlignmentRequest` counts code points.
extension AlignmentOperation: Codable {
  private enum Key: String, CodingKey { case kind, bead, beads, segment, at, to, text, on }

  public init(from decoder: any Decoder) throws {
    let record = try decoder.container(keyedBy: Key.self)
    func number(_ key: Key) throws -> Int { try record.decode(Int.self, forKey: key) }
    switch try record.decode(String.self, forKey: .kind) {
    case "merge": self = .merge(bead: try number(.bead))
    case "split": self = .split(segment: try number(.segment), at: try number(.at))
    case "move":
      self = .move(
        segment: try number(.segment), try record.decode(Direction.self, forKey: .to))
    case "separate": self = .separate(segment: try number(.segment))
    case "unlink": self = .unlink(bead: try number(.bead))
    case "link": self = .link(beads: try record.decode([Int].self, forKey: .beads))
    case "edit":
      self = .edit(
        segment: try number(.segment), text: try record.decode(String.self, forKey: .text))
    case "boilerplate":
      self = .markBoilerplate(
        bead: try number(.bead), try record.decodeIfPresent(Bool.self, forKey: .on) ?? true)
    case "confirm": self = .confirm(bead: try number(.bead))
    case let other:
      throw DecodingError.typeMismatch(
        AlignmentOperation.self,
        .init(
          codingPath: record.codingPath + [Key.kind], debugDescription: "\(other) is no operation"))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var record = encoder.container(keyedBy: Key.self)
    try record.encode(name, forKey: .kind)
    switch self {
    case .merge(let bead), .unlink(let bead), .confirm(let bead):
      try record.encode(bead, forKey: .bead)
    case .split(let segment, let place):
      try record.encode(segment, forKey: .segment)
      try record.encode(place, forKey: .at)
    case .move(let segment, let direction):
      try record.encode(segment, forKey: .segment)
      try record.encode(direction, forKey: .to)
    case .separate(let segment): try record.encode(segment, forKey: .segment)
    case .link(let beads): try record.encode(beads, forKey: .beads)
    case .edit(let segment, let text):
      try record.encode(segment, forKey: .segment)
      try record.encode(text, forKey: .text)
    case .markBoilerplate(let bead, let isOn):
      try record.encode(bead, forKey: .bead)
      try record.encode(isOn, forKey: .on)
    }
  }
}
