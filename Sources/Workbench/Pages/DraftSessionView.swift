import Bitext
import Foundation
import Mustache
import Workflows

/// A draft as its page shows it.
struct DraftSessionView: Sendable {
  let id: String
  let name: String
  let source: Column
  let target: Column
  let notices: [String]
  let basis: String
  /// The state as JSON, for the page's script.
  let state: String
  let rows: [DraftRowView]
  let leverage: Leverage
  let forms: [Form]

  struct Column: Sendable {
    let language: String
    let direction: String
    let tag: String

    init(_ language: Language) {
      self.language = AlignLanguages.name(language)
      direction = language.direction.rawValue
      tag = language.tag
    }
  }

  /// A form in which it can be taken away.
  struct Form: Sendable {
    let form: String
    let label: String
  }

  init(_ session: DraftSession, id: String) throws {
    let opening = session.opening
    self.id = id
    name = opening.source.origin.name
    source = Column(opening.source.language)
    target = Column(opening.target)
    notices = opening.notices
    basis = opening.signature
    let json = try JSONEncoder().encode(DraftStateRecord(session))
    state = String(decoding: json, as: UTF8.self)
    rows = session.targets.map { DraftRowView($0, session) }
    leverage = Leverage(opening.bands)
    forms = DraftRoutes.forms.map { Form(form: $0.format.rawValue, label: $0.label) }
  }

  /// What the memory saved when the draft was begun: a bar of the words of each band, and a table.
  struct Leverage: Sendable {
    let bands: [Band]
    let blocks: [Block]
    let summary: String

    struct Band: Sendable {
      let band: String
      let segments: Int
      let words: Int
      let share: Int
      /// The number of its colour.
      let series: Int
    }

    struct Block: Sendable {
      let x: String
      let width: String
      let series: Int
      let title: String
    }

    init(_ all: [ArticleDraft.Band]) {
      let words = max(1, all.reduce(0) { $0 + $1.words })
      let filled = all.enumerated().filter { $0.element.segments > 0 }
      bands = filled.map { place, band in
        Band(
          band: Self.name(band.band), segments: band.segments, words: band.words,
          share: Int((100 * Double(band.words) / Double(words)).rounded()), series: place + 1)
      }
      var done = 0.0
      blocks = filled.map { place, band in
        let width = 1000 * Double(band.words) / Double(words)
        defer { done += width }
        return Block(
          x: Self.text(done), width: Self.text(width), series: place + 1,
          title: "\(Self.name(band.band)): \(band.words) words")
      }
      let known = all.filter { $0.band != "new" }.reduce(0) { $0 + $1.words }
      let weighted = all.reduce(0) { $0 + $1.weightedWords }
      summary =
        "\(Int((100 * Double(known) / Double(words)).rounded())) % of the words known in some way; "
        + "weighted, \(Int(weighted.rounded())) of \(words) words are new"
    }

    static func name(_ band: String) -> String {
      ["new", "repetitions"].contains(band) ? band : "\(band) %"
    }

    private static func text(_ value: Double) -> String {
      String(format: "%.1f", locale: Locale(identifier: "en_US_POSIX"), value)
    }
  }
}

/// One segment as the page lists it.
struct DraftRowView: Sendable {
  let number: Int
  let standing: String
  let label: String
  let band: String
  let source: String
  let sourceTag: String
  let sourceDirection: String
  let target: String
  let targetTag: String
  let targetDirection: String
  let beginsParagraph: Bool

  init(_ target: DraftTarget, _ session: DraftSession) {
    let opening = session.opening
    let place = target.number - 1
    number = target.number
    standing = target.standing.rawValue
    label = "Segment \(target.number), \(Self.words[target.standing] ?? "")"
    let found = opening.bandNames[place]
    band = found == "repetitions" ? "repeated" : DraftSessionView.Leverage.name(found)
    source = opening.segments[place].text
    (sourceTag, sourceDirection) = (
      opening.source.language.tag, opening.source.language.direction.rawValue
    )
    self.target = target.text
    (targetTag, targetDirection) = (opening.target.tag, opening.target.direction.rawValue)
    beginsParagraph =
      place > 0 && opening.segments[place].paragraph != opening.segments[place - 1].paragraph
  }

  private static let words: [DraftTarget.Standing: String] = [
    .empty: "empty", .proposed: "from the memory", .pieces: "known words", .written: "written",
    .confirmed: "confirmed",
  ]
}

// A long page's rows ask for thousands of fields; a switch answers faster than reflection.
extension DraftRowView: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "number": number
    case "standing": standing
    case "label": label
    case "band": band
    case "source": source
    case "sourceTag": sourceTag
    case "sourceDirection": sourceDirection
    case "target": target
    case "targetTag": targetTag
    case "targetDirection": targetDirection
    case "beginsParagraph": beginsParagraph
    default: nil
    }
  }
}
