internal import Bitext
internal import TextAnalysis

/// What concepts have against each other, of one glossary or of several: an id twice, a term of
/// several concepts, a wording that is right here and wrong there.
struct GlossaryConflicts {
  private(set) var findings: [GlossaryFinding] = []
  /// The concepts that have a term, by its letters at level L2, the first first.
  private var holders: [String: [Holder]] = [:]

  /// A concept with what others may contradict.
  private struct Holder {
    let concept: String
    let place: Glossary.Place
    let preferred: String
    let isHomonym: Bool
    let standings: [String: Rendering.Standing]

    init(_ row: GlossaryTable.Row, _ place: Glossary.Place) {
      concept = row[.concept]
      self.place = place
      preferred = row[.preferred]
      isHomonym = row[.note].lowercased().hasPrefix("homonym")
      var standings: [String: Rendering.Standing] = [:]
      for standing in Rendering.Standing.allCases {
        for item in row.items(standing.column) {
          standings[Rendering(item: item, standing: standing).text.lowercased()] = standing
        }
      }
      self.standings = standings
    }

    /// The first wording, by the alphabet, that one of two concepts uses and the other does not.
    func contradiction(
      of other: Holder
    ) -> (wording: String, here: Rendering.Standing, there: Rendering.Standing)? {
      for wording in standings.keys.sorted() {
        guard let here = standings[wording], let there = other.standings[wording],
          here.isGood != there.isGood
        else { continue }
        return (wording, here, there)
      }
      return nil
    }
  }

  init(_ tables: [GlossaryTable]) {
    let rows = tables.flatMap { table in
      table.rows.map { ($0, Glossary.Place(file: table.file, line: $0.line)) }
    }
    findRepeatedConcepts(rows)
    for (row, place) in rows { compare(row, place) }
  }

  private mutating func findRepeatedConcepts(_ rows: [(GlossaryTable.Row, Glossary.Place)]) {
    var first: [String: Glossary.Place] = [:]
    for (row, place) in rows where !row[.concept].isEmpty {
      if let earlier = first[row[.concept]] {
        note(
          .duplicateConcept, place, earlier,
          "concept '\(row[.concept])' is already at \(earlier); give it another id")
      } else {
        first[row[.concept]] = place
      }
    }
  }

  /// Compares a concept with the earlier ones that share a term with it, once with each.
  private mutating func compare(_ row: GlossaryTable.Row, _ place: Glossary.Place) {
    let holder = Holder(row, place)
    var seen: Set<String> = []
    var compared: Set<Glossary.Place> = []
    for term in row.items(.arabic) + row.items(.variants) {
      let key = FoldedText(term, level: .spelling).text
      guard seen.insert(key).inserted else { continue }
      for earlier in holders[key] ?? [] where compared.insert(earlier.place).inserted {
        compare(holder, with: earlier, sharing: term)
      }
      holders[key, default: []].append(holder)
    }
  }

  /// Two concepts may share a name; a note that begins with `Homonym` in both rows says that this is
  /// meant.
  private mutating func compare(_ holder: Holder, with earlier: Holder, sharing term: String) {
    if holder.isHomonym && earlier.isHomonym { return }
    if let (wording, here, there) = holder.contradiction(of: earlier) {
      note(
        .contradictingStandings, holder.place, earlier.place,
        "'\(wording)' is \(here.rawValue) for '\(term)' here and \(there.rawValue) at "
          + "\(earlier.place); let one say what the other says")
    }
    if holder.preferred.lowercased() == earlier.preferred.lowercased() {
      note(
        .sharedTerm, holder.place, earlier.place,
        "'\(term)' is a term of '\(earlier.concept)' at \(earlier.place) too, and so is its "
          + "rendering; 'tarjuman glossary merge \(earlier.concept) \(holder.concept)' makes them one"
      )
    } else {
      note(
        .conflictingRenderings, holder.place, earlier.place,
        "'\(term)' is '\(holder.preferred)' here and '\(earlier.preferred)' at "
          + "\(earlier.place); prefer one, or begin both notes with 'Homonym'")
    }
  }

  private mutating func note(
    _ rule: GlossaryFinding.Rule, _ place: Glossary.Place, _ other: Glossary.Place,
    _ message: String
  ) {
    findings.append(GlossaryFinding(place: place, rule: rule, message: message, other: other))
  }
}
