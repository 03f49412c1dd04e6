import Bitext
import Foundation
import Workflows

/// What helps to translate a segment, as the page shows it beside the editor, and the segment with its
/// terms underlined and with the words that the best proposal does not have.
struct DraftHelpsView: Sendable {
  let source: MarkedSegment
  let proposals: [Proposal]
  let hasProposals: Bool
  let words: [Word]
  let hasWords: Bool

  init(_ row: ArticleDraft.Row, _ session: DraftSession) {
    let (from, to) = (session.opening.source.language, session.opening.target)
    let numbers = InsertionNumbers(row.insertions)
    source = MarkedSegment(row, numbers)
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

/// A segment cut where terms and differences begin and end.
struct MarkedSegment: Sendable {
  let pieces: [Piece]

  struct Piece: Sendable {
    let text: String
    let classes: String?
    let title: String?
    /// The key of the preferred rendering, behind the last piece of a term.
    let number: Int?
  }

  init(_ row: ArticleDraft.Row, _ numbers: DraftHelpsView.InsertionNumbers) {
    let text = row.segment.text
    let different = row.proposals.first?.changes.compactMap(\.segment) ?? []
    let terms = row.terms.map { (range: $0.range, wording: $0.preferred, title: $0.remark) }
    let carried = row.carried.map { (range: $0.range, wording: $0.text, title: $0.remark) }
    let bounds = (terms.map(\.range) + carried.map(\.range) + different)
      .flatMap { [$0.lowerBound, $0.upperBound] }
    let cuts = Set([0, text.utf8.count] + bounds).sorted()
    pieces = zip(cuts, cuts.dropFirst()).map { start, end in
      let range = TextRange(start, end)
      let term = terms.first { $0.range.contains(range) }
      let wording = carried.first { $0.range.contains(range) }
      let classes = [
        term.map { _ in "term" }, wording.map { _ in "carried" },
        different.contains { $0.contains(range) } ? "different" : nil,
      ].compactMap { $0 }
      let known = term?.range.upperBound == end ? term?.wording : nil
      return Piece(
        text: String(text[range]), classes: classes.joined(separator: " ").ifAny,
        title: term?.title ?? wording?.title, number: known.flatMap { numbers[$0] })
    }
  }
}
