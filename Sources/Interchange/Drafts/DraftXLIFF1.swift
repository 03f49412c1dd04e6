public import Bitext
import Foundation

/// A draft as XLIFF 1.2 (OASIS Standard, 1 February 2008): a `trans-unit` for each segment, a `group`
/// for each paragraph, proposals as `alt-trans`, terms and what is carried over as `note`.
public struct DraftXLIFF1: Sendable {
  private let draft: ArticleDraft
  private let program: Program

  /// The program that writes the file.
  public struct Program: Hashable, Sendable {
    public let name: String
    public let version: String

    public init(name: String, version: String) {
      self.name = name
      self.version = version
    }
  }

  public init(_ draft: ArticleDraft, by program: Program) {
    self.draft = draft
    self.program = program
  }

  /// The file, UTF-8.
  public func text() -> String { XMLText.document(root) }

  private var root: XMLElement {
    let file = XMLElement(
      "file",
      [
        ("original", draft.article.origin.name), ("source-language", draft.article.language.tag),
        ("target-language", draft.target.tag), ("datatype", "plaintext"),
        ("tool-id", program.name),
      ], XMLNode.lines([header, body]))
    return XMLElement(
      "xliff", [("xmlns", "urn:oasis:names:tc:xliff:document:1.2"), ("version", "1.2")],
      XMLNode.lines([file]))
  }

  private var header: XMLElement {
    let skeleton = DraftSkeleton(draft.article, draft.rows.map(\.segment))
    let tool = XMLElement(
      "tool",
      [("tool-id", program.name), ("tool-name", program.name), ("tool-version", program.version)])
    return XMLElement(
      "header", [],
      XMLNode.lines([
        XMLElement(
          "skl", [],
          [.element(XMLElement("internal-file", [("form", "text")], text: skeleton.code))]),
        XMLElement("note", [("from", program.name)], text: draft.signature), tool,
      ]))
  }

  private var body: XMLElement {
    XMLElement(
      "body", [],
      XMLNode.lines(
        draft.paragraphs.map { paragraph in
          XMLElement(
            "group", [("id", "p\(paragraph.number)"), ("restype", "x-paragraph")],
            XMLNode.lines(paragraph.rows.map { unit($0.row, number: $0.number) }))
        }))
  }

  private func unit(_ row: ArticleDraft.Row, number: Int) -> XMLElement {
    let parts =
      [XMLElement("source", [], Self.nodes(row.segment.text))] + (target(row).map { [$0] } ?? [])
      + row.notes.map { note in
        XMLElement(
          "note",
          [
            ("from", program.name), ("priority", note.isWarning ? "1" : "3"),
            ("annotates", "source"),
          ], text: note.text)
      } + filling(row) + row.proposals.flatMap(proposals)
    return XMLElement(
      "trans-unit", [("id", "\(number)"), ("xml:space", "preserve")], XMLNode.lines(parts))
  }

  private func target(_ row: ArticleDraft.Row) -> XMLElement? {
    row.filling.map { filling in
      let qualifier: (state: String, name: String?) =
        switch filling.origin {
        case .translator(let isConfirmed): (isConfirmed ? "translated" : "needs-translation", nil)
        case .pieces: ("needs-translation", "leveraged-glossary")
        case .memory where filling.isExact: ("needs-review-translation", "exact-match")
        case .memory: ("needs-translation", "fuzzy-match")
        }
      return XMLElement(
        "target", [("state", qualifier.state), ("state-qualifier", qualifier.name)],
        Self.nodes(filling.text))
    }
  }

  /// What a target that is no translation yet begins with, so that a tool which leaves the state as it
  /// is does not hide that somebody wrote.
  private func filling(_ row: ArticleDraft.Row) -> [XMLElement] {
    guard let filling = row.filling, !filling.isExact, !filling.isConfirmed else { return [] }
    return [
      XMLElement(
        "note",
        [
          ("from", program.name + DraftFilling.suffix), ("priority", "10"), ("annotates", "target"),
        ],
        text: filling.text)
    ]
  }

  /// The adapted translation first, then the memory's own.
  private func proposals(_ proposal: DraftProposal) -> [XMLElement] {
    let texts = (proposal.adapted.map { [($0.text, true)] } ?? []) + [(proposal.target, false)]
    return texts.map { text, isAdapted in
      XMLElement(
        "alt-trans",
        [
          ("match-quality", "\(min(100, proposal.percent))%"), ("tool-id", program.name),
          ("origin", proposal.origin.memory), ("alttranstype", "proposal"),
        ],
        XMLNode.lines([
          XMLElement(
            "source", [("xml:lang", draft.article.language.tag)], Self.nodes(proposal.source)),
          XMLElement("target", [("xml:lang", draft.target.tag)], Self.nodes(text)),
          XMLElement(
            "note", [("from", program.name)], text: proposal.note(isAdapted: isAdapted)),
        ]))
    }
  }

  /// XLIFF 1.2 has no element for characters that XML cannot hold; `x` is a code to be kept.
  private static func nodes(_ text: String) -> [XMLNode] {
    XMLText.nodes(text) { scalar, number in
      XMLElement(
        "x", [("id", "u\(number)"), ("ctype", "x-u\(String(scalar.value, radix: 16))")])
    }
  }
}
