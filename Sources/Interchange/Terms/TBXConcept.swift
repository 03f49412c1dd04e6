import Bitext

/// A concept of TBX of whatever version and style, its data categories side by side.
struct TBXConcept {
  let identifier: String
  let line: Int
  let facts: [TBXFact]
  let languages: [LanguageSection]

  /// The terms of one language.
  struct LanguageSection {
    let language: Language
    let facts: [TBXFact]
    let terms: [Term]
  }

  struct Term {
    let text: String
    let facts: [TBXFact]
  }

  init(_ element: XMLElement) {
    identifier = element[attribute: "id"] ?? element[attribute: "xml:id"] ?? ""
    line = element.line
    facts = TBXFact.facts(of: element)
    languages = element.elements.filter { ["langSet", "langSec"].contains($0.localName) }.map {
      LanguageSection(
        language: Language($0[attribute: "xml:lang"] ?? $0[attribute: "lang"] ?? "und"),
        facts: TBXFact.facts(of: $0),
        terms: $0.elements.filter { ["tig", "ntig", "termSec"].contains($0.localName) }
          .compactMap(Self.term))
    }
  }

  private static func term(_ section: XMLElement) -> Term? {
    let group = section.elements.first { $0.localName == "termGrp" } ?? section
    guard let term = group.elements.first(where: { $0.localName == "term" }) else { return nil }
    let text = term.text.trimmingBlanks
    guard !text.isEmpty else { return nil }
    let inner = group.name == section.name ? [] : TBXFact.facts(of: group)
    return Term(text: text, facts: inner + TBXFact.facts(of: section))
  }
}

/// A data category with what it says.
enum TBXFact {
  case category(String, String)
  case note(String)
  case transaction(Transaction)

  /// What was done to the concept or the term, when and by whom.
  struct Transaction {
    let kind: String
    let date: String
    let by: String
  }

  /// The categories of an element, without those of the sections in it.
  static func facts(of element: XMLElement) -> [TBXFact] {
    element.elements.flatMap { child -> [TBXFact] in
      switch child.localName {
      case "langSet", "langSec", "tig", "ntig", "termSec", "termGrp", "term": []
      case "descripGrp", "adminGrp", "termNoteGrp", "termCompList": facts(of: child)
      case "transacGrp": [.transaction(transaction(child))]
      case "transac", "transactionType":
        [.transaction(Transaction(kind: child.text.trimmingBlanks, date: "", by: ""))]
      case "note", "descripNote", "adminNote", "transacNote": [.note(child.text.trimmingBlanks)]
      default: [category(child)]
      }
    }.filter(\.saysSomething)
  }

  private var saysSomething: Bool {
    switch self {
    case .category(_, let text), .note(let text): !text.isEmpty
    case .transaction(let transaction): !(transaction.date + transaction.by).isEmpty
    }
  }

  /// As an attribute (`<descrip type="definition">`) or as a tag (`<basic:definition>`).
  private static func category(_ element: XMLElement) -> TBXFact {
    let target = element[attribute: "target"].map { " (\($0))" } ?? ""
    return .category(
      element[attribute: "type"] ?? element.localName, element.text.trimmingBlanks + target)
  }

  private static func transaction(_ group: XMLElement) -> Transaction {
    func text(_ names: String...) -> String {
      group.elements.first { child in
        names.contains(child.localName) || names.contains(child[attribute: "type"] ?? "")
      }?.text.trimmingBlanks ?? ""
    }
    return Transaction(
      kind: text("transac", "transactionType"), date: text("date"), by: text("responsibility"))
  }
}
