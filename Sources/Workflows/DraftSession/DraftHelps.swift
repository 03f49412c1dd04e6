public import Bitext

/// What helps to translate a segment of a draft, as the memory and the glossaries are now.
public struct DraftHelps: Sendable {
  public let row: ArticleDraft.Row
  /// Where no unit of the memory reaches the threshold, a draft from stretches of the segment; nil
  /// where none was found.
  public let fragments: FragmentDraft?

  /// The wordings that a number from 1 to 9 puts into the target, in the order of their numbers: of
  /// each stretch that the memory has and of each term the preferred one, and what is carried over, in
  /// the order of the text; then the other wordings that the glossary accepts. Of entries that share
  /// their words the first counts. The same wording has one number.
  public var insertions: [String] {
    let stretches = (fragments?.pieces ?? []).compactMap { piece in
      piece.found.map { (piece.query, $0.rendering.text) }
    }
    var seen: Set<TextRange> = []
    let heads = row.terms.filter { $0.preferred != nil && seen.insert($0.range).inserted }
    let first =
      stretches + heads.compactMap { term in term.preferred.map { (term.range, $0) } }
      + row.carried.map { ($0.range, $0.text) }
    let ordered = first.enumerated().sorted {
      ($0.element.0, $0.offset) < ($1.element.0, $1.offset)
    }.map(\.element.1)
    let others = row.terms.flatMap { $0.accepted.map(\.text) }
    var known: Set<[UInt8]> = []
    return Array((ordered + others).filter { known.insert(Array($0.utf8)).inserted }.prefix(9))
  }
}

extension ArticleDraft.Row {
  /// The row with the first proposals that offer something else each, without what the target itself
  /// brought into the memory.
  func withNews(for target: DraftTarget, limit: Int) -> ArticleDraft.Row {
    var known: Set<[UInt8]> = []
    let news = proposals.filter { proposal in
      let isItself =
        target.standing == .confirmed && proposal.source.utf8.elementsEqual(segment.text.utf8)
        && proposal.target.utf8.elementsEqual(target.text.utf8)
      return !isItself && known.insert(Array(proposal.offered.utf8)).inserted
    }
    return ArticleDraft.Row(
      segment: segment, proposals: Array(news.prefix(limit)), terms: terms, carried: carried,
      filling: filling)
  }
}

extension DraftTranslation {
  /// What helps to translate a segment of a draft, as the memory and the glossaries are now.
  ///
  /// - Parameter number: of the segment, counted from 1.
  ///
  /// Throws: `DraftSessionProblem.noSegment`, `MemoryError`.
  public func helps(for number: Int, of session: DraftSession) throws -> DraftHelps {
    let target = try session.target(number)
    var options = session.options
    let shown = options.limit
    // Several of them may offer the same.
    options.limit *= 3
    let (asked, place, segmented) = (with(options), number - 1, session.opening.segmented)
    let row = try asked.row(place, of: segmented)
    return DraftHelps(
      row: row.withNews(for: target, limit: shown),
      fragments: row.proposals.isEmpty ? try asked.fragments(place, of: segmented) : nil)
  }
}

extension CheckTranslation {
  /// Checks a text as the target of a segment.
  ///
  /// Throws: `DraftSessionProblem.noSegment`.
  public func check(_ text: String, as number: Int, of session: DraftSession) throws -> CheckReport
  {
    _ = try session.target(number)
    return check([session.unit(of: number, target: text)], file: session.opening.source.origin.name)
  }

  /// Checks all targets of a draft that a translator wrote, as one text; `unit` of a finding is the
  /// segment's number.
  public func check(_ session: DraftSession) -> CheckReport {
    let units = session.targets.filter { [.written, .confirmed].contains($0.standing) }
      .map { target in
        var unit = session.unit(of: target.number, target: target.text)
        unit.identifier = "\(target.number)"
        return unit
      }
    return check(units, file: session.opening.source.origin.name)
  }
}

extension DraftSession {
  /// What its segments are looked up with.
  var options: DraftTranslation.Options {
    var options = DraftTranslation.Options()
    (options.from, options.to) = (opening.source.language, opening.target)
    return options
  }
}
