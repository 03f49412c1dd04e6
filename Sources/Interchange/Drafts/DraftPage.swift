public import Bitext
import Foundation

/// A draft as one HTML page: each segment beside what the memory has for it, and what is known of
/// its words.
public struct DraftPage: Sendable {
  private let draft: ArticleDraft

  public init(_ draft: ArticleDraft) { self.draft = draft }

  /// The page as UTF-8 text.
  public func html() -> String {
    let rows = draft.rows.enumerated().map { row($0.element, number: $0.offset + 1) }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy"
        content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(escape(draft.article.origin.name))</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <header><h1><bdi>\(escape(draft.article.origin.name))</bdi></h1>
      <p>\(escape(draft.summary))</p></header>
      <main><table>
      <thead><tr><th scope="col" class="number">No.</th>
      <th scope="col">Segment</th><th scope="col">Memory</th><th scope="col">Words</th></tr></thead>
      <tbody>
      \(rows.joined())</tbody>
      </table></main>
      <footer><p>\(escape(draft.signature))</p></footer>
      </body>
      </html>

      """
  }

  private func row(_ row: ArticleDraft.Row, number: Int) -> String {
    """
    <tr id="segment-\(number)">
    <td class="number"><a href="#segment-\(number)">\(number)</a></td>
    <td \(attributes(draft.article.language))>\(source(row))</td>
    <td>\(target(row))</td>
    <td class="words">\(words(row))</td>
    </tr>

    """
  }

  private func attributes(_ language: Language) -> String {
    "lang=\"\(escape(language.tag))\" dir=\"\(language.direction.rawValue)\""
  }

  private func source(_ row: ArticleDraft.Row) -> String {
    marked(
      row.segment.text,
      row.remarks.map { (range: $0.range, title: $0.texts.joined(separator: "\n")) })
  }

  /// A text with marks, each with its title; one that overlaps the one before is left out.
  private func marked(_ text: String, _ marks: [(range: TextRange, title: String)]) -> String {
    var out = ""
    var done = 0
    for mark in marks where mark.range.lowerBound >= done {
      out += escape(text[TextRange(done, mark.range.lowerBound)])
      let title = mark.title.isEmpty ? "" : " title=\"\(escape(mark.title))\""
      out += "<mark\(title)>\(escape(text[mark.range]))</mark>"
      done = mark.range.upperBound
    }
    return out + escape(text[TextRange(done, text.utf8.count)])
  }

  private func target(_ row: ArticleDraft.Row) -> String {
    var parts = row.proposals.map { proposal($0) }
    if let filling = row.filling, filling.origin == .pieces {
      parts.append(
        "<p class=\"pieces\"><span \(attributes(draft.target))>\(escape(filling.text))</span></p>")
    } else if row.proposals.isEmpty {
      parts.append("<p class=\"pieces\">nothing in the memory</p>")
    }
    return parts.joined()
  }

  private func proposal(_ proposal: DraftProposal) -> String {
    let own = marked(
      proposal.source,
      proposal.changes.compactMap { change in
        change.source.map { (range: $0, title: change.kind) }
      })
    let offered =
      proposal.adapted.map { adapted in
        marked(adapted.text, adapted.ranges.map { (range: $0, title: "put in") })
      } ?? escape(proposal.target)
    return """
      <div class="match"><p><strong>\(proposal.percent)%</strong>
      <span \(attributes(draft.target))>\(offered)</span></p>
      <details><summary>\(escape(proposal.note(isAdapted: proposal.adapted != nil)))</summary>
      <p \(attributes(draft.article.language))>\(own)</p></details></div>
      """
  }

  private func words(_ row: ArticleDraft.Row) -> String {
    let terms = row.terms.map { term in
      let warned = term.warned.map { rendering in
        "<li class=\"warned\">not <bdi>\(escape(rendering.text))</bdi>"
          + (rendering.reason.isEmpty ? "" : " (\(escape(rendering.reason)))") + "</li>"
      }
      let accepted = term.accepted.map { "<bdi>\(escape($0.text))</bdi>" }.joined(separator: ", ")
      return "<li><bdi>\(escape(row.words(term.range)))</bdi> = \(accepted)"
        + (term.isLoose ? " (another construction: look)" : "") + "</li>" + warned.joined()
    }
    let carried = row.carried.map { wording in
      "<li><bdi>\(escape(row.words(wording.range)))</bdi> = <bdi>\(escape(wording.text))</bdi>"
        + (wording.kind == .proposedName ? " (proposed spelling)" : "") + "</li>"
    }
    let items = (terms + carried).joined()
    return items.isEmpty ? "" : "<ul>\(items)</ul>"
  }

  private static let style = """
    :root { color-scheme: light dark; --line: #8886; --mark: #ffe58a66; --warned: #c62828;
      --faint: #6b7280 }
    body { margin: 0 auto; max-width: 90rem; padding: 1rem; font: 1rem/1.6 system-ui, sans-serif }
    h1 { font-size: 1.2rem; margin: 0 }
    table { border-collapse: collapse; width: 100%; table-layout: fixed }
    th, td { border-bottom: 1px solid var(--line); padding: .5rem .75rem; text-align: start;
      vertical-align: top; overflow-wrap: anywhere }
    [lang|="ar"] { font: 1.2rem/1.9 "Noto Naskh Arabic", Amiri, "Scheherazade New", serif }
    .number { width: 2.5rem } .number a { color: inherit; text-decoration: none }
    mark { background: var(--mark); color: inherit; border-radius: .15em }
    .match p { margin: 0 } .match + .match { margin-block-start: .5rem }
    summary, .pieces { color: var(--faint); font-size: .85rem } .pieces { margin: 0 }
    .words { font-size: .9rem } .words ul { margin: 0; padding-inline-start: 1.1rem }
    .warned { color: var(--warned) }
    footer { font-size: .8rem; opacity: .8 }
    @media (max-width: 46rem) {
      table, tbody, tr, td { display: block } thead { display: none }
      .number { width: auto; padding-block-end: 0 } td { border: 0 }
      tr { border-bottom: 1px solid var(--line) }
    }
    @media print { body { max-width: none } tr { break-inside: avoid } }
    """
}
