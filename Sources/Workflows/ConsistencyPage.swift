import Bitext

/// A self-contained HTML page that shows how evenly terms and names are rendered, with a small chart for
/// each term.
///
/// The page asks nothing of the network and has no script. All text is escaped; direction is marked
/// with `dir`, `lang` and `bdi`. Charts are drawn in SVG and say what they show in words too.
public struct ConsistencyPage: Sendable {
  private let report: ConsistencyReport
  private let name: String

  /// - Parameter name: of what was looked at: a memory, a project, files.
  public init(_ report: ConsistencyReport, of name: String) {
    self.report = report
    self.name = name
  }

  /// The page as UTF-8 text.
  public var html: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy"
      content="default-src 'none'; style-src 'unsafe-inline'">
    <title>Consistency of \(escaped(name))</title>
    <style>
    \(Self.style)
    </style>
    </head>
    <body>
    <header>
    <h1>Consistency of <bdi>\(escaped(name))</bdi></h1>
    <p>\(escaped(report.summary)).</p>
    </header>
    <main>
    \(termSections)
    \(nameTable)
    </main>
    <footer><p>\(escaped(report.signature))</p></footer>
    </body>
    </html>

    """
  }

  private var termSections: String {
    guard !report.terms.isEmpty else {
      return "<p>Every term looked at is rendered in one way.</p>"
    }
    return "<h2>Terms rendered in several ways</h2>\n"
      + report.terms.map(section).joined(separator: "\n")
  }

  private func section(_ term: ConsistencyReport.Term) -> String {
    let chart = ConsistencyChart(term, report.periods)
    let verdict = term.verdict.sentence { "“\($0)”" }
    let origin =
      term.concept.map { "<code>\(escaped($0))</code>" } ?? "in no glossary"
    return """
      <section>
      <h3 lang="ar" dir="rtl">\(escaped(term.term))</h3>
      <p class="about">met \(counted(term.count)), inconsistency \
      \(ConsistencyChart.hundredths(term.inconsistency)), \(origin)</p>
      <p><bdi>\(escaped(verdict))</bdi></p>
      \(chart.svg)
      <ul class="ways">
      \(term.ways.enumerated().map { way($0.offset, $0.element) }.joined(separator: "\n"))
      \(rest(term))
      </ul>
      \(translators(term))
      </section>
      """
  }

  private func way(_ place: Int, _ way: ConsistencyReport.Way) -> String {
    let standing =
      way.standing.map { " <span class=\"\($0.rawValue)\">\($0.rawValue)</span>" } ?? ""
    let reason = way.reason.isEmpty ? "" : " <small>\(escaped(way.reason))</small>"
    let example = way.example.map(sentences) ?? ""
    return "<li><span class=\"swatch c\(ConsistencyChart.colour(place))\"></span>"
      + "<b>\(way.count)</b> <bdi>\(escaped(way.text))</bdi>\(standing)\(reason)\(example)</li>"
  }

  private func sentences(_ line: SearchMemory.Line) -> String {
    let unit = line.unit
    return "<details><summary>example</summary>"
      + marked(unit.source, line.sourceRanges) + marked(unit.target, line.targetRanges)
      + "</details>"
  }

  private func marked(_ side: TranslationUnit.Variant, _ ranges: [TextRange]) -> String {
    var out = ""
    var done = 0
    for range in ranges.sorted() where range.lowerBound >= done {
      out += escaped(String(side.text[TextRange(done, range.lowerBound)]))
      out += "<mark>\(escaped(String(side.text[range])))</mark>"
      done = range.upperBound
    }
    out += escaped(String(side.text[TextRange(done, side.text.utf8.count)]))
    let direction = side.language.direction == .rightToLeft ? "rtl" : "ltr"
    return "<p lang=\"\(escaped(side.language.tag))\" dir=\"\(direction)\">\(out)</p>"
  }

  private func rest(_ term: ConsistencyReport.Term) -> String {
    var rows: [String] = []
    if term.others > 0 { rows.append("<li><b>\(term.others)</b> in other ways, once each</li>") }
    if term.unrendered > 0 {
      rows.append("<li><b>\(term.unrendered)</b> where no words were found that render it</li>")
    }
    return rows.joined(separator: "\n")
  }

  private func translators(_ term: ConsistencyReport.Term) -> String {
    guard !term.translators.isEmpty else { return "" }
    let heads = term.ways.map { "<th scope=\"col\"><bdi>\(escaped($0.text))</bdi></th>" }
    let rows = term.translators.map { translator in
      "<tr><th scope=\"row\"><bdi>\(escaped(translator.name))</bdi></th>"
        + translator.counts.map { "<td>\($0 == 0 ? "" : "\($0)")</td>" }.joined() + "</tr>"
    }
    return """
      <div class="wide"><table>
      <caption>Who chose what</caption>
      <thead><tr><td></td>\(heads.joined())</tr></thead>
      <tbody>\(rows.joined(separator: "\n"))</tbody>
      </table></div>
      """
  }

  private var nameTable: String {
    guard !report.names.isEmpty else { return "" }
    let rows = report.names.map { name in
      let here = name.isArabic ? "lang=\"ar\" dir=\"rtl\"" : "dir=\"ltr\""
      let spellings = name.spellings.map {
        "<span class=\"spelling\"><bdi \(here)>\(escaped($0.name))</bdi>&nbsp;<b>\($0.count)</b></span>"
      }
      return "<tr><th scope=\"row\"><bdi>\(escaped(name.counterpart))</bdi></th>"
        + "<td>\(spellings.joined(separator: " "))</td></tr>"
    }
    return """
      <h2>Names spelt in several ways</h2>
      <div class="wide"><table class="names">
      <thead><tr><th scope="col">Name</th><th scope="col">Spellings in the other language</th></tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table></div>
      """
  }

  private func counted(_ count: Int) -> String {
    count == 1 ? "once" : count == 2 ? "twice" : "\(count) times"
  }

  private func escaped(_ text: String) -> String { ConsistencyChart.escaped(text) }

  static let style = """
    :root { color-scheme: light dark; --ink: #1c1b19; --paper: #fdfcfa; --faint: #6b6862;
      --line: #ddd8cf; --mark: #fff0b8; --bad: #a3231b; --good: #1c6b3a;
      --c0: #2f6f9f; --c1: #d08a2e; --c2: #7a9b3f; --c3: #9a5b9e; --c4: #c0504d; --c5: #9b968c; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e9e6e0; --paper: #191816; --faint: #a29d93; --line: #3a3732; --mark: #5b4a10;
        --bad: #f08a80; --good: #84cf9c;
        --c0: #6fb1e0; --c1: #e5ad62; --c2: #a9cb6c; --c3: #c795cb; --c4: #e58a86; --c5: #8b867c; } }
    * { box-sizing: border-box; }
    body { margin: 0 auto; padding: 1rem; max-width: 52rem; color: var(--ink);
      background: var(--paper); font: 1rem/1.5 "Noto Sans", "Noto Sans Arabic", sans-serif; }
    h1 { font-size: 1.5rem; margin: .5rem 0; } h2 { font-size: 1.2rem; margin-top: 2rem; }
    h3 { font: 600 1.35rem/1.6 "Amiri", "Noto Naskh Arabic", serif; margin: 0; }
    section { border-top: 1px solid var(--line); padding: .8rem 0; }
    .about, footer, small { color: var(--faint); font-size: .875rem; margin: 0; }
    [lang|="ar"] { font-family: "Amiri", "Noto Naskh Arabic", serif; }
    p[lang|="ar"] { font-size: 1.1rem; margin: .2rem 0; }
    svg { display: block; width: 100%; max-width: 34rem; height: auto; margin: .4rem 0; }
    svg text { fill: var(--faint); font-size: 11px; }
    svg .axis { stroke: var(--line); }
    .c0 { fill: var(--c0); background: var(--c0); } .c1 { fill: var(--c1); background: var(--c1); }
    .c2 { fill: var(--c2); background: var(--c2); } .c3 { fill: var(--c3); background: var(--c3); }
    .c4 { fill: var(--c4); background: var(--c4); } .c5 { fill: var(--c5); background: var(--c5); }
    .swatch { display: inline-block; width: .75rem; height: .75rem; border-radius: 2px;
      margin-inline-end: .4rem; }
    ul.ways { list-style: none; padding: 0; margin: .4rem 0; } ul.ways li { margin: .2rem 0; }
    .preferred, .admitted { color: var(--good); } .deprecated, .forbidden { color: var(--bad); }
    mark { background: var(--mark); color: inherit; }
    details { margin-inline-start: 1.2rem; } summary { color: var(--faint); cursor: pointer; }
    .wide { overflow-x: auto; }
    table { border-collapse: collapse; margin: .5rem 0; } caption { text-align: start; }
    th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: start; }
    .spelling { display: inline-block; margin-inline-end: 1rem; }
    """
}
