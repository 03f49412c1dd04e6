import Bitext
import Foundation

/// The terms and names of a report as HTML, for a page of its own and for the workbench.
///
/// All text is escaped; direction is marked with `dir`, `lang` and `bdi`. Each term has a small chart in
/// SVG that says what it shows in words too.
public struct ConsistencySections: Sendable {
  private let report: ConsistencyReport
  private let links: Links?

  /// Where the places of a term are to be found, on a page that can lead there. What is given is
  /// escaped by who uses it.
  public struct Links: Sendable {
    /// To what is known of a wording: look-up, memory.
    let wording: @Sendable (String) -> [(label: String, address: String)]
    /// To the sentences of a way of a term, both by their places in the report.
    let places: @Sendable (_ term: Int, _ way: Int) -> String
    /// To a concept by its id.
    let concept: @Sendable (String) -> String
    /// To a unit by its number.
    let unit: @Sendable (Int) -> String

    public init(
      wording: @escaping @Sendable (String) -> [(label: String, address: String)],
      places: @escaping @Sendable (_ term: Int, _ way: Int) -> String,
      concept: @escaping @Sendable (String) -> String, unit: @escaping @Sendable (Int) -> String
    ) {
      (self.wording, self.places) = (wording, places)
      (self.concept, self.unit) = (concept, unit)
    }
  }

  /// - Parameter links: nil for a page that stands by itself: each way has one example then.
  public init(_ report: ConsistencyReport, links: Links? = nil) {
    (self.report, self.links) = (report, links)
  }

  // MARK: Terms

  /// Terms by their places in the report.
  public func terms(_ places: some Sequence<Int>) -> String {
    places.map { section(report.terms[$0], $0) }.joined(separator: "\n")
  }

  private func section(_ term: ConsistencyReport.Term, _ number: Int) -> String {
    let chart = ConsistencyChart(term, report.periods)
    let verdict = term.verdict.sentence { "“\($0)”" }
    return """
      <section class="term">
      <h3 lang="ar" dir="rtl">\(escaped(term.term))</h3>
      <p class="about">met \(counted(term.count)), inconsistency \
      \(ConsistencyChart.hundredths(term.inconsistency)), \(origin(term))\(linked(term.term))</p>
      <p class="verdict"><bdi>\(escaped(verdict))</bdi></p>
      \(chart.svg)
      <ul class="ways">
      \(term.ways.enumerated().map { way($1, $0, of: number) }.joined(separator: "\n"))
      \(rest(term, number))
      </ul>
      \(translators(term))
      </section>
      """
  }

  private func origin(_ term: ConsistencyReport.Term) -> String {
    guard let concept = term.concept else { return "in no glossary" }
    guard let links else { return "<code>\(escaped(concept))</code>" }
    return "<a href=\"\(escaped(links.concept(concept)))\">\(escaped(concept))</a>"
  }

  private func linked(_ wording: String) -> String {
    (links?.wording(wording) ?? []).map {
      " · <a href=\"\(escaped($0.address))\">\(escaped($0.label))</a>"
    }.joined()
  }

  private func way(_ way: ConsistencyReport.Way, _ place: Int, of term: Int) -> String {
    let standing =
      way.standing.map { " <span class=\"standing \($0.rawValue)\">\($0.rawValue)</span>" } ?? ""
    let reason = way.reason.isEmpty ? "" : " <small>\(escaped(way.reason))</small>"
    return "<li><span class=\"swatch c\(ConsistencyChart.colour(place))\"></span>"
      + "<b>\(way.count)</b> <bdi>\(escaped(way.text))</bdi>\(standing)\(reason)"
      + sentences(way.places, term, place) + "</li>"
  }

  /// One example; or a way to all places, where the page has one.
  private func sentences(
    _ places: [SearchMemory.Line], _ term: Int, _ way: Int
  ) -> String {
    guard let first = places.first else { return "" }
    guard let links else {
      return "<details><summary>example</summary>\(sentence(first))</details>"
    }
    let label = places.count == 1 ? "the place" : "\(places.count) places"
    return " <details class=\"places\" data-from=\"\(escaped(links.places(term, way)))\">"
      + "<summary>\(label)</summary></details>"
  }

