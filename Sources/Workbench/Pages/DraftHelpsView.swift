import Bitext
import Foundation
import Workflows

/// What helps to translate a segment, as the page shows it beside the editor, and the segment with its
/// terms underlined and with the words that the best proposal does not have.
struct DraftHelpsView: Sendable {
  let source: MarkedSegment
  let proposals: [Proposal]
  let hasProposals: Bool
  /// Where there is no proposal.
  let fragments: Fragments?
  let words: [Word]
  let hasWords: Bool

  init(_ helps: DraftHelps, _ session: DraftSession) {
    let row = helps.row
    let (from, to) = (session.opening.source.language, session.opening.target)
    let numbers = InsertionNumbers(helps.insertions)
    source = MarkedSegment(helps, numbers)
    fragments = helps.fragments.map { Fragments($0, of: row, from, to, numbers) }
    proposals = row.proposals.enumerated().map { Proposal($0.element, $0.offset, from, to) }
    hasProposals = !proposals.isEmpty
    let all =
      row.terms.map { ($0.range, Word($0, in: row, from, to, numbers)) }
      + row.carried.map { ($0.range, Word($0, in: row, from, to, numbers)) }
    let ordered = all.enumerated().sorted {
      ($0.element.0, $0.offset) < ($1.element.0, $1.offset)
    }.map(\.element)
    words = ordered.reduce(into: [(range: TextRange, word: Word)]()) { words, next in
      if let last = words.last, last.range == next.0 {
        words[words.count - 1].word = last.word.with(next.1)
      } else {
        words.append(next)
      }
    }.map(\.word)
    hasWords = !words.isEmpty
  }

  /// The keys that put wordings in.
  struct InsertionNumbers {
    private let numbers: [[UInt8]: Int]

    init(_ insertions: [String]) {
      numbers = Dictionary(
        uniqueKeysWithValues: insertions.enumerated().map { (Array($1.utf8), $0 + 1) })
    }

    subscript(_ text: String) -> Int? { numbers[Array(text.utf8)] }
  }

  struct Proposal: Sendable {
    let isFirst: Bool
    let percent: String
    /// What the key or the button puts into the target.
    let offered: String
    let target: MarkedText
    let like: MarkedText
    let isExact: Bool
    let differences: String?
    let isAdapted: Bool
    let from: [String]
    let isReversed: Bool

    init(_ proposal: DraftProposal, _ place: Int, _ source: Language, _ target: Language) {
      isFirst = place == 0
      percent = "\(proposal.percent) %"
      offered = proposal.offered
      self.target = MarkedText(proposal.offered, target, marks: proposal.adapted?.ranges ?? [])
      like = MarkedText(
        proposal.source, source, marks: proposal.changes.compactMap(\.source).sorted())
      isExact = proposal.percent >= 100
      differences = proposal.differences.joined(separator: ", ").ifAny
      isAdapted = proposal.adapted != nil
      let day = proposal.origin.date?.formatted(.iso8601.year().month().day())
      from = [proposal.origin.article, proposal.origin.outlet, day, proposal.origin.memory]
        .compactMap { $0?.ifAny }
      isReversed = proposal.origin.isReversed
    }
  }

  /// What stretches of the segment that the memory has come to, put side by side.
  struct Fragments: Sendable {
    let share: String
    /// What the key or the button puts into the target.
    let offered: String
    let language: String
    let direction: String
    let pieces: [Piece]
    /// The stretches with their renderings, each with how often it was rendered so.
    let stretches: [Word]

    struct Piece: Sendable {
      /// The blanks before it.
      let gap: String
      let text: String
      /// That of the segment.
      let language: String
      let direction: String
      let isMissing: Bool
    }

    init(
      _ draft: FragmentDraft, of row: ArticleDraft.Row, _ from: Language, _ to: Language,
      _ numbers: InsertionNumbers
    ) {
      share = "\(Int(draft.coverage * 100)) %"
      offered = draft.text
      (language, direction) = (to.tag, to.direction.rawValue)
      var done = 0
      pieces = draft.pieces.map { piece in
        defer { done = piece.place.upperBound }
        let gap = TextRange(done, piece.place.lowerBound)
        return Piece(
          gap: String(draft.text[gap]), text: String(draft.text[piece.place]),
          language: from.tag, direction: from.direction.rawValue,
          isMissing: draft.isMissing(piece))
      }
      stretches = draft.pieces.compactMap { piece in
        piece.found.map { Word($0, at: piece.query, in: row, from, to, numbers) }
      }
    }
  }

  /// A stretch of the segment with what it is in the target.
  struct Word: Sendable {
    let text: MarkedText
    /// What it is, where it is no term: a number, a date, a proposed spelling.
    let kind: String?
    let renderings: [Rendering]
    /// Those behind the first few, which are shown when asked for: an entry may have every inflected
    /// form of a verb.
    let more: [Rendering]
    let moreCount: Int?
    let warned: [Rendering]
    let isLoose: Bool

