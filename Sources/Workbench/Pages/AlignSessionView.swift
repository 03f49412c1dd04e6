import Bitext
import Foundation
import Workflows

/// A session as its page shows it.
struct AlignSessionView: Sendable {
  let id: String
  let source: Column
  let target: Column
  let notices: [String]
  let basis: String
  /// The state as JSON, for the page's script.
  let state: String
  let rows: [AlignRow]
  let forms: [Form]

  struct Column: Sendable {
    let name: String
    let language: String
    let direction: String
    let tag: String

    init(_ article: Article) {
      name = article.origin.name
      language = AlignLanguages.name(article.language)
      direction = article.language.direction.rawValue
      tag = article.language.tag
    }
  }

  /// A form in which it can be taken away.
  struct Form: Sendable {
    let form: String
    let label: String
  }

  init(_ session: AlignmentSession, id: String) throws {
    self.id = id
    source = Column(session.start.pair.source)
    target = Column(session.start.pair.target)
    notices = session.notices
    basis = session.start.signature
    let json = try JSONEncoder().encode(AlignmentStateRecord(session))
    state = String(decoding: json, as: UTF8.self)
    let maker = AlignRowMaker(session)
    rows = session.table.beads.map { maker.row($0) }
    forms = AlignRoutes.forms.map { Form(form: $0.format.rawValue, label: $0.label) }
  }
}

/// Makes the rows of a session's beads.
struct AlignRowMaker {
  private let segments: [Int: WorkingSegment]
  private let source: Language
  private let target: Language

  init(_ session: AlignmentSession) {
    segments = session.table.segments
    source = session.start.pair.source.language
    target = session.start.pair.target.language
  }

  /// - Parameter showsReasons: whether the evidence is listed and marked in the texts.
  func row(_ bead: WorkingBead, showsReasons: Bool = false) -> AlignRow {
    let marks = showsReasons ? AlignMarks(bead.evidence) : nil
    func pieces(_ numbers: [Int], _ marks: [AlignMarks.Mark]) -> [AlignRow.Segment] {
      var start = 0
      return numbers.compactMap { segments[$0] }.map { segment in
        defer { start += segment.text.utf8.count + 1 }
        return AlignRow.Segment(segment, start: start, marks: marks)
      }
    }
    return AlignRow(
      bead, source: source, target: target,
      sources: pieces(bead.sources, marks?.sources ?? []),
      targets: pieces(bead.targets, marks?.targets ?? []),
      reasons: marks.map { AlignRow.Reasons(bead.evidence, $0) })
  }
}