  private func rest(_ term: ConsistencyReport.Term, _ number: Int) -> String {
    var rows: [String] = []
    if term.others > 0 {
      rows.append(
        "<li><b>\(term.others)</b> in other ways, once each"
          + (links == nil ? "" : sentences(term.otherPlaces, number, term.ways.count)) + "</li>")
    }
    if term.unrendered > 0 {
      rows.append(
        "<li><b>\(term.unrendered)</b> where no words were found that render it"
          + (links == nil ? "" : sentences(term.unrenderedPlaces, number, term.ways.count + 1))
          + "</li>")
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
      <div class="wide"\(scrolls("Who chose what"))><table>
      <caption>Who chose what</caption>
      <thead><tr><td></td>\(heads.joined())</tr></thead>
      <tbody>\(rows.joined(separator: "\n"))</tbody>
      </table></div>
      """
  }

  /// What lets the keyboard scroll a table that may be wide.
  private func scrolls(_ label: String) -> String {
    links == nil ? "" : " tabindex=\"0\" role=\"region\" aria-label=\"\(label)\""
  }

  // MARK: Places

  /// The sentences of a way of a term; behind the last way, those of ways met once, and those without
  /// words that render it. Nil if there is no such term or way.
  public func places(term: Int, way: Int) -> String? {
    guard report.terms.indices.contains(term) else { return nil }
    let one = report.terms[term]
    let all = one.ways.map(\.places) + [one.otherPlaces, one.unrenderedPlaces]
    guard all.indices.contains(way) else { return nil }
    return "<ol class=\"at\">" + all[way].map { "<li>\(sentence($0))</li>" }.joined() + "</ol>"
  }

  private func sentence(_ line: SearchMemory.Line) -> String {
    let unit = line.unit
    return marked(unit.source, line.sourceRanges) + marked(unit.target, line.targetRanges)
      + (links == nil ? "" : source(line))
  }

  private func source(_ line: SearchMemory.Line) -> String {
    let provenance = line.unit.provenance
    let day = Date.ISO8601FormatStyle().year().month().day()
    let words = [
      line.unit.date?.formatted(day), provenance.outlet, provenance.sourceArticle,
      line.unit.translator,
    ].compactMap { $0 }.map { "<bdi>\(escaped($0))</bdi>" }
    let link = line.number.flatMap { number in
      links.map { "<a href=\"\(escaped($0.unit(number)))\">unit \(number)</a>" }
    }
    return "<p class=\"from\">" + ([link].compactMap { $0 } + words).joined(separator: " · ")
      + "</p>"
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

  // MARK: Names

  /// Names by their places in the report; nothing where there are none.
  public func names(_ places: some Collection<Int>) -> String {
    guard !places.isEmpty else { return "" }
    let rows = places.map { row(report.names[$0]) }
    return """
      <h2>Names spelt in several ways</h2>
      <div class="wide"\(scrolls("Names spelt in several ways"))><table class="names">
      <thead><tr><th scope="col">Name</th><th scope="col">Spellings in the other language</th></tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table></div>
      """
  }

  private func row(_ name: ConsistencyReport.Name) -> String {
    let here = name.isArabic ? "lang=\"ar\" dir=\"rtl\"" : "dir=\"ltr\""
    let spellings = name.spellings.map { spelling in
      let word = "<bdi \(here)>\(escaped(spelling.name))</bdi>"
      let link = links?.wording(spelling.name).last
      let shown = link.map { "<a href=\"\(escaped($0.address))\">\(word)</a>" } ?? word
      return "<span class=\"spelling\">\(shown)&nbsp;<b>\(spelling.count)</b></span>"
    }
    return "<tr><th scope=\"row\"><bdi>\(escaped(name.counterpart))</bdi></th>"
      + "<td>\(spellings.joined(separator: " "))</td></tr>"
  }

  private func counted(_ count: Int) -> String {
    count == 1 ? "once" : count == 2 ? "twice" : "\(count) times"
  }

  private func escaped(_ text: String) -> String { ConsistencyChart.escaped(text) }

  /// What the sections look like; colours are the page's `--c0` … `--c5`, `--faint`, `--line`, `--good` and
  /// `--bad`.
  public static let style = """
    .term { border-top: 1px solid var(--line); padding: .8rem 0; }
    .term h3 { margin: 0; width: fit-content; }
    .about { color: var(--faint); font-size: .875rem; margin: 0; }
    .term > svg { display: block; width: 100%; max-width: 34rem; height: auto; margin: .4rem 0; }
    .term > svg text { fill: var(--faint); font-size: 11px; }
    .term > svg .axis { stroke: var(--line); }
    .c0 { fill: var(--c0); background: var(--c0); } .c1 { fill: var(--c1); background: var(--c1); }
    .c2 { fill: var(--c2); background: var(--c2); } .c3 { fill: var(--c3); background: var(--c3); }
    .c4 { fill: var(--c4); background: var(--c4); } .c5 { fill: var(--c5); background: var(--c5); }
    .ways .swatch { display: inline-block; width: .75rem; height: .75rem; border-radius: 2px;
      margin-inline-end: .4rem; }
    .ways { list-style: none; padding: 0; margin: .4rem 0; } .ways > li { margin: .2rem 0; }
    .ways .preferred, .ways .admitted { color: var(--good); }
    .ways .deprecated, .ways .forbidden { color: var(--bad); }
    .ways details { margin-inline-start: 1.2rem; }
    .ways summary { color: var(--faint); cursor: pointer; }
    .wide { overflow-x: auto; }
    .spelling { display: inline-block; margin-inline-end: 1rem; }
    """
}
