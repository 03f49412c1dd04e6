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
    let sections = ConsistencySections(report)
    let terms = sections.terms(report.terms.indices)
    return """
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
      \(ConsistencySections.style)
      </style>
      </head>
      <body>
      <header>
      <h1>Consistency of <bdi>\(escaped(name))</bdi></h1>
      <p>\(escaped(report.summary)).</p>
      </header>
      <main>
      \(report.terms.isEmpty
        ? "<p>Every term looked at is rendered in one way.</p>"
        : "<h2>Terms rendered in several ways</h2>\n" + terms)
      \(sections.names(report.names.indices))
      </main>
      <footer><p>\(escaped(report.signature))</p></footer>
      </body>
      </html>

      """
  }

  private func escaped(_ text: String) -> String { ConsistencyChart.escaped(text) }

  /// The frame; what stands in it is dressed by `ConsistencySections`.
  private static let style = """
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
    footer, small { color: var(--faint); font-size: .875rem; margin: 0; }
    [lang|="ar"] { font-family: "Amiri", "Noto Naskh Arabic", serif; }
    p[lang|="ar"] { font-size: 1.1rem; margin: .2rem 0; }
    .term h3 { font: 600 1.35rem/1.6 "Amiri", "Noto Naskh Arabic", serif; }
    mark { background: var(--mark); color: inherit; }
    table { border-collapse: collapse; margin: .5rem 0; } caption { text-align: start; }
    th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: start; }
    """
}
