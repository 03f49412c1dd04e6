import Bitext
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Workflows

extension GlossaryRoutes {
  func addConcepts(to router: Router<WorkbenchContext>) {
    router.get("/api/v1/glossary") { request, _ in
      let asked = try GlossaryQuestion(Query(request))
      return try await answer {
        let found = try desk.glossaries().concepts(asked.filter)
        let end = asked.from + asked.limit
        return ConceptsRecord(
          concepts: Array(found.dropFirst(asked.from).prefix(asked.limit)), count: found.count,
          next: end < found.count ? end : nil)
      }
    }
    router.get("/api/v1/glossary/concept") { request, _ in
      let query = Query(request)
      return try await answer {
        let concept = try desk.concept(query)
        return ConceptRecord(
          concept: concept,
          history: try EditGlossary(desk.installation, glossary: concept.glossary)
            .history(of: concept.entry.concept),
          pairs: try desk.sharedTerms().pairs(of: concept))
      }
    }
    router.get("/api/v1/glossary/duplicates") { _, _ in
      try await answer { try desk.sharedTerms().pairs }
    }
    router.get("/api/v1/glossary/export") { request, _ in try await export(Query(request)) }
  }

  /// Runs what blocks and gives what it gives as JSON.
  func answer<Record: Encodable & Sendable>(
    _ body: @escaping @Sendable () throws -> Record
  ) async throws -> Response {
    try Response.json(try await desk.run(body))
  }

  private struct ConceptsRecord: Encodable, Sendable {
    let concepts: [BrowseGlossaries.Concept]
    let count: Int
    /// Where the next page begins; nil where this is the last.
    let next: Int?
  }

  private struct ConceptRecord: Encodable, Sendable {
    let concept: BrowseGlossaries.Concept
    /// The newest first.
    let history: [EditGlossary.ConceptChange]
    /// Others that have a term in common with it.
    let pairs: [CompareConcepts.Pair]
  }

  private func export(_ query: Query) async throws -> Response {
    let format = try query.choice("format", GlossaryFormat.self) ?? .tbx
    let asked = try GlossaryQuestion(query)
    let file = try desk.passingFolder().appending(path: "glossary.\(format.fileExtension)")
    do {
      let report = try await desk.runLong { [desk] in
        try ExportTerms(desk.installation, asked.filter).export(format, to: file)
      }
      guard report.failures.isEmpty else {
        throw HTTPError(
          .unprocessableContent, message: report.failures.prefix(20).joined(separator: "\n"))
      }
      return try await desk.download(file, type: format.mediaType)
    } catch {
      desk.discard(file)
      throw error
    }
  }
}

extension GlossaryFormat {
  fileprivate var fileExtension: String {
    switch self {
    case .tbx, .tbxTags, .tbxBasic: "tbx"
    case .tsv, .csv, .xlsx: rawValue
    case .omegat: "txt"
    }
  }

  fileprivate var mediaType: String {
    switch self {
    case .tbx, .tbxTags, .tbxBasic: "application/x-tbx+xml"
    case .csv: "text/csv; charset=utf-8"
    case .tsv, .omegat: "text/tab-separated-values; charset=utf-8"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    }
  }
}
