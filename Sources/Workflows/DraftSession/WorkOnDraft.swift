import Bitext
public import Foundation
import Synchronization

/// Takes the steps of drafts, and keeps in the memory what is confirmed, as it stands: each draft is
/// one import there, which goes on with the work.
public final class WorkOnDraft: Sendable {
  private let shelf: DraftShelf
  private let memory: URL
  /// One at a time, so that no unit is kept twice.
  private let keeping = Mutex<Void>(())

  public init(_ shelf: DraftShelf, memory: URL) {
    self.shelf = shelf
    self.memory = memory
  }

  /// What a step came to.
  public struct Outcome: Sendable {
    public let session: DraftSession
    /// Nil where nothing changed.
    public let change: DraftChange?
    /// Why the memory does not have what is confirmed; it is kept with a later step then.
    public let notice: String?
  }

  /// Takes a step.
  ///
  /// A step on a segment is refused if that segment was changed after `revision`; taking back is
  /// refused if anything was.
  ///
  /// - Parameter revision: that of the session the translator saw.
  ///
  /// Throws: `DraftSessionProblem`; nothing is changed then.
  public func take(_ id: String, revision: Int, _ step: DraftSession.Step) throws -> Outcome {
    let (session, change) = try shelf.take(id, revision: nil) { session in
      let changed = try step.segment.map { try session.target($0).revision } ?? session.revision
      guard changed <= revision, revision <= session.revision else {
        throw DraftSessionProblem.stale(asked: revision, now: session.revision)
      }
      return step
    }
    guard session.isUnsettled else {
      return Outcome(session: session, change: change, notice: nil)
    }
    do {
      return Outcome(session: try settle(id), change: change, notice: nil)
    } catch let problem as DraftSessionProblem {
      throw problem
    } catch {
      return Outcome(
        session: session, change: change,
        notice: "not in the memory yet: \(error); the next step tries again")
    }
  }

  /// Brings the memory to what is confirmed.
  private func settle(_ id: String) throws -> DraftSession {
    try keeping.withLock { _ in
      let session = try shelf.session(id)
      guard session.isUnsettled else { return session }
      let (added, withdrawn) = session.unsettled
      let store = try KeepUnits(memory: memory)
      let gone = Dictionary(grouping: withdrawn) { session.kept[$0]?.importNumber ?? 0 }
      var number = 0
      if !added.isEmpty {
        number = try store.openImport(
          of: "draft \(id)", name: session.opening.source.origin.name)
        // What goes out of the same import goes in the same step.
        try store.revise(
          number, adding: added.map { session.unit(of: $0.number, target: $0.text) },
          withdrawing: session.keptUnits(gone[number] ?? []))
      }
      for (older, numbers) in gone where older != number {
        try store.revise(older, adding: [], withdrawing: session.keptUnits(numbers))
      }
      return try shelf.take(id, revision: nil) { _ in
        .keep(
          importNumber: number,
          added: Dictionary(uniqueKeysWithValues: added.map { ($0.number, $0.text) }),
          withdrawn: withdrawn)
      }.session
    }
  }
}
