public import Bitext
internal import Foundation

/// A self-contained HTML page that shows two aligned articles side by side, each in its own
/// direction, with a colour for confidence and the evidence of every bead on demand. Where words
/// were linked, pointing at a word, or going to one with the tab key, shows what renders it.
///
/// The page asks nothing of the network: no script, no font, no picture. All text is escaped;
/// direction is marked with `dir`, `lang` and `bdi`, so a text cannot turn its surroundings
/// round (HTML Living Standard, 3.2.6.4).
public struct AlignmentPage: Sendable {
  private let aligned: AlignedArticles
  private let isShown: @Sendable (Bead) -> Bool

  /// - Parameter isShown: which beads stand on it; numbers and the summary count all.
  public init(
    _ aligned: AlignedArticles, where isShown: @escaping @Sendable (Bead) -> Bool = { _ in true }
  ) {
    self.aligned = aligned
    self.isShown = isShown
  }

  /// The page as UTF-8 text.
  public func html() -> String {
    let source = aligned.pair.source
    let target = aligned.pair.target
    var page = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy"
        content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(escape(source.origin.name)) – \(escape(target.origin.name))</title>
      <style>
      \(Self.style)
      \(LinkedText.style(links: aligned.links.map(\.count).max() ?? 0))
      </style>
      </head>
      <body>
      <header>
      <h1><bdi>\(escape(source.origin.name))</bdi> <span>–</span>
      <bdi>\(escape(target.origin.name))</bdi></h1>
      <p>\(summary)\(aligned.links.isEmpty ? "" : Self.hint)</p>
      <p class="key" aria-label="Colours of confidence"><span class="sure">sure</span>
      <span class="likely">likely</span> <span class="doubtful">doubtful: please look</span>
      <span class="alone">on one side only</span></p>
      </header>
      <main>
      <table>
      <thead><tr><th scope="col" class="number">No.</th>
      \(heading(source.language))
      \(heading(target.language))
      <th scope="col">Why</th></tr></thead>
      <tbody>

      """
    for (index, bead) in aligned.beads.enumerated() where isShown(bead) {
      page += row(index, bead, aligned.links.isEmpty ? [] : aligned.links[index])
    }
    page += """
      </tbody>
      </table>
      </main>
      <footer><p>\(escape(aligned.signature))</p></footer>
      </body>
      </html>

      """
    return page
  }

  private var summary: String {
    let paired = aligned.beads.filter { !$0.isUnaligned }.count
    let doubtful = aligned.doubtfulBeads.count
    let alone = aligned.beads.count - paired
    return "\(aligned.sources.count) and \(aligned.targets.count) segments, \(paired) pairs, "
      + "\(alone) on one side only, \(doubtful) to look at."
  }

  private static let hint =
    " Point at a word, or go to one with the tab key, to see what renders it."

  private func row(_ index: Int, _ bead: Bead, _ links: [PhraseLink]) -> String {
    let marks = EvidenceSpans(bead)
    let source = aligned.pair.source.language
    let target = aligned.pair.target.language
    return """
      <tr class="\(Self.standing(bead))" id="bead-\(index + 1)">
      <td class="number"><a href="#bead-\(index + 1)">\(index + 1)</a></td>
      \(cell(
        LinkedText(
          bead.sources.map { aligned.sources[$0].text }, marks.sources, links.map(\.source),
          isTabbed: true), source))
      \(cell(
        LinkedText(bead.targets.map { aligned.targets[$0].text }, marks.targets, links.map(\.target)),
        target))
      <td class="why">\(why(bead))</td>
      </tr>

      """
  }

  private static func name(of language: Language) -> String {
    Locale(identifier: "en").localizedString(forIdentifier: language.tag) ?? language.tag
  }

  /// The heading of a column, on the side where its texts begin.
  private func heading(_ language: Language) -> String {
    "<th scope=\"col\" dir=\"\(language.direction.rawValue)\">"
      + "\(escape(Self.name(of: language)))</th>"
  }

  private func cell(_ text: LinkedText, _ language: Language) -> String {
    let attributes = "lang=\"\(escape(language.tag))\" dir=\"\(language.direction.rawValue)\""
    guard !text.isEmpty else { return "<td class=\"empty\">—</td>" }
    return "<td \(attributes)>\(text.html)</td>"
  }

  private func why(_ bead: Bead) -> String {
    let percent = Int((bead.confidence * 100).rounded(.down))
    let shape = "\(bead.sources.count)–\(bead.targets.count)"
    let verdict =
      "<strong>\(percent)%</strong> \(shape)" + (bead.wantsEyes ? " please look" : "")
    guard !bead.evidence.isEmpty else { return verdict }
    let items = bead.evidence.map { "<li>\(reason($0))</li>" }.joined()
    return "<details><summary>\(verdict)</summary><ul>\(items)</ul></details>"
  }

  private func reason(_ evidence: Evidence) -> String {
    switch evidence {
    case .meaning, .length, .memory: evidence.sentence
    case .number(let span): "number \(pair(span))"
    case .name(let span): "name \(pair(span))"
    case .term(let span): "term \(pair(span))"
    case .gloss(let span): "dictionary \(pair(span))"
    case .conflict(let span):
      "<strong class=\"conflict\">number <bdi>\(escape(span.source))</bdi> ≠ "
        + "<bdi>\(escape(span.target))</bdi></strong>"
    case .division(let place):
      "\(place.side.rawValue) divides at <bdi>\(escape(place.before))</bdi> | "
        + "<bdi>\(escape(place.after))</bdi>"
    }
  }

  private func pair(_ span: Evidence.SharedSpan) -> String {
    "<bdi>\(escape(span.source))</bdi> ≈ <bdi>\(escape(span.target))</bdi>"
  }

  private static func standing(_ bead: Bead) -> String {
    if bead.wantsEyes { return "doubtful" }
    if bead.isUnaligned { return "alone" }
    return bead.confidence < 0.95 ? "likely" : "sure"
  }

  private static let style = """
    :root { color-scheme: light dark; --line: #8886; --sure: #2e7d32; --likely: #9a6700;
      --doubtful: #c62828; --alone: #6b7280; --mark: #ffe58a66 }
    body { margin: 0 auto; max-width: 82rem; padding: 1rem; line-height: 1.6;
      font: 1rem/1.6 system-ui, sans-serif }
    h1 { font-size: 1.2rem; margin: 0 }
    table { border-collapse: collapse; width: 100%; table-layout: fixed }
    th, td { border-bottom: 1px solid var(--line); padding: .5rem .75rem; text-align: start;
      vertical-align: top; overflow-wrap: anywhere }
    td[lang|="ar"] { font: 1.2rem/1.9 "Noto Naskh Arabic", Amiri, "Scheherazade New", serif }
    .number { width: 2.5rem } .number a { color: inherit; text-decoration: none }
    th:last-child, .why { width: 11rem; font-size: .85rem }
    .why ul { margin: .3rem 0 0; padding-inline-start: 1.1rem }
    .empty { color: var(--alone) }
    mark { background: var(--mark); color: inherit; border-radius: .15em }
    mark.conflict { background: none; outline: .12em solid var(--doubtful); outline-offset: .05em }
    strong.conflict { color: var(--doubtful) }
    mark.word { background: none; text-decoration: underline dotted var(--alone);
      text-underline-offset: .25em }
    .joint::before { content: "│"; color: var(--alone); padding-inline-end: .25em }
    .sure { --bar: var(--sure) } .likely { --bar: var(--likely) }
    .doubtful { --bar: var(--doubtful) } .alone { --bar: var(--alone) }
    tr > td:first-child, .key span { border-inline-start: .35rem solid var(--bar) }
    .key span { padding-inline: .4rem }
    tr.alone td { opacity: .75 }
    footer { font-size: .8rem; opacity: .8 }
    @media (max-width: 46rem) {
      table, tbody, tr, td { display: block } thead, .empty { display: none }
      tr { border-bottom: 1px solid var(--line); border-inline-start: .35rem solid var(--bar) }
      td { padding-block: .15rem } .number, .why { width: auto; font-size: .85rem }
      tr > td { border: 0 !important }
    }
    @media print { body { max-width: none } tr { break-inside: avoid } }
    """
}

/// The places of a bead's evidence on each side, in order and without overlaps.
struct EvidenceSpans {
  struct Mark: Hashable {
    let range: TextRange
    let kind: Kind

    /// A conflict is shown rather than a number, a name or a term, these rather than a word of a
    /// dictionary.
    enum Kind { case conflict, telling, word }
  }

  let sources: [Mark]
  let targets: [Mark]

  init(_ bead: Bead) {
    sources = Self.disjoint(bead) { $0.sourceRange }
    targets = Self.disjoint(bead) { $0.targetRange }
  }

  /// Where two overlap, the more telling one stays, or the first.
  private static func disjoint(
    _ bead: Bead, _ range: (Evidence.SharedSpan) -> TextRange
  ) -> [Mark] {
    var kept: [Mark] = []
    let marks = bead.evidence.compactMap { evidence in
      evidence.span.map { Mark(range: range($0), kind: Mark.Kind(evidence)) }
    }
    for kind in [Mark.Kind.conflict, .telling, .word] {
      for mark in marks
      where mark.kind == kind && !mark.range.isEmpty
        && !kept.contains(where: { $0.range.overlaps(mark.range) })
      {
        kept.append(mark)
      }
    }
    return kept.sorted { $0.range < $1.range }
  }
}

extension EvidenceSpans.Mark.Kind {
  fileprivate init(_ evidence: Evidence) {
    if case .conflict = evidence {
      self = .conflict
    } else {
      self = evidence.isTelling ? .telling : .word
    }
  }

  /// The start tag of such a mark.
  var tag: String {
    switch self {
    case .conflict: "<mark class=\"conflict\">"
    case .telling: "<mark>"
    case .word: "<mark class=\"word\">"
    }
  }
}

/// Text as HTML content or attribute value.
func escape(_ text: some StringProtocol) -> String {
  var out = ""
  out.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": out += "&amp;"
    case "<": out += "&lt;"
    case ">": out += "&gt;"
    case "\"": out += "&quot;"
    case "'": out += "&#39;"
    default: out.unicodeScalars.append(scalar)
    }
  }
  return out
}
