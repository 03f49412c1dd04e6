import Bitext
import Foundation
import Workflows

/// All that a glossary says of a concept.
struct ConceptCard: Sendable {
  let concept: String
  let glossary: String
  let others: [MarkedText]
  let hasOthers: Bool
  let renderings: [Wording]
  let definition: String?
  let note: String?
  let source: String?
  let about: [String]
  let isDraft: Bool
  let lookUp: String
  let address: String
  let rivals: [Rival]
  let hasRivals: Bool

  /// A rendering with its standing.
  struct Wording: Sendable {
    let text: String
    let language: String
    let direction: String
    let standing: String
    let reason: String?

    init(_ rendering: Rendering, _ language: Language) {
      text = rendering.text
      self.language = language.tag
      direction = language.direction == .rightToLeft ? "rtl" : "ltr"
      standing = rendering.standing.rawValue
      reason = rendering.reason.ifAny
    }
  }

  /// Another concept that has a term in common with this one.
  struct Rival: Sendable {
    let concept: String
    let address: String
    let sentence: String

    init(_ pair: CompareConcepts.Pair, of concept: BrowseGlossaries.Concept) {
      let other = pair.first.isSame(as: concept) ? pair.second : pair.first
      self.concept = other.entry.concept
      address = Address.glossary(other)
      sentence = pair.kind == "shared-term" ? "says the same" : "shares a term"
    }
  }

  init(_ found: BrowseGlossaries.Concept, rivals pairs: [CompareConcepts.Pair] = []) {
    let entry = found.entry
    (concept, glossary) = (entry.concept, found.glossary)
    others = entry.terms.dropFirst().map { MarkedText($0, entry.sourceLanguage) }
    hasOthers = !others.isEmpty
    renderings = entry.renderings.map { Wording($0, entry.targetLanguage) }
    (definition, note, source) = (entry.definition.ifAny, entry.note.ifAny, entry.source.ifAny)
    let record = entry.record
    about = [
      entry.domain, entry.partOfSpeech, "\(found.glossary).tsv",
      record.created.isEmpty ? "" : "made \(record.created.prefix(10))",
      record.changed.isEmpty ? "" : "changed \(record.changed.prefix(10))",
      record.by.isEmpty ? "" : "by \(record.by)",
    ].filter { !$0.isEmpty }
    isDraft = record.status == .draft
    lookUp = Address.lookUp(entry.terms.first ?? "")
    address = Address.glossary(found)
    rivals = pairs.map { Rival($0, of: found) }
    hasRivals = !rivals.isEmpty
  }
}

/// The fields in which a concept is written.
struct ConceptForm: Sendable {
  let isNew: Bool
  let concept: String
  let glossary: String
  let term: String
  let variants: String
  let wordings: [Wording]
  let domain: String
  let note: String
  let source: String
  let definition: String
  let partsOfSpeech: [GlossaryBrowse.Choice]
  let domains: [String]
  let glossaries: [String]
  let termLanguage: String
  let termDirection: String
  let wordingLanguage: String
  let wordingDirection: String

  /// A line for a rendering.
  struct Wording: Sendable {
    let text: String
    let reason: String
    let standings: [GlossaryBrowse.Choice]

    init(_ rendering: Rendering?, usual: Rendering.Standing) {
      (text, reason) = (rendering?.text ?? "", rendering?.reason ?? "")
      standings = Rendering.Standing.allCases.map {
        GlossaryBrowse.Choice(
          value: $0.rawValue, label: $0.rawValue, isChosen: $0 == rendering?.standing ?? usual)
      }
    }
  }

  init(_ found: BrowseGlossaries.Concept, among browsing: BrowseGlossaries) {
    self.init(found.entry, found.glossary, browsing, isNew: false)
  }

  /// For a concept that is not there yet.
  init(new browsing: BrowseGlossaries, glossary: String?, domain: String?) {
    self.init(
      TermEntry(
        concept: "", terms: [], renderings: [], domain: domain ?? "", partOfSpeech: "noun phrase"),
      glossary ?? "mine", browsing, isNew: true)
  }

