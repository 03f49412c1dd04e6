import Bitext
import Foundation
import Workflows

/// What the memory page shows.
struct MemoryPage: Sendable {
  let search: MemorySearch
  let found: MemoryFindings?
  let contents: MemoryContents
}

/// The question as it stands in the form.
struct MemorySearch: Sendable {
  let query: String
  let outlet: String
  let since: String
  let until: String
  let isByMeaning: Bool
  let isFiltered: Bool

  init(_ query: Query) {
    self.query = query.text("q") ?? ""
    outlet = query.text("outlet") ?? ""
    (since, until) = (query.text("since") ?? "", query.text("until") ?? "")
    isByMeaning = query.text("by") == "meaning"
    isFiltered = !outlet.isEmpty || !since.isEmpty || !until.isEmpty
  }
}

/// The part of the page that follows the typing.
struct MemorySearchPart: Sendable {
  let found: MemoryFindings?
}

/// Sentences found in the memory.
struct MemoryFindings: Sendable {
  let notices: [String]
  let sentences: [SentencePair]
  let hasSentences: Bool
  let count: Int
  let isCut: Bool
  let uses: [Use]
  let hasUses: Bool
  let more: String?
  /// What stands above the sentences instead of their number.
  let title: String?
  let history: UnitHistory?

  struct Use: Sendable {
    let text: String
    let count: Int
  }

  init(_ answer: SearchMemory.Answer, more: String) {
    (title, history) = (nil, nil)
    notices = []
    sentences = answer.lines.map(SentencePair.init)
    uses = answer.renderings.prefix(12).map { Use(text: $0.text, count: $0.count) }
    (count, isCut) = (answer.found, answer.isCut)
    (hasSentences, hasUses) = (!sentences.isEmpty, !uses.isEmpty)
    self.more = answer.lines.count < answer.found || answer.isCut ? more : nil
  }

  init(_ answer: SearchByMeaning.Answer) {
    (title, history) = (nil, nil)
    notices = answer.notices
    sentences = answer.matches.map(SentencePair.init)
    (count, isCut, uses, hasUses, more) = (sentences.count, false, [], false, nil)
    hasSentences = !sentences.isEmpty
  }

  /// A unit that a link means, with what was done to it.
  init(_ unit: EditUnits.Numbered, _ history: UnitHistory) {
    (notices, sentences, hasSentences) = ([], [SentencePair(unit)], true)
    (count, isCut, uses, hasUses, more) = (1, false, [], false, nil)
    (title, self.history) = ("Unit \(unit.number)", history)
  }

  init(notice: String) {
    (title, history) = (nil, nil)
    (notices, sentences, hasSentences) = ([notice], [], false)
    (count, isCut, uses, hasUses, more) = (0, false, [], false, nil)
  }
}

/// What was done to a unit, the newest first.
struct UnitHistory: Sendable {
  let changes: [Change]
  let isEmpty: Bool

  struct Change: Sendable {
    let number: Int
    let kind: String
    let date: String
    let day: String
    let by: String?
    let isUndone: Bool
    let canBeUndone: Bool
    let texts: [Text]

    init(_ change: EditUnits.Change) {
      number = change.number
      kind =
        change.undoes.map { "change \($0) undone" }
        ?? (change.kind == "edit" ? "edited" : "deleted")
      date = change.date.formatted(.iso8601)
      day = String(date.prefix(16)).replacing("T", with: " ")
      by = change.by
      isUndone = change.undoneBy != nil
      canBeUndone = !isUndone && change.undoes == nil
      texts = [
        Text(change.was?.source, change.became?.source),
        Text(change.was?.target, change.became?.target),
      ].compactMap { $0 }
    }
  }

  /// A side that is another than before.
  struct Text: Sendable {
    let language: String
    let direction: String
    let was: String?
    let became: String?

    init?(_ was: TranslationUnit.Variant?, _ became: TranslationUnit.Variant?) {
      guard let side = became ?? was,
        !(was?.text ?? "").utf8.elementsEqual((became?.text ?? "").utf8)
      else { return nil }
      language = side.language.tag
      direction = side.language.direction == .rightToLeft ? "rtl" : "ltr"
      (self.was, self.became) = (was?.text, became?.text)
    }
  }

