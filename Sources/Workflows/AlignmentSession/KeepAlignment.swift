import Bitext
public import Foundation

/// Keeps a session's pairs in a memory as one import, and takes them back.
public struct KeepAlignment: Sendable {
  private let shelf: AlignmentShelf
  private let memory: URL

  public init(_ shelf: AlignmentShelf, memory: URL) {
    self.shelf = shelf
    self.memory = memory
  }

  /// Keeps the pairs as they stand. What this session had in the memory before goes, so that no pair
  /// is there as it was and as it is.
  ///
  /// Throws: `AlignmentSessionProblem`, `MemoryError`.
  public func keep(_ id: String, revision: Int) throws -> (AlignmentSession, sentence: String) {
    let session = try shelf.session(id)
    guard session.revision == revision else {
      throw AlignmentSessionProblem.stale(asked: revision, now: session.revision)
    }
    let aligned = session.aligned
    guard aligned.beads.contains(where: { !$0.isUnaligned }) else {
      throw AlignmentSessionProblem.noPairs(aligned.pair.source.origin.name)
    }
    let store = try KeepUnits(memory: memory)
    let report = try store.keep(aligned)
    let before = session.kept
    let isSame = before?.importNumber == report.importNumber
    let kept = AlignmentSession.Kept(
      importNumber: report.importNumber, pairs: report.received,
      isOwn: isSame ? before?.isOwn == true : !report.wasKeptBefore,
      revision: revision)
    // Whatever was changed in the meantime, the pairs are in the memory.
    let after = try shelf.take(id, revision: nil) { _ in .keep(kept) }.session
    if let before, before.isOwn, !isSame { try store.takeBack(before.importNumber) }
    return (after, Self.sentence(report))
  }

  /// Takes out of the memory what this session brought in.
  ///
  /// Throws: `AlignmentSessionProblem`, `MemoryError`.
  public func takeBack(_ id: String, revision: Int) throws -> AlignmentSession {
    let session = try shelf.session(id)
    guard session.revision == revision else {
      throw AlignmentSessionProblem.stale(asked: revision, now: session.revision)
    }
    guard let kept = session.kept, kept.isOwn else { throw AlignmentSessionProblem.notKept }
    try KeepUnits(memory: memory).takeBack(kept.importNumber)
    return try shelf.take(id, revision: nil) { _ in .takeBack }.session
  }

  private static func sentence(_ report: KeepUnits.Report) -> String {
    guard !report.wasKeptBefore else { return report.sentence }
    let known = report.received - report.added
    return "\(counted(report.added, "pair")) kept in the memory"
      + (known > 0 ? ", \(known) known already" : "") + " (import \(report.importNumber))"
  }
}
