/// Work in a translator's hands that is kept step by step: an alignment, a draft.
///
/// What it begins with and every step taken make it again, so these are what its file holds.
public protocol KeptSession: Sendable {
  /// What the session begins with.
  associatedtype Opening: Codable & Sendable
  /// One step of its life.
  associatedtype Step: Codable & Sendable
  /// What a step changed.
  associatedtype Change: Sendable
  associatedtype Problem: SessionProblem

  /// What messages call it, such as `alignment`; with an s behind it, its folder's name.
  static var noun: String { get }
  /// Counts the steps, those back too; it never falls.
  var revision: Int { get }

  init(_ opening: Opening)

  /// Takes a step and gives what changed; nil if nothing did, which is no step.
  ///
  /// Throws: `Problem`; the session is as it was then.
  mutating func take(_ step: Step) throws -> Change?
}

/// Why something cannot be done to a session, as far as all kinds have it in common.
public protocol SessionProblem: Error, Sendable {
  /// Somebody changed the session since it was read.
  static func stale(asked: Int, now: Int) -> Self
  static func noSession(_ id: String) -> Self
  static func damaged(file: String, line: Int, reason: String) -> Self
  static func unwritable(file: String, reason: String) -> Self
}