  init(_ history: [EditUnits.Change]) {
    changes = history.map(Change.init)
    isEmpty = changes.isEmpty
  }
}

/// What the memory holds and what it was filled with.
struct MemoryContents: Sendable {
  let hasMemory: Bool
  let units: String
  let size: String
  let period: String?
  let languages: [Languages]
  let outlets: [Outlet]
  let hasOutlets: Bool
  let chart: BarChart?
  let imports: [Row]
  let hasImports: Bool
  let hasRemoved: Bool

  struct Languages: Sendable {
    let source: String
    let target: String
    let units: String
  }

  struct Outlet: Sendable {
    let name: String
    let occurrences: Int
    let most: Int
    /// Leads to a search in it.
    let address: String
  }

  struct Row: Sendable {
    let number: Int
    let name: String
    let day: String
    let received: String
    let added: String
    let isRemoved: Bool
    /// Whether it goes on in this workbench.
    let isRunning: Bool
    /// Whether it was broken off, or goes on in another program.
    let isUnfinished: Bool
    let canBeRemoved: Bool

    init(_ entry: ImportHistory.Entry, isRunning: Bool) {
      (number, name, day) = (entry.number, entry.name, entry.started.day)
      (received, added) = (entry.received.grouped, entry.added.grouped)
      (isRemoved, self.isRunning) = (entry.isRemoved, isRunning)
      isUnfinished = entry.isUnfinished && !isRunning
      canBeRemoved = !isRemoved && !isRunning
    }
  }

  /// Of a memory that is not there yet.
  init() {
    hasMemory = false
    (units, size, period, chart) = ("0", "0", nil, nil)
    (languages, outlets, imports) = ([], [], [])
    (hasOutlets, hasImports, hasRemoved) = (false, false, false)
  }

  init(report: MemoryReport, chart: MemoryChart, imports: [ImportHistory.Entry], running: Set<Int>)
  {
    hasMemory = true
    units = report.units.grouped
    size = ByteCountFormatStyle(style: .file, locale: Locale(identifier: "en"))
      .format(Int64(report.bytes))
    period = report.period.map { "\($0.lowerBound.day) – \($0.upperBound.day)" }
    languages = report.languages.map {
      Languages(source: $0.source.tag, target: $0.target.tag, units: $0.units.grouped)
    }
    let most = report.outlets.first?.occurrences ?? 1
    outlets = report.outlets.prefix(12).map {
      Outlet(
        name: $0.name, occurrences: $0.occurrences, most: most,
        address: "/memory?outlet=\(Address.encoded($0.name))")
    }
    hasOutlets = !outlets.isEmpty
    self.chart = Self.chart(chart, names: report.outlets.map(\.name))
    self.imports = imports.map { Row($0, isRunning: running.contains($0.number)) }
    hasImports = !imports.isEmpty
    hasRemoved = report.removedImports > 0
  }

  /// One series an outlet, the largest first, and one for units that name none.
  private static func chart(_ chart: MemoryChart, names: [String]) -> BarChart? {
    let months = Dictionary(grouping: chart.cells, by: \.outlet).mapValues { cells in
      Dictionary(cells.map { ($0.month, $0.units) }, uniquingKeysWith: +)
    }
    let series = names.map { BarChart.Series(name: $0, months: months[$0] ?? [:]) }
    let rest = BarChart.Series(
      name: names.isEmpty ? "units" : "no outlet named", months: months[""] ?? [:])
    return BarChart(series + [rest], of: "Units")
  }
}

extension Int {
  /// With commas between thousands.
  var grouped: String { formatted(.number.locale(Locale(identifier: "en"))) }
}

extension Address {
  /// The same question with another number of sentences.
  static func memory(_ query: Query, limit: Int) -> String {
    let kept = ["q", "by", "outlet", "since", "until"].compactMap { name in
      query.text(name).map { "\(name)=\(encoded($0))" }
    }
    return "/memory?" + (kept + ["limit=\(limit)"]).joined(separator: "&")
  }
}
