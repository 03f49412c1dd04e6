import Bitext
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Workflows

/// The glossaries: looked through, changed, filled from files and from the memory, with all that the
/// pages do as JSON under `/api/v1/glossary`.
struct GlossaryRoutes: Room {
  let desk: Desk
  let pages: PageLibrary
  let files = ArrivedArticles()
  let mined = LastAnswers<MiningQuestion, MemoryState, MineTerms.Answer>()

  init(desk: Desk, pages: PageLibrary) {
    self.desk = desk
    self.pages = pages
  }

  static let door: Door? = Door(
    page: "glossary", name: "Glossary", path: "/glossary", key: "g", sheets: ["glossary.css"])
  static let templates = [
    "glossary": PackageResources.glossary_mustache,
    "glossary-browse": PackageResources.glossary_browse_mustache,
    "glossary-keys": PackageResources.glossary_keys_mustache,
    "glossary-list": PackageResources.glossary_list_mustache,
    "glossary-row": PackageResources.glossary_row_mustache,
    "glossary-card": PackageResources.glossary_card_mustache,
    "glossary-form": PackageResources.glossary_form_mustache,
    "glossary-merge": PackageResources.glossary_merge_mustache,
    "glossary-past": PackageResources.glossary_past_mustache,
    "glossary-history": PackageResources.glossary_history_mustache,
    "glossary-doubles": PackageResources.glossary_doubles_mustache,
    "glossary-half": PackageResources.glossary_half_mustache,
    "glossary-import": PackageResources.glossary_import_mustache,
    "glossary-preview": PackageResources.glossary_preview_mustache,
    "glossary-candidates": PackageResources.glossary_candidates_mustache,
    "glossary-candidate-list": PackageResources.glossary_candidate_list_mustache,
  ]
  static let assets = [
    "glossary.css": PackageResources.glossary_css, "glossary.js": PackageResources.glossary_js,
    "glossary-lists.js": PackageResources.glossary_lists_js,
    "glossary-import.js": PackageResources.glossary_import_js,
    "glossary-candidates.js": PackageResources.glossary_candidates_js,
  ]

  func add(to router: Router<WorkbenchContext>) {
    addPages(to: router)
    addPieces(to: router)
    addConcepts(to: router)
    addChanges(to: router)
    addFiles(to: router)
    addCandidates(to: router)
  }

  private func addPages(to router: Router<WorkbenchContext>) {
    router.get("/glossary") { request, _ in
      let asked = try GlossaryQuestion(Query(request))
      return try await page(.concepts) { $0.browse = GlossaryBrowse(try desk.glossaries(), asked) }
    }
    router.get("/glossary/duplicates") { _, _ in
      try await page(.doubles) { $0.doubles = GlossaryDoubles(try desk.sharedTerms()) }
    }
    router.get("/glossary/history") { request, _ in
      let limit = try Query(request).number("limit", in: 1...100_000, or: 200)
      return try await page(.past) {
        $0.past = GlossaryPast(try EditGlossary(desk.installation).changes, limit: limit)
      }
    }
    router.get("/glossary/import") { _, _ in
      try await page(.importing) { $0.importing = GlossaryImport(try desk.glossaries()) }
    }
    router.get("/glossary/candidates") { request, _ in
      let question = try MiningQuestion(Query(request))
      return try await page(.candidates) { page in
        page.candidates = CandidateDesk(
          question, try desk.glossaries(), try review(question), question.missing(desk))
      }
    }
  }

  private func page(
    _ table: GlossaryPage.Table, _ fill: @escaping @Sendable (inout GlossaryPage) throws -> Void
  ) async throws -> Response {
    let page = try await desk.run {
      var page = GlossaryPage(table)
      try fill(&page)
      return page
    }
    let title = table == .concepts ? "Glossary" : "\(table.name) · Glossary"
    return pages.response("glossary", page, title: "\(title) · Tarjuman")
  }

  /// Parts of the page, for its script to put in place.
  private func addPieces(to router: Router<WorkbenchContext>) {
    router.get("/glossary/list") { request, _ in
      let asked = try GlossaryQuestion(Query(request))
      return try await piece("glossary-list") { GlossaryList(try desk.glossaries(), asked) }
    }
    router.get("/glossary/row") { request, _ in
      let query = Query(request)
      let isOpen = try query.flag("open")
      return try await piece("glossary-row") {
        let concept = try desk.concept(query)
        guard isOpen else { return ConceptRow(concept) }
        let rivals = try desk.sharedTerms().pairs(of: concept)
        return ConceptRow(concept, card: ConceptCard(concept, rivals: rivals))
      }
    }
    router.get("/glossary/form") { request, _ in
      let query = Query(request)
      return try await piece("glossary-form") {
        ConceptForm(try desk.concept(query), among: try desk.glossaries())
      }
    }
    router.get("/glossary/merge") { request, _ in
      let query = Query(request)
      return try await piece("glossary-merge") {
        MergeForm(try desk.concept(query), among: try desk.glossaries())
      }
    }
    router.get("/glossary/past") { request, _ in
      let query = Query(request)
      return try await piece("glossary-past") {
        GlossaryPast(
          try EditGlossary(desk.installation, glossary: query.text("glossary"))
            .history(of: query.needed("concept", Self.sayConcept)))
      }
    }
    router.get("/glossary/candidates/list") { request, _ in
      let question = try MiningQuestion(Query(request))
      return try await piece("glossary-candidate-list") {
        guard let review = try review(question) else { throw Self.notMined }
        return CandidateList(review, question.missing(desk))
      }
    }
  }

  private func piece<Content: Sendable>(
    _ template: String, _ content: @escaping @Sendable () throws -> Content
  ) async throws -> Response {
    let content = try await desk.run(content)
    return Response.html(pages.part(template, content))
  }

  static let sayConcept = "say the concept's id."
}

extension Desk {
  /// The concept that a request names by its id and, where several have it, its glossary.
  ///
  /// Throws: `BadRequest`, 404.
  func concept(_ query: Query) throws -> BrowseGlossaries.Concept {
    let id = try query.needed("concept", GlossaryRoutes.sayConcept)
    guard let found = try glossaries().concept(id, in: query.text("glossary")) else {
      throw HTTPError(
        .notFound, message: "'\(id)': there is no such concept any more; look it up again.")
    }
    return found
  }
}

/// A field for the id of a concept, with those that may be meant.
struct MergeForm: Sendable {
  let others: [GlossaryBrowse.Choice]

  init(_ concept: BrowseGlossaries.Concept, among browsing: BrowseGlossaries) {
    let domain = concept.entry.domain
    others = browsing.concepts().filter {
      $0.entry.domain == domain && $0.entry.concept != concept.entry.concept
    }.prefix(500).map {
      GlossaryBrowse.Choice(
        value: $0.entry.concept, label: $0.entry.terms.first ?? "", isChosen: false)
    }
  }
}
