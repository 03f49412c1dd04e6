public import Bitext
public import Foundation
import Interchange
import Synchronization

/// The alignments a translator works on, one file each in the data folder, readable by the
/// translator alone. Every step is on the disk before it is answered.
///
/// Several programs may use one shelf: whoever writes holds the file's lock, and what another wrote
/// is read first.
public final class AlignmentShelf: Sendable {
  let folder: URL
  private let open = Mutex<[String: Opened]>([:])

  private struct Opened {
    var session: AlignmentSession
    var size: Int
    var used: ContinuousClock.Instant
  }

  /// The most segments on a side that one page takes.
  public static let limit = 10_000
  /// How many sessions are held in memory.
  private static let held = 40

  public init(_ installation: Installation) {
    folder = installation.dataFolder.appending(
      path: "workbench/alignments", directoryHint: .isDirectory)
  }

  // MARK: Coming and going

  /// Puts an alignment on the shelf and gives its name there.
  ///
  /// Throws: `AlignmentSessionProblem`.
  public func add(_ aligned: AlignedArticles, notices: [String] = []) throws -> String {
    let longest = max(aligned.sources.count, aligned.targets.count)
    guard longest <= Self.limit else {
      throw AlignmentSessionProblem.tooLong(segments: longest, limit: Self.limit)
    }
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw AlignmentSessionProblem.unwritable(
        file: folder.lastPathComponent, reason: error.localizedDescription)
    }
    let id = Self.newID()
    let (source, target) = (aligned.pair.source, aligned.pair.target)
    let head = AlignmentJournal.Head(
      version: AlignmentJournal.Head.current,
      name: "\(source.origin.name) – \(target.origin.name)",
      created: Date().timeIntervalSince1970.rounded(), source: source.language,
      target: target.language, segments: [aligned.sources.count, aligned.targets.count])
    try AlignmentJournal.make(file(id, .here), head: head, aligned, notices: notices)
    return id
  }

  /// Takes an alignment off the shelf; `restore` puts it back.
  public func remove(_ id: String) throws { try rename(id, from: .here, to: .removed) }

  public func restore(_ id: String) throws { try rename(id, from: .removed, to: .here) }

  /// Destroys an alignment that was taken off the shelf.
  public func destroy(_ id: String) throws {
    guard Self.isID(id), unlink(file(id, .removed).path) == 0 else {
      throw AlignmentSessionProblem.noSession(id)
    }
  }

  private func rename(_ id: String, from: Place, to: Place) throws {
    guard Self.isID(id) else { throw AlignmentSessionProblem.noSession(id) }
    try open.withLock { open in
      let journal = try AlignmentJournal(file(id, from))
      defer { journal.finish() }
      guard Foundation.rename(file(id, from).path, file(id, to).path) == 0 else {
        throw AlignmentSessionProblem.unwritable(
          file: file(id, from).lastPathComponent, reason: String(cString: strerror(errno)))
      }
      open[id] = nil
    }
  }

  // MARK: Working

  /// An alignment as it stands.
  ///
  /// Throws: `AlignmentSessionProblem`.
  public func session(_ id: String) throws -> AlignmentSession {
    try withJournal(id) { _, session in session }
  }

  /// Takes a step, unless somebody took another since the translator looked.
  ///
  /// - Parameter revision: that of the session the translator saw; nil for steps that any state
  ///   bears.
  ///
  /// Gives the session after it and what changed, nil if nothing did.
  ///
  /// Throws: `AlignmentSessionProblem`; nothing is changed then.
  public func take(
    _ id: String, revision: Int?, _ step: (AlignmentSession) throws -> AlignmentSession.Step
  ) throws -> (session: AlignmentSession, change: AlignmentChange?) {
    try withJournal(id) { journal, session in
      if let revision, revision != session.revision {
        throw AlignmentSessionProblem.stale(asked: revision, now: session.revision)
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
    _ id: String, _ body: (AlignmentJournal, inout AlignmentSession) throws -> Answer
  ) throws -> Answer {
    guard Self.isID(id) else { throw AlignmentSessionProblem.noSession(id) }
    return try open.withLock { open in
      let journal = try AlignmentJournal(file(id, .here))
      defer { journal.finish() }
      var session: AlignmentSession
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

  enum Place: String { case here = "jsonl", removed }

  func file(_ id: String, _ place: Place) -> URL {
    folder.appending(path: "\(id).\(place.rawValue)")
  }

  private static let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")

  private static func newID() -> String {
    String((0..<12).map { _ in letters[Int.random(in: letters.indices)] })
  }

  static func isID(_ name: String) -> Bool {
    name.count == 12 && name.allSatisfy(letters.contains)
  }
}