  private init(
    _ entry: TermEntry, _ glossary: String, _ browsing: BrowseGlossaries, isNew: Bool
  ) {
    self.isNew = isNew
    (concept, self.glossary) = (entry.concept, glossary)
    term = entry.terms.first ?? ""
    variants = entry.terms.dropFirst().joined(separator: "\n")
    wordings =
      entry.renderings.map { Wording($0, usual: .preferred) }
      + [Wording(nil, usual: entry.renderings.isEmpty ? .preferred : .admitted)]
    (domain, note) = (entry.domain, entry.note)
    (source, definition) = (entry.source, entry.definition)
    let known = TermEntry.partsOfSpeech
    let parts = known.contains(entry.partOfSpeech) ? known : [entry.partOfSpeech] + known
    partsOfSpeech = parts.map {
      GlossaryBrowse.Choice(value: $0, label: $0, isChosen: $0 == entry.partOfSpeech)
    }
    domains = browsing.domains.map(\.name)
    glossaries = browsing.glossaries.map(\.name)
    (termLanguage, wordingLanguage) = (entry.sourceLanguage.tag, entry.targetLanguage.tag)
    termDirection = entry.sourceLanguage.direction == .rightToLeft ? "rtl" : "ltr"
    wordingDirection = entry.targetLanguage.direction == .rightToLeft ? "rtl" : "ltr"
  }
}

/// What happened to a concept, or to all.
struct GlossaryPast: Sendable {
  let changes: [Change]
  let isEmpty: Bool
  /// Leads to older ones; nil where all are shown.
  let more: String?

  struct Change: Sendable {
    let number: Int
    let day: String
    let date: String
    let sentence: String
    let by: String?
    let isUndone: Bool
    let cells: [Cell]

    init(_ change: EditGlossary.Change, by: String? = nil, cells: [Cell] = []) {
      number = change.number
      date = change.date
      day = String(change.date.prefix(16)).replacing("T", with: " ")
      sentence = change.sentence
      isUndone = change.isUndone
      self.by = by
      self.cells = cells
    }
  }

  /// A column before and after.
  struct Cell: Sendable {
    let column: String
    let was: String?
    let became: String?
  }

  init(_ history: [EditGlossary.ConceptChange]) {
    changes = history.map { one in
      Change(
        one.change, by: one.by.ifAny,
        cells: one.cells.map {
          Cell(column: $0.column, was: $0.was.ifAny, became: $0.became.ifAny)
        })
    }
    (isEmpty, more) = (changes.isEmpty, nil)
  }

  /// - Parameter limit: how many of the newest are shown.
  init(_ history: [EditGlossary.Change], limit: Int) {
    changes = history.suffix(limit).reversed().map { Change($0) }
    isEmpty = changes.isEmpty
    more = history.count > limit ? "/glossary/history?limit=\(limit + 200)" : nil
  }
}

/// Concepts that have a term in common.
struct GlossaryDoubles: Sendable {
  let count: String
  let isEmpty: Bool
  let pairs: [Pair]

  struct Pair: Sendable {
    let sentence: String
    let isSame: Bool
    let first: ConceptRow
    let second: ConceptRow

    init(_ pair: CompareConcepts.Pair) {
      isSame = pair.kind == "shared-term"
      sentence =
        isSame
        ? "A term and its rendering stand in both."
        : pair.kind == "conflicting-renderings"
          ? "One term, preferred renderings that differ."
          : "What one uses the other advises against."
      first = ConceptRow(pair.first, card: ConceptCard(pair.first))
      second = ConceptRow(pair.second, card: ConceptCard(pair.second))
    }
  }

  init(_ comparison: CompareConcepts) {
    pairs = comparison.pairs.prefix(200).map(Pair.init)
    let all = comparison.pairs.count
    count = "\(all.grouped) pair\(all == 1 ? "" : "s")"
    isEmpty = pairs.isEmpty
  }
}
