public import Bitext
import Foundation

/// A draft as XLIFF 2.1 (OASIS Standard, 13 February 2018; ISO 21720): a `unit` of one segment each,
/// proposals in the Translation Candidates module (`mtc`), terms in the Glossary module (`gls`).
public struct DraftXLIFF2: Sendable {
  private let draft: ArticleDraft
  private let program: DraftXLIFF1.Program

  public init(_ draft: ArticleDraft, by program: DraftXLIFF1.Program) {
    self.draft = draft
    self.program = program
  }

  /// The file, UTF-8.
  public func text() -> String { XMLText.document(root) }

  private var root: XMLElement {
    let skeleton = DraftSkeleton(draft.article, draft.rows.map(\.segment))
    let file = XMLElement(
      "file",
      [("id", "f1"), ("original", draft.article.origin.name), ("canResegment", "no")],
      XMLNode.lines(
        [
          XMLElement("skeleton", text: skeleton.code),
          XMLElement("notes", [], [.element(XMLElement("note", text: draft.signature))]),
        ]
          + draft.paragraphs.map { paragraph in
            XMLElement(
              "group", [("id", "p\(paragraph.number)")],
              XMLNode.lines(paragraph.rows.map { unit($0.row, number: $0.number) }))
          }))
    return XMLElement(
      "xliff",
      [
        ("xmlns", "urn:oasis:names:tc:xliff:document:2.0"),
        ("xmlns:mtc", "urn:oasis:names:tc:xliff:matches:2.0"),
        ("xmlns:gls", "urn:oasis:names:tc:xliff:glossary:2.0"), ("version", "2.1"),
        ("srcLang", draft.article.language.tag), ("trgLang", draft.target.tag),
      ], XMLNode.lines([file]))
  }

  private func unit(_ row: ArticleDraft.Row, number: Int) -> XMLElement {
    var parts: [XMLElement] = []
    if !row.proposals.isEmpty { parts.append(matches(row)) }
    if !row.terms.isEmpty { parts.append(glossary(row)) }
    let notes = notes(row)
    if !notes.isEmpty { parts.append(XMLElement("notes", [], XMLNode.lines(notes))) }
    parts.append(segment(row))
    return XMLElement(
      "unit", [("id", "\(number)"), ("xml:space", "preserve")], XMLNode.lines(parts))
  }

  /// What is carried over, and what the glossary warns of; the terms themselves have their module.
  private func notes(_ row: ArticleDraft.Row) -> [XMLElement] {
    var notes = row.notes.filter { $0.isWarning || !$0.isTerm }.map { note in
      XMLElement(
        "note",
        [
          ("appliesTo", "source"), ("category", DraftFilling.category(program.name)),
          ("priority", note.isWarning ? "1" : "3"),
        ], text: note.text)
    }
    if let filling = row.filling, !filling.isExact, !filling.isConfirmed {
      notes.append(
        XMLElement(
          "note",
          [
            ("appliesTo", "target"),
            ("category", DraftFilling.category(program.name) + DraftFilling.suffix),
            ("priority", "10"),
          ], text: filling.text))
    }
    return notes
  }

  // MARK: Segment

  private func segment(_ row: ArticleDraft.Row) -> XMLElement {
    let state = row.filling.map { $0.isExact || $0.isConfirmed ? "translated" : "initial" }
    let source = XMLElement("source", [], source(row))
    let target = row.filling.map { XMLElement("target", [], Self.nodes($0.text)) }
    return XMLElement(
      "segment", [("id", "s1"), ("state", state)],
      XMLNode.lines([source] + (target.map { [$0] } ?? [])))
  }

  /// The source in a mark that proposals refer to, its terms in marks of their own.
  private func source(_ row: ArticleDraft.Row) -> [XMLNode] {
    var nodes: [XMLNode] = []
    var done = 0
    for (place, range) in Self.marked(row).enumerated() {
      nodes += Self.nodes(row.words(TextRange(done, range.lowerBound)))
      nodes.append(
        .element(
          XMLElement(
            "mrk", [("id", "t\(place + 1)"), ("type", "term")], Self.nodes(row.words(range)))))
      done = range.upperBound
    }
    nodes += Self.nodes(row.words(TextRange(done, row.segment.text.utf8.count)))
    guard !row.proposals.isEmpty else { return nodes }
    return [.element(XMLElement("mrk", [("id", "m1"), ("type", "mtc:match")], nodes))]
  }

  /// Where terms stand, in order, each stretch once.
  private static func marked(_ row: ArticleDraft.Row) -> [TextRange] {
    var ranges: [TextRange] = []
    for range in row.terms.map(\.range).sorted()
    where range.lowerBound >= ranges.last?.upperBound ?? 0 { ranges.append(range) }
    return ranges
  }

  // MARK: Modules

  private func matches(_ row: ArticleDraft.Row) -> XMLElement {
    let all = row.proposals.flatMap { proposal in
      (proposal.adapted.map { [(proposal, $0.text)] } ?? []) + [(proposal, proposal.target)]
    }
    return XMLElement(
      "mtc:matches", [],
      XMLNode.lines(
        all.enumerated().map { place, match in
          let (proposal, text) = match
          let isAdapted = text != proposal.target
          return XMLElement(
            "mtc:match",
            [
              ("id", "c\(place + 1)"), ("ref", "#m1"),
              ("type", isAdapted ? "am" : proposal.percent > 100 ? "icm" : "tm"),
              ("matchQuality", "\(min(100, proposal.percent))"),
              ("similarity", "\(min(100, proposal.percent))"),
              ("origin", proposal.note(isAdapted: isAdapted)),
            ],
            XMLNode.lines([
              XMLElement("source", [], Self.nodes(proposal.source)),
              XMLElement("target", [], Self.nodes(text)),
            ]))
        }))
  }

  private func glossary(_ row: ArticleDraft.Row) -> XMLElement {
    let marks = Self.marked(row)
    return XMLElement(
      "gls:glossary", [],
      XMLNode.lines(
        row.terms.enumerated().map { place, term in
          let mark = marks.firstIndex(of: term.range).map { "#t\($0 + 1)" }
          let translations = term.accepted.enumerated().map { index, rendering in
            XMLElement(
              "gls:translation",
              [("id", "g\(place + 1)-\(index + 1)"), ("source", rendering.standing.rawValue)],
              text: rendering.text)
          }
          return XMLElement(
            "gls:glossEntry", [("id", "g\(place + 1)"), ("ref", mark)],
            XMLNode.lines(
              [
                XMLElement(
                  "gls:term", [("source", term.entry.concept)], text: row.words(term.range))
              ] + translations + definition(term)))
        }))
  }

  /// An entry without a translation must have a definition (5.3.2.2).
  private func definition(_ term: DraftTerm) -> [XMLElement] {
    let note = term.entry.note.isEmpty ? nil : term.entry.note
    let text = note ?? (term.accepted.isEmpty ? term.remark : nil)
    return text.map { [XMLElement("gls:definition", text: $0)] } ?? []
  }

  private static func nodes(_ text: String) -> [XMLNode] {
    XMLText.nodes(text) { scalar, _ in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let padding = String(repeating: "0", count: max(0, 4 - digits.count))
      return XMLElement("cp", [("hex", padding + digits)])
    }
  }
}
