import Bitext

/// Makes a term entry of a TBX concept: what an entry has a place for goes there, the rest into its
/// note with the name of its category.
struct TBXEntry {
  private(set) var notices: [String] = []
  private let concept: TBXConcept
  private var identifier: String
  private var domains: [String] = []
  private var definition = ""
  private var source = ""
  private var partOfSpeech = ""
  private var status = TermEntry.Status.approved
  private var created = ""
  private var changed = ""
  private var author = ""
  private var editor = ""
  private var notes: [String] = []

  /// - Parameters: the terms of the source and the target language.
  init(
    _ concept: TBXConcept, _ source: TBXConcept.LanguageSection,
    _ target: TBXConcept.LanguageSection
  ) {
    self.concept = concept
    identifier = concept.identifier
    sourceLanguage = source.language
    targetLanguage = target.language
    for fact in concept.facts { take(fact, of: "") }
    for section in [source, target] {
      for fact in section.facts { take(fact, of: "\(section.language.tag) ") }
    }
    terms = ordered(source.terms)
    renderings = ordered(target.terms)
    for term in terms {
      for fact in term.facts { take(fact, of: "\(term.text) ", isTerm: true) }
    }
    made = makeRenderings()
  }

  private var terms: [TBXConcept.Term] = []
  private var renderings: [TBXConcept.Term] = []
  private var made: [Rendering] = []
  private let sourceLanguage: Language
  private let targetLanguage: Language

  /// Nil if the concept has no rendering that may be used.
  var entry: TermEntry? {
    guard made.contains(where: { $0.standing == .preferred }) else { return nil }
    var seen: Set<String> = []
    return TermEntry(
      concept: identifier, terms: terms.map(\.text).filter { seen.insert($0).inserted },
      renderings: made, domain: domains.joined(separator: TermColumn.itemSeparator),
      partOfSpeech: partOfSpeech, note: notes.joined(separator: "; "), source: source,
      definition: definition, sourceLanguage: sourceLanguage, targetLanguage: targetLanguage,
      record: TermEntry.Record(
        status: status, created: created, changed: changed, by: editor.isEmpty ? author : editor))
  }

  /// The preferred terms first, the others as they stand.
  private func ordered(_ terms: [TBXConcept.Term]) -> [TBXConcept.Term] {
    terms.filter { $0.standing?.standing == .preferred }
      + terms.filter { $0.standing?.standing != .preferred }
  }

  // MARK: Facts

  /// Takes what is said of the concept, a language or a term; `of` is said before what goes into the
  /// note.
  private mutating func take(_ fact: TBXFact, of owner: String, isTerm: Bool = false) {
    switch fact {
    case .category("subjectField", let text) where owner.isEmpty: domains.append(text)
    case .category("definition", let text) where definition.isEmpty && !isTerm: definition = text
    case .category("source", let text) where source.isEmpty: source = text
    case .category("partOfSpeech", let text) where partOfSpeech.isEmpty:
      partOfSpeech = TBXCategories.ours(partOfSpeech: text)
    case .category("partOfSpeech", let text)
    where isTerm && TBXCategories.partOfSpeech(partOfSpeech) == text: break
    case .category("administrativeStatus", "preferredTerm-admn-sts") where isTerm,
      .category("administrativeStatus", "admittedTerm-admn-sts") where isTerm:
      break
    case .category(let category, let text): notes.append("\(owner)\(category): \(text)")
    case .note(let text): take(TBXNote(text), of: owner)
    case .transaction(let transaction): take(transaction, of: owner)
    }
  }

  private mutating func take(_ note: TBXNote, of owner: String) {
    switch note {
    case .status("draft") where owner.isEmpty: status = .draft
    case .partOfSpeech(let text) where owner.isEmpty: partOfSpeech = text
    case .concept(let text) where owner.isEmpty: identifier = text
    case .plain(let text): notes.append(owner.isEmpty ? text : "\(owner)note: \(text)")
    default: notes.append(owner + note.text)
    }
  }

  private mutating func take(_ transaction: TBXFact.Transaction, of owner: String) {
    let isDate = transaction.date.isEmpty || TermDate.isDate(transaction.date)
    switch transaction.kind {
    case "origination" where isDate && created.isEmpty && author.isEmpty:
      (created, author) = (transaction.date, transaction.by)
    case "modification" where isDate && changed.isEmpty && editor.isEmpty:
      (changed, editor) = (transaction.date, transaction.by)
    default:
      let words = [transaction.kind, transaction.date, transaction.by].filter { !$0.isEmpty }
      notes.append(owner + words.joined(separator: " "))
    }
  }

  // MARK: Renderings

  /// Where no rendering is called preferred, the first one without a status is, or else the first
  /// admitted one.
  private mutating func makeRenderings() -> [Rendering] {
    var standings = renderings.map { $0.standing?.standing }
    if !standings.contains(.preferred) {
      if let plain = standings.firstIndex(of: nil) {
        standings[plain] = .preferred
      } else if let admitted = standings.firstIndex(of: .admitted) {
        standings[admitted] = .preferred
        notices.append(
          "no rendering of '\(concept.identifier)' is preferred; the first admitted one is taken")
      }
    }
    let made = zip(renderings, standings).map { rendering(of: $0, $1 ?? .admitted) }
    var seen: Set<String> = []
    return Rendering.Standing.allCases.flatMap { standing in
      made.filter { $0.standing == standing }
    }.filter { seen.insert($0.text).inserted }
  }

  private mutating func rendering(
    of term: TBXConcept.Term, _ standing: Rendering.Standing
  ) -> Rendering {
    var standing = standing
    var reasons = [term.standing?.reason ?? ""].filter { !$0.isEmpty }
    for fact in term.facts {
      switch fact {
      case .category("administrativeStatus", _), .category("normativeAuthorization", _): continue
      case .note(let text) where !standing.isGood:
        switch TBXNote(text) {
        case .deprecated(let reason), .plain(let reason): reasons.append(reason)
        case .forbidden(let reason):
          standing = .forbidden
          reasons.append(reason)
        default: take(fact, of: "\(term.text) ", isTerm: true)
        }
      default: take(fact, of: "\(term.text) ", isTerm: true)
      }
    }
    return Rendering(
      term.text, standing: standing,
      reason: reasons.filter { !$0.isEmpty }.joined(separator: "; "))
  }
}

extension TBXConcept.Term {
  /// What the term's status says; nil if it has none that is known.
  fileprivate var standing: (standing: Rendering.Standing, reason: String)? {
    for case .category(let category, let text) in facts
    where category == "administrativeStatus" || category == "normativeAuthorization" {
      if let standing = TBXCategories.standing(text) { return standing }
    }
    return nil
  }
}
