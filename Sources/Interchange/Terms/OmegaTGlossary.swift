import Bitext

/// OmegaT's glossary: one pair a line, term, translation and comment parted by tabs, UTF-8 (OmegaT
/// manual, “Glossaries”).
///
/// It holds renderings without standing: the first of a term is taken for the preferred one, the
/// others are admitted. What may not be used is never written as a translation, but said in the
/// comment.
enum OmegaTGlossary {
  /// Lines of one term are one concept.
  static func reading(
    _ rows: [TermRow], file: String, _ options: TermReading.Options, _ notices: [String]
  ) -> TermReading {
    var reading = TermReading(.omegat)
    reading.notices = notices
    var concepts: [String: Concept] = [:]
    var order: [String] = []
    let pairs = rows.filter { !$0.cells[0].hasPrefix("#") }
    let isReversed = isReversed(pairs)
    for row in pairs {
      var cells = row.cells.map(\.trimmingBlanks)
      if isReversed && cells.count > 1 { cells.swapAt(0, 1) }
      guard cells.count >= 2, cells.count <= 3, !cells[0].isEmpty, !cells[1].isEmpty else {
        reading.faults.append(
          .badLine(
            file: file, line: row.line,
            reason: "this is no pair; write term, translation and comment, parted by tabs"))
        continue
      }
      if concepts[cells[0]] == nil { order.append(cells[0]) }
      concepts[cells[0], default: Concept(line: row.line)].add(cells)
    }
    var identifiers = TermIdentifiers(prefix: options.prefix)
    for term in order {
      guard let concept = concepts[term] else { continue }
      reading.take(
        concept.entry(term, options), line: concept.line, file: file, identifiers: &identifiers)
    }
    return reading
  }

  /// Whether the translations are the Arabic side, as in the glossary of who translates into Arabic.
  private static func isReversed(_ rows: [TermRow]) -> Bool {
    let first = rows.prefix(200).count { $0.cells[0].hasArabic }
    let second = rows.prefix(200).count { $0.cells.count > 1 && $0.cells[1].hasArabic }
    return second > first
  }

  private struct Concept {
    let line: Int
    private var renderings: [String] = []
    private var comments: [String] = []

    init(line: Int) { self.line = line }

    mutating func add(_ cells: [String]) {
      if !renderings.contains(cells[1]) { renderings.append(cells[1]) }
      if cells.count > 2, !cells[2].isEmpty, !comments.contains(cells[2]) {
        comments.append(cells[2])
      }
    }

    func entry(_ term: String, _ options: TermReading.Options) -> TermEntry {
      TermEntry(
        concept: "", terms: [term],
        renderings: renderings.enumerated().map {
          Rendering($1, standing: $0 == 0 ? .preferred : .admitted)
        },
        note: comments.joined(separator: "; "), sourceLanguage: options.from,
        targetLanguage: options.to)
    }
  }

  // MARK: Writing

  /// The lines of an entry: every term with every wording that may be used.
  static func lines(_ entry: TermEntry) -> String {
    let comment = cell(comment(entry))
    var out = ""
    for term in entry.terms {
      for rendering in entry.renderings where rendering.standing.isGood {
        out += "\(cell(term))\t\(cell(rendering.text))\t\(comment)\n"
      }
    }
    return out
  }

  /// Domain, definition, note and source, and what not to write.
  private static func comment(_ entry: TermEntry) -> String {
    let bad = entry.renderings.filter { !$0.standing.isGood }.map { rendering in
      "\(rendering.standing.rawValue): \(rendering.item)"
    }
    let parts = [entry.domain, entry.definition, entry.note] + bad + [entry.source]
    return parts.filter { !$0.isEmpty }.joined(separator: "; ")
  }

  /// A pair's cell has neither tab nor line break.
  private static func cell(_ text: String) -> String { TermLines.withoutBreaks(text) }
}
