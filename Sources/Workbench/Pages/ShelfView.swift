import Bitext
import Foundation
import Workflows

/// The sessions of one kind that a translator works on, and those that were removed.
struct ShelfView: Sendable {
  let title: String
  /// What is said where there is none.
  let invitation: String
  /// The address of the pages of its sessions.
  let path: String
  let entries: [Entry]
  let hasEntries: Bool
  let removed: [Entry]
  let hasRemoved: Bool

  private init(
    _ title: String, _ invitation: String, _ path: String, _ entries: [Entry], _ removed: [Entry]
  ) {
    (self.title, self.invitation, self.path) = (title, invitation, path)
    (self.entries, self.removed) = (entries, removed)
    (hasEntries, hasRemoved) = (!entries.isEmpty, !removed.isEmpty)
  }

  init(_ shelf: AlignmentShelf) {
    func entry(_ one: ShelvedSession) -> Entry {
      Entry(
        one, size: one.segments.map(String.init).joined(separator: " and ") + " segments")
    }
    self.init(
      "Your alignments", "None yet. What you align is kept here, with every change you make.",
      "/align", shelf.entries().map(entry), shelf.removedEntries().map(entry))
  }

  /// Drafts whose progress is told: it takes reading them.
  private static let mostRead = 20

  init(_ shelf: DraftShelf) {
    func entry(_ one: ShelvedSession, _ progress: DraftProgress?) -> Entry {
      let count = one.segments.first ?? 0
      return Entry(one, size: "\(count) segment\(count == 1 ? "" : "s")", progress)
    }
    self.init(
      "Your drafts", "None yet. What you translate is kept here, with every change you make.",
      "/draft",
      shelf.entries().enumerated().map { place, one in
        entry(one, place < Self.mostRead ? try? shelf.session(one.id).progress : nil)
      }, shelf.removedEntries().map { entry($0, nil) })
  }

  struct Entry: Sendable {
    let id: String
    let title: String
    let languages: String
    let size: String
    let progress: Progress?
    /// ISO 8601, for the browser to show as its user is used to.
    let changed: String
    let day: String
    let fault: String?

    init(_ entry: ShelvedSession, size: String, _ progress: DraftProgress? = nil) {
      id = entry.id
      title = entry.name
      languages = "\(AlignLanguages.name(entry.source)) → \(AlignLanguages.name(entry.target))"
      self.size = size
      self.progress = progress.map { Progress(done: $0.confirmed, all: $0.segments) }
      changed = entry.changed.formatted(.iso8601)
      day = entry.changed.formatted(.iso8601.year().month().day())
      fault = entry.problem
    }
  }

  struct Progress: Sendable {
    let done: Int
    let all: Int
  }
}
