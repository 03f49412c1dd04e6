import Bitext
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Workflows

extension AlignRoutes {
  func addShelf(to router: Router<WorkbenchContext>) {
    router.get("/api/v1/alignments") { _, _ in
      try await answer {
        try Response.json(
          ShelfRecord(
            alignments: shelf.entries().map(EntryRecord.init),
            removed: shelf.removedEntries().map(EntryRecord.init)))
      }
    }
    ShelfRoutes(path: "/api/v1/alignments", shelf: shelf, desk: desk).add(to: router)
  }

  private struct ShelfRecord: Encodable {
    let alignments: [EntryRecord]
    let removed: [EntryRecord]
  }

  private struct EntryRecord: Encodable {
    let id: String
    let name: String
    let source: String
    let target: String
    let created: Date
    let changed: Date
    let segments: [Int]
    let problem: String?

    init(_ entry: ShelvedSession) {
      (id, name, problem) = (entry.id, entry.name, entry.problem)
      (source, target) = (entry.source.tag, entry.target.tag)
      (created, changed, segments) = (entry.created, entry.changed, entry.segments)
    }
  }
}
