import Bitext
import Foundation
import Workflows

/// What the glossary's page shows: one of its tables.
struct GlossaryPage: Sendable {
  let tabs: [Tab]
  var browse: GlossaryBrowse?
  var importing: GlossaryImport?
  var candidates: CandidateDesk?
  var doubles: GlossaryDoubles?
  var past: GlossaryPast?

  /// The tables of the page, in order.
  enum Table: String, CaseIterable {
    case concepts = "/glossary"
    case doubles = "/glossary/duplicates"
    case candidates = "/glossary/candidates"
    case importing = "/glossary/import"
    case past = "/glossary/history"

    var name: String {
      switch self {
      case .concepts: "Concepts"
      case .doubles: "Duplicates"
      case .candidates: "Candidates"
      case .importing: "Take in"
      case .past: "History"
      }
    }
  }

  struct Tab: Sendable {
    let name: String
    let path: String
    let isCurrent: Bool
  }

  init(_ table: Table) {
    tabs = Table.allCases.map { Tab(name: $0.name, path: $0.rawValue, isCurrent: $0 == table) }
  }
}

/// The concepts that pass a filter, some of them, and the filter as its form has it.
struct GlossaryBrowse: Sendable {
  let query: String
  let domains: [Choice]
  let statuses: [Choice]
  let glossaries: [Choice]
  let isFiltered: Bool
  let list: GlossaryList
  let formats: [Format]
  let form: ConceptForm

  /// A choice of a menu.
  struct Choice: Sendable {
    let value: String
    let label: String
    let isChosen: Bool
  }

  /// A form in which what is shown can be handed on.
  struct Format: Sendable {
    let label: String
    let address: String
  }

  init(_ browsing: BrowseGlossaries, _ asked: GlossaryQuestion) {
    query = asked.filter.text ?? ""
    domains = browsing.domains.map {
      Choice(
        value: $0.name, label: "\($0.name) (\($0.count))", isChosen: $0.name == asked.filter.domain)
    }
    statuses = TermEntry.Status.allCases.map {
      Choice(value: $0.rawValue, label: $0.rawValue, isChosen: $0 == asked.filter.status)
    }
    glossaries = browsing.glossaries.map {
      Choice(
        value: $0.name, label: "\($0.name) (\($0.count))",
        isChosen: $0.name == asked.filter.glossary)
    }
    isFiltered = asked.isFiltered
    list = GlossaryList(browsing, asked)
    formats = Self.forms.map { form, label in
      Format(
        label: label,
        address: "/api/v1/glossary/export?"
          + (["format=\(form.rawValue)"] + asked.parameters).joined(separator: "&"))
    }
    form = ConceptForm(new: browsing, glossary: asked.filter.glossary, domain: asked.filter.domain)
  }

  private static let forms: [(GlossaryFormat, String)] = [
    (.tbx, "TBX"), (.xlsx, "Excel"), (.csv, "CSV"), (.tsv, "Table (TSV)"),
    (.omegat, "OmegaT glossary"),
  ]
}

/// What was asked of the glossaries, as it stands in the address.
struct GlossaryQuestion: Sendable {
  let filter: BrowseGlossaries.Filter
  /// How many concepts come before those shown.
  let from: Int
  let limit: Int
  /// A concept to open, and its glossary where several have it.
  let concept: String?

  /// How many concepts are shown at once.
  static let usual = 60

  /// Throws: `BadRequest`.
  init(_ query: Query) throws {
    filter = BrowseGlossaries.Filter(
      text: query.text("q"), domain: query.text("domain"),
      status: try query.choice("status", TermEntry.Status.self), glossary: query.text("glossary"))
    from = try query.number("from", in: 0...1_000_000, or: 0)
    limit = try query.number("limit", in: 1...10_000, or: Self.usual)
    concept = query.text("concept")
  }

  var isFiltered: Bool {
    filter.domain != nil || filter.status != nil || filter.glossary != nil
  }

  /// The filter as parameters of an address.
  var parameters: [String] {
    [
      ("q", filter.text), ("domain", filter.domain), ("status", filter.status?.rawValue),
      ("glossary", filter.glossary),
    ].compactMap { name, value in value.map { "\(name)=\(Address.encoded($0))" } }
  }
}

/// A stretch of the list of concepts.
struct GlossaryList: Sendable {
  let count: String
  let isEmpty: Bool
  let hasNone: Bool
  /// One at least, though it be empty.
  let blocks: [Block]
  /// The words of the button that approves all drafts that pass; nil where there is none.
  let drafts: String?
  /// Leads to what follows; nil where all is shown.
  let more: String?

  /// Concepts that a browser draws, or leaves undrawn, together: it would look at thousands singly
  /// whenever the page moves.
  struct Block: Sendable {
    let rows: [ConceptRow]
    static let size = 20
  }

  init(_ browsing: BrowseGlossaries, _ asked: GlossaryQuestion) {
    let found = browsing.concepts(asked.filter)
    hasNone = browsing.isEmpty
    isEmpty = found.isEmpty
    count = "\(found.count.grouped) concept\(found.count == 1 ? "" : "s")"
    let waiting = found.count { $0.entry.record.status == .draft }
    drafts =
      waiting == 0
      ? nil : "Approve \(waiting == 1 ? "the draft" : "all \(waiting.grouped) drafts")"
    var shown = Array(found.dropFirst(asked.from).prefix(asked.limit))
    let rows: [ConceptRow]
    // What a link means is shown, wherever in the list it stands.
    if let concept = asked.concept, asked.from == 0,
      let meant = browsing.concept(concept, in: asked.filter.glossary)
    {
      shown.removeAll { $0.isSame(as: meant) }
      rows =
        [ConceptRow(meant, card: ConceptCard(meant))]
        + shown.map { ConceptRow($0) }
    } else {
      rows = shown.map { ConceptRow($0) }
    }
    blocks = stride(from: 0, to: max(1, rows.count), by: Block.size).map {
      Block(rows: Array(rows.dropFirst($0).prefix(Block.size)))
    }
    let end = asked.from + asked.limit
    more =
      end < found.count
      ? "/glossary?" + (asked.parameters + ["from=\(end)"]).joined(separator: "&") : nil
  }
}

/// A concept as a line of the list; opened, with its card.
struct ConceptRow: Sendable {
  let concept: String
  let glossary: String
  let address: String
  let label: String
  let term: MarkedText
  let rendering: MarkedText
  let others: Int?
  let domain: String?
  let isDraft: Bool
  let card: ConceptCard?

  init(_ found: BrowseGlossaries.Concept, card: ConceptCard? = nil) {
    let entry = found.entry
    (concept, glossary) = (entry.concept, found.glossary)
    address = Address.glossary(found)
    term = MarkedText(entry.terms.first ?? "", entry.sourceLanguage)
    rendering = MarkedText(entry.preferred?.text ?? "", entry.targetLanguage)
    let accepted = entry.renderings.count { $0.standing.isGood } - 1
    others = accepted > 0 ? accepted : nil
    domain = entry.domain.ifAny
    isDraft = entry.record.status == .draft
    label = "\(entry.terms.first ?? entry.concept), \(entry.preferred?.text ?? "")"
    self.card = card
  }
}

extension Address {
  /// The glossary's page with a concept opened.
  static func glossary(_ concept: BrowseGlossaries.Concept) -> String {
    "/glossary?concept=\(encoded(concept.entry.concept))&glossary=\(encoded(concept.glossary))"
  }
}
