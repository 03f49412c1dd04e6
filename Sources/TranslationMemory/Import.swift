public import Foundation

/// One bringing-in of units: a file read, an article pair saved.
///
/// Every unit is in the memory because an import vouches for it, and an import comes and goes as
/// a whole. One that was broken off stays visible as unfinished until it is resumed or deleted.
public struct Import: Identifiable, Hashable, Sendable, Codable {
  public let id: Int64
  public let origin: Origin
  public let started: Date
  /// When the last unit was in; nil for an import that runs or was broken off.
  public let finished: Date?
  /// When it was deleted; it can be restored until the memory is purged.
  public let deleted: Date?
  public let counts: Counts

  public init(
    id: Int64, origin: Origin, started: Date, finished: Date? = nil, deleted: Date? = nil,
    counts: Counts = Counts()
  ) {
    self.id = id
    self.origin = origin
    self.started = started
    self.finished = finished
    self.deleted = deleted
    self.counts = counts
  }

  /// Where the units of an import come from.
  public struct Origin: Hashable, Sendable, Codable {
    /// The name people know it by: a file's name, an article's title.
    public let name: String
    /// The path of the file, where there is one.
    public let file: String?
    /// A digest of the file's bytes. An origin with a fingerprint is imported once: opened again,
    /// an unfinished import goes on and a finished one is found finished.
    public let fingerprint: String?
    /// The program that made the file, as the file says.
    public let tool: String?

    public init(
      name: String, file: String? = nil, fingerprint: String? = nil, tool: String? = nil
    ) {
      self.name = name
      self.file = file
      self.fingerprint = fingerprint
      self.tool = tool
    }
  }

  /// How many units came and what became of them.
  public struct Counts: Hashable, Sendable, Codable {
    /// Units taken in so far, in the order of the file; whoever resumes passes over as many.
    public let received: Int
    /// Those of them that the memory did not know.
    public let added: Int

    public init(received: Int = 0, added: Int = 0) {
      self.received = received
      self.added = added
    }

    /// Those that the memory knew: their dates, notes and properties are kept beside the older.
    public var known: Int { received - added }
  }
}
