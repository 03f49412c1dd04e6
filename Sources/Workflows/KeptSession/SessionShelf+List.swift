public import Bitext
public import Foundation

/// A session on a shelf, as a list tells it.
public struct ShelvedSession: Sendable {
  public let id: String
  public let name: String
  public let source: Language
  public let target: Language
  public let created: Date
  public let changed: Date
  /// As many as it had when it was made.
  public let segments: [Int]
  /// Why it cannot be opened; nil if nobody tried.
  public let problem: String?
}

extension SessionShelf {
  /// What is on the shelf, last changed first.
  public func entries() -> [ShelvedSession] { entries(.here) }

  /// What was taken off it and can be put back.
  public func removedEntries() -> [ShelvedSession] { entries(.removed) }

  private func entries(_ place: SessionPlace) -> [ShelvedSession] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.compactMap { name -> ShelvedSession? in
      let parts = name.split(separator: ".", maxSplits: 1)
      guard parts.count == 2, parts[1] == place.rawValue, SessionID.isOne(String(parts[0])) else {
        return nil
      }
      return entry(String(parts[0]), place)
    }.sorted { ($0.changed, $0.id) > ($1.changed, $1.id) }
  }

  private func entry(_ id: String, _ place: SessionPlace) -> ShelvedSession? {
    let file = file(id, place)
    let values = try? file.resourceValues(forKeys: [.contentModificationDateKey])
    // It may have gone since the folder was read.
    guard let changed = values?.contentModificationDate else { return nil }
    do {
      let head = try SessionJournal<Session>.head(of: file)
      return ShelvedSession(
        id: id, name: head.name, source: head.source, target: head.target,
        created: Date(timeIntervalSince1970: head.created), changed: changed,
        segments: head.segments, problem: nil)
    } catch {
      let unknown = Language("und")
      return ShelvedSession(
        id: id, name: file.lastPathComponent, source: unknown, target: unknown, created: changed,
        changed: changed, segments: [], problem: "\(error)")
    }
  }
}
