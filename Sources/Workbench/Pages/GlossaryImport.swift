import Bitext
import Workflows

/// Where a file of terms is chosen.
struct GlossaryImport: Sendable {
  let glossaries: [String]
  let encodings = ["UTF-8", "UTF-16", "windows-1256", "ISO-8859-6"]

  init(_ browsing: BrowseGlossaries) { glossaries = browsing.glossaries.map(\.name) }
}

/// What a file of terms would bring.
struct TermPreview: Sendable {
  let file: String
  let sentence: String
  let notices: [String]
  let columns: [Column]
  let hasColumns: Bool
  let hasHeader: Bool
  let rows: [Row]
  let entries: [Entry]
  let hasEntries: Bool
  let faults: [String]
  let hasFaults: Bool
  let moreFaults: Int?
  let canTake: Bool

  struct Column: Sendable {
    let number: Int
    let name: String
    let fields: [GlossaryBrowse.Choice]
  }

  /// A row of the table as it stands in the file.
  struct Row: Sendable {
    let line: Int
    let cells: [String]
  }

  /// A concept that would come in.
  struct Entry: Sendable {
    let concept: String
    let term: MarkedText
    let rendering: MarkedText
    let others: Int?
    let isDraft: Bool

    init(_ entry: TermEntry) {
      concept = entry.concept
      term = MarkedText(entry.terms.first ?? "", entry.sourceLanguage)
      rendering = MarkedText(entry.preferred?.text ?? "", entry.targetLanguage)
      let accepted = entry.renderings.count { $0.standing.isGood } - 1
      others = accepted > 0 ? accepted : nil
      isDraft = entry.record.status == .draft
    }
  }

  private static let shownFaults = 50

  init(_ report: TermImportReport) {
    file = report.file
    sentence = report.sentence
    notices = report.notices
    let fields = TermImportReport.fields
    columns = report.columns.enumerated().map { place, column in
      Column(
        number: place + 1, name: column.name,
        fields: fields.map {
          GlossaryBrowse.Choice(
            value: $0.value, label: $0.label, isChosen: $0.value == column.value)
        })
    }
    hasColumns = !columns.isEmpty
    hasHeader = report.hasHeader
    rows = report.rows.map { Row(line: $0.line, cells: $0.cells) }
    entries = report.entries.map(Entry.init)
    hasEntries = !entries.isEmpty
    faults = Array(report.faults.prefix(Self.shownFaults))
    hasFaults = !faults.isEmpty
    moreFaults = report.faults.count > faults.count ? report.faults.count - faults.count : nil
    canTake = report.added + report.changed > 0
  }
}