    /// So many renderings are shown at once, and all that have a key.
    private static let shown = 6

    init(
      _ term: DraftTerm, in row: ArticleDraft.Row, _ from: Language, _ to: Language,
      _ numbers: InsertionNumbers
    ) {
      self.init(
        MarkedText(String(row.segment.text[term.range]), from), nil,
        term.accepted.map { Rendering($0, to, numbers[$0.text]) },
        term.warned.map { Rendering($0, to, nil) }, isLoose: term.isLoose)
    }

    init(
      _ wording: CarriedWording, in row: ArticleDraft.Row, _ from: Language, _ to: Language,
      _ numbers: InsertionNumbers
    ) {
      let rendering = Bitext.Rendering(wording.text, standing: .admitted)
      self.init(
        MarkedText(String(row.segment.text[wording.range]), from), wording.kind.rawValue,
        [Rendering(rendering, to, numbers[wording.text])], [], isLoose: false)
    }

    init(
      _ found: FragmentDraft.Found, at range: TextRange, in row: ArticleDraft.Row,
      _ from: Language, _ to: Language, _ numbers: InsertionNumbers
    ) {
      let count = "\(found.rendering.count) of \(found.units)\(found.isCut ? " and more" : "")"
      self.init(
        MarkedText(String(row.segment.text[range]), from),
        [count, found.memory, found.unit.provenance.outlet].compactMap { $0 }
          .joined(separator: " · "),
        ([found.rendering] + found.others).map {
          Rendering(Bitext.Rendering($0.text, standing: .admitted), to, numbers[$0.text])
        }, [], isLoose: false)
    }

    private init(
      _ text: MarkedText, _ kind: String?, _ renderings: [Rendering], _ warned: [Rendering],
      isLoose: Bool
    ) {
      let behind = renderings.dropFirst(Self.shown)
      self.renderings = renderings.prefix(Self.shown) + behind.filter { $0.number != nil }
      more = behind.filter { $0.number == nil }
      moreCount = more.isEmpty ? nil : more.count
      (self.text, self.kind, self.warned, self.isLoose) = (text, kind, warned, isLoose)
    }

    /// What two entries say of the same words.
    func with(_ other: Word) -> Word {
      let own = renderings + more
      let known = Set(own.map(\.text))
      let others = (other.renderings + other.more).filter { !known.contains($0.text) }
      return Word(
        text, kind ?? other.kind, own + others, warned + other.warned,
        isLoose: isLoose && other.isLoose)
    }
  }

  struct Rendering: Sendable {
    let text: String
    let language: String
    let direction: String
    let standing: String
    let reason: String?
    let number: Int?

    init(_ rendering: Bitext.Rendering, _ target: Language, _ number: Int?) {
      text = rendering.text
      (language, direction) = (target.tag, target.direction.rawValue)
      standing = rendering.standing.rawValue
      reason = rendering.reason.ifAny
      self.number = number
    }
  }
}

/// A segment cut where terms, differences and stretches that the memory has begin and end.
struct MarkedSegment: Sendable {
  let pieces: [Piece]

  struct Piece: Sendable {
    let text: String
    let classes: String?
    let title: String?
    /// The key of the preferred rendering, behind the last piece of a stretch or a term.
    let number: Int?
  }

  init(_ helps: DraftHelps, _ numbers: DraftHelpsView.InsertionNumbers) {
    let row = helps.row
    let text = row.segment.text
    let different = row.proposals.first?.changes.compactMap(\.segment) ?? []
    let terms = row.terms.map { (range: $0.range, wording: $0.preferred, title: $0.remark) }
    let carried = row.carried.map { (range: $0.range, wording: $0.text, title: $0.remark) }
    let stretches = (helps.fragments?.pieces ?? []).compactMap { piece in
      piece.found.map { (range: piece.query, wording: $0.rendering.text) }
    }
    let bounds =
      (terms.map(\.range) + carried.map(\.range) + stretches.map(\.range) + different)
      .flatMap { [$0.lowerBound, $0.upperBound] }
    let cuts = Set([0, text.utf8.count] + bounds).sorted()
    pieces = zip(cuts, cuts.dropFirst()).map { start, end in
      let range = TextRange(start, end)
      let term = terms.first { $0.range.contains(range) }
      let wording = carried.first { $0.range.contains(range) }
      let stretch = stretches.first { $0.range.contains(range) }
      let classes = [
        stretch.map { _ in "stretch" }, term.map { _ in "term" }, wording.map { _ in "carried" },
        different.contains { $0.contains(range) } ? "different" : nil,
      ].compactMap { $0 }
      let known =
        stretch?.range.upperBound == end
        ? stretch?.wording : term?.range.upperBound == end ? term?.wording : nil
      return Piece(
        text: String(text[range]), classes: classes.joined(separator: " ").ifAny,
        title: term?.title ?? wording?.title, number: known.flatMap { numbers[$0] })
    }
  }
}
