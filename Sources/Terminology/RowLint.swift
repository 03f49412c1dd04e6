internal import Bitext
internal import TextAnalysis

/// What can be said of one row of a glossary by itself.
struct RowLint {
  private(set) var findings: [GlossaryFinding] = []
  private let row: GlossaryTable.Row
  private let place: Glossary.Place
  private let most: Int

  private static let arabicColumns: [GlossaryColumn] = [.arabic, .variants]
  private static let englishColumns: [GlossaryColumn] = [
    .preferred, .admitted, .deprecated, .forbidden,
  ]
  /// - Parameter most: how many columns the file's header names.
  init(
    _ row: GlossaryTable.Row, file: String, most: Int = GlossaryColumn.allCases.count
  ) {
    self.row = row
    self.most = most
    place = Glossary.Place(file: file, line: row.line)
    checkColumns()
    checkCharacters()
    checkScripts()
    checkItems()
    checkStandings()
    checkPlural()
    checkRecord()
  }

  private mutating func note(_ rule: GlossaryFinding.Rule, _ message: String) {
    findings.append(GlossaryFinding(place: place, rule: rule, message: message))
  }

  private mutating func checkColumns() {
    let least = GlossaryColumn.required.count
    if !(least...max(least, most)).contains(row.cellCount) {
      let expected = most > least ? "\(least) to \(most)" : "\(least)"
      note(.columnCount, "\(row.cellCount) columns where \(expected) are expected")
    }
    for column in [GlossaryColumn.concept, .arabic, .preferred] where row[column].isEmpty {
      note(.emptyCell, "'\(column.name)' is empty; every concept needs it")
    }
    if !TermEntry.partsOfSpeech.contains(row[.partOfSpeech]) {
      let known = TermEntry.partsOfSpeech.sorted().joined(separator: ", ")
      note(.unknownPartOfSpeech, "'\(row[.partOfSpeech])' is none of \(known)")
    }
  }

  /// Marks, tatweel, invisible signs, presentation forms, odd blanks: what a search does not see and
  /// an editor does not show. Notes and reasons may vowel a word.
  private mutating func checkCharacters() {
    for (cell, column) in zip(row.cells, GlossaryColumn.allCases) {
      if let stray = cell.unicodeScalars.first(where: { RowLint.isStray($0, in: column) }) {
        let code = String(stray.value, radix: 16, uppercase: true)
        note(.strayCharacter, "U+\(code) in '\(column.name)'; take it out")
      }
      if cell.contains("  ") || cell.hasPrefix(" ") || cell.hasSuffix(" ") {
        note(.strayCharacter, "blanks too many in '\(column.name)'")
      }
    }
  }

  private static func isStray(_ scalar: Unicode.Scalar, in column: GlossaryColumn) -> Bool {
    switch scalar.properties.generalCategory {
    case .format, .control, .lineSeparator, .paragraphSeparator: return true
    case .spaceSeparator: return scalar != " "
    default: break
    }
    if (0xFB50...0xFDFF).contains(scalar.value) || (0xFE70...0xFEFF).contains(scalar.value) {
      return true
    }
    if [.note, .definition, .deprecated, .forbidden].contains(column) { return false }
    return ArabicLetter.isMark(scalar) || scalar == ArabicLetter.tatweel
  }

  private mutating func checkScripts() {
    for column in RowLint.arabicColumns {
      for item in row.items(column) where item.unicodeScalars.contains(where: RowLint.isLatin) {
        note(.latinInArabic, "Latin letters in '\(item)', '\(column.name)'; write it in Arabic")
      }
    }
    for column in RowLint.englishColumns {
      for item in row.items(column) {
        let wording = Rendering(item: item, standing: column.standing).text
        if wording.unicodeScalars.contains(where: ArabicLetter.isLetter) {
          note(.arabicInEnglish, "Arabic letters in '\(item)', '\(column.name)'; translate it")
        }
      }
    }
  }

  private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic && scalar.value < 0x250
  }

  /// No wording twice in a cell, and no variant that only repeats the term.
  private mutating func checkItems() {
    for columns in [RowLint.arabicColumns] + RowLint.englishColumns.map({ [$0] }) {
      var seen: Set<String> = []
      for column in columns {
        for item in row.items(column) where !seen.insert(item).inserted {
          note(.repeatedItem, "'\(item)' stands twice in '\(column.name)'; keep one")
        }
      }
    }
  }

  /// A wording has one standing, and a bad one its reason.
  private mutating func checkStandings() {
    var seen: [String: GlossaryColumn] = [:]
    for column in RowLint.englishColumns {
      for item in row.items(column) {
        let rendering = Rendering(item: item, standing: column.standing)
        if column == .deprecated || column == .forbidden, rendering.reason.isEmpty {
          note(.missingReason, "'\(item)' is \(column.name) without a reason; add ' [reason]'")
        }
        if let earlier = seen[rendering.text], earlier != column {
          note(
            .repeatedRendering,
            "'\(rendering.text)' is both \(earlier.name) and \(column.name); choose one")
        }
        seen[rendering.text] = column
      }
    }
  }

  /// A countable noun needs its plural among the variants, since a broken plural is found by no
  /// rule.
  private mutating func checkPlural() {
    guard row[.partOfSpeech].hasPrefix("noun"), row[.variants].isEmpty else { return }
    guard Countability.mayBeCountable(term: row[.arabic], rendering: row[.preferred]) else {
      return
    }
    if row[.note].lowercased().contains("no plural") { return }
    note(
      .missingPlural,
      "'\(row[.arabic])' has no variants; add its plural, or 'no plural' to the note")
  }

  /// Whether status, dates and languages are written so that programs understand them.
  private mutating func checkRecord() {
    let status = row[.status]
    if !status.isEmpty && TermEntry.Status(rawValue: status) == nil {
      note(.unknownStatus, "'\(status)' is neither draft nor approved")
    }
    for column in [GlossaryColumn.created, .changed] where !row[column].isEmpty {
      if !TermDate.isDate(row[column]) {
        note(.badDate, "'\(row[column])' in '\(column.name)' is no date; write it as 2026-11-27")
      }
    }
    let languages = row[.languages].split(separator: " ")
    let isPair = languages.count == 2 && Language(String(languages[0])).isArabic
    if !row[.languages].isEmpty && !isPair {
      note(.badLanguages, "'\(row[.languages])' is no pair of tags; write them as 'ar-SY en-GB'")
    }
  }
}

extension GlossaryColumn {
  /// The standing of the wordings that a column of renderings holds.
  fileprivate var standing: Rendering.Standing {
    Rendering.Standing.allCases.first { $0.column == self } ?? .admitted
  }
}
