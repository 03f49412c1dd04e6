public import Foundation
import Synchronization

/// The sessions of one kind that a translator works on, one file each in the data folder, readable
/// by the translator alone. Every step is on the disk before it is answered.
///
/// Several programs may use one shelf: whoever writes holds the file's lock, and what another wrote
/// is read first.
public final class SessionShelf<Session: KeptSession>: Sendable {
  let folder: URL
  private let open = Mutex<[String: Opened]>([:])

  private struct Opened {
    var session: Session
    var size: Int
    var used: ContinuousClock.Instant
  }

  /// How many sessions are held in memory.
  private static var held: Int { 40 }

  public init(_ installation: Installation) {
    folder = installation.dataFolder.appending(
      path: "workbench/\(Session.noun)s", directoryHint: .isDirectory)
  }

  // MARK: Coming and going

  /// Puts a session on the shelf and gives its name there. Throws: the session's problem.
  func put(_ opening: Session.Opening, _ head: SessionHead) throws -> String {
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Session.Problem.unwritable(
        file: folder.lastPathComponent, reason: error.localizedDescription)
    }
    let id = SessionID.fresh()
    try SessionJournal<Session>.make(file(id, .here), head: head, opening)
    return id
  }

  /// Takes a session off the shelf; `restore` puts it back.
  public func remove(_ id: String) throws { try rename(id, from: .here, to: .removed) }

  public func restore(_ id: String) throws { try rename(id, from: .removed, to: .here) }

  /// Destroys a session that was taken off the shelf.
  public func destroy(_ id: String) throws {
    guard SessionID.isOne(id), unlink(file(id, .removed).path) == 0 else {
      throw Session.Problem.noSession(id)
    }
  }

  private func rename(_ id: String, from: SessionPlace, to: SessionPlace) throws {
    guard SessionID.isOne(id) else { throw Session.Problem.noSession(id) }
    try open.withLock { open in
      let journal = try SessionJournal<Session>(file(id, from))
      defer { journal.finish() }
      guard Foundation.rename(file(id, from).path, file(id, to).path) == 0 else {
        throw Session.Problem.unwritable(
          file: file(id, from).lastPathComponent, reason: String(cString: strerror(errno)))
      }
      open[id] = nil
    }
  }

  // MARK: Working

  /// A session as it stands. Throws: its problem.
  public func session(_ id: String) throws -> Session {
    try withJournal(id) { _, session in session }
  }

  /// Takes a step, unless somebody took another since the translator looked.
  ///
  /// - Parameter revision: that of the session the translator saw; nil for steps that any state
  ///   bears.
  ///
  /// Gives the session after it and what changed, nil if nothing did.
  ///
  /// Throws: the session's problem; nothing is changed then.
  @discardableResult
  public func take(
    _ id: String, revision: Int?, _ step: (Session) throws -> Session.Step
  ) throws -> (session: Session, change: Session.Change?) {
    try withJournal(id) { journal, session in
      if let revision, revision != session.revision {
        throw Session.Problem.stale(asked: revision, now: session.revision)
      }
      let step = try step(session)
      var next = session
      let change = try next.take(step)
      if change != nil {
        try journal.append(step)
        session = next
      }
      return (next, change)
    }
  }

  private func withJournal<Answer>(
    _ id: String, _ body: (SessionJournal<Session>, inout Session) throws -> Answer
  ) throws -> Answer {
    guard SessionID.isOne(id) else { throw Session.Problem.noSession(id) }
    return try open.withLock { open in
      let journal = try SessionJournal<Session>(file(id, .here))
      defer { journal.finish() }
      var session: Session
      if let known = open[id], known.size == journal.size {
        session = known.session
      } else {
        session = try journal.session()
      }
      let answer = try body(journal, &session)
      open[id] = Opened(session: session, size: journal.size, used: .now)
      if open.count > Self.held, let oldest = open.min(by: { $0.value.used < $1.value.used }) {
        open[oldest.key] = nil
      }
      return answer
    }
  }

  // MARK: Places

  func file(_ id: String, _ place: SessionPlace) -> URL {
    folder.appending(path: "\(id).\(place.rawValue)")
  }
}

/// Where a session's file is, by its ending.
enum SessionPlace: String { case here = "jsonl", removed }

/// The names that sessions have on their shelf, which are also their files' names.
enum SessionID {
  private static let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")

  static func fresh() -> String {
    String((0..<12).map { _ in letters[Int.random(in: letters.indices)] })
  }

  static func isOne(_ name: String) -> Bool {
    name.count == 12 && name.allSatisfy(letters.contains)
  }
}
