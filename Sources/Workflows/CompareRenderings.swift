import Bitext
public import Foundation
import Terminology

/// Looks over a memory or files for terms that are rendered in several ways and names that are spelt in
/// several ways.
public struct CompareRenderings: Sendable {
  private let terms: OpenGlossaries
  private let linking: LinkWords
  /// What was not there when the workflow was opened, and what is lost without it.
  public let missing: [String]

  /// Throws: what a damaged resource or glossary throws.
  public init(_ installation: Installation, glossaries: [URL] = []) throws {
    terms = try OpenGlossaries(installation, glossaries: glossaries)
    linking = try LinkWords(installation)
    missing =
      terms.matcher == nil
      ? ["no glossaries are installed, so only terms found in the texts are compared"] : []
  }

  /// What is wanted.
  public struct Question: Sendable {
    /// How often a term is met, at least.
    public var least = 3
    /// How many terms are looked at, the most frequent first.
    public var terms = 300
    /// At how many places each.
    public var places = 32
    /// Whether terms that no glossary has are looked for too.
    public var minesTerms = true

    public init() {}
  }

  public typealias Progress = MineTerms.Progress

  /// - Parameter progress: told now and then.
  ///
  /// Throws: what reading the units throws.
  public func compare(
    _ units: UnitStream, _ question: Question = Question(),
    progress: (Progress) -> Void = { _ in }
  ) throws -> ConsistencyReport {
    var reading = Reading(self, question)
    let count = try units.forEachNumbered { number, unit in
      reading.take(unit, number)
      if reading.units.isMultiple(of: 1000) { progress(.reading(units: reading.units)) }
    }
    var subjects = reading.glossarySubjects
    if question.minesTerms {
      subjects += try reading.minedSubjects(units) { progress(.gathering(units: $0)) }
    }
    subjects = Array(
      subjects.filter { $0.places.count >= question.least }
        .sorted { ($0.places.count, $1.term) > ($1.places.count, $0.term) }.prefix(question.terms))
    let periods = reading.periods
    var terms: [ConsistencyReport.Term] = []
    for (index, subject) in subjects.enumerated() {
      progress(.comparing(done: index, of: subjects.count))
      if let term = term(subject, periods) { terms.append(term) }
    }
    terms.sort { a, b in
      (a.inconsistency * Double(a.count), b.term) > (b.inconsistency * Double(b.count), a.term)
    }
    return ConsistencyReport(
      terms: terms, termCount: subjects.count, names: reading.nameSpellings, periods: periods,
      units: count,
      signature: "\(linking.signature); terms met \(question.least) times or more, at most "
        + "\(question.places) places each")
  }

  /// A term to be looked at, with its places.
  struct Subject {
    let term: String
    let entry: TermEntry?
    let places: GatheredPlaces
  }

  // MARK: Comparing

  /// What the places of a term say; nil if they render it in one way.
  private func term(
    _ subject: Subject, _ periods: [ConsistencyReport.Period]
  ) -> ConsistencyReport.Term? {
    let found = subject.places.renderings(linking)
    let isMonth = periods.first?.month != nil
    let known = subject.entry?.renderings ?? []
    let lines = found.lines.newestFirst
    let byWording = Dictionary(grouping: lines) {
      RenderingCounts.key(of: RenderingCounts.rendering(in: $0))
    }
    var otherPlaces: [SearchMemory.Line] = []
    var ways: [ConsistencyReport.Way] = []
    var others = 0
    for rendering in found.counts.renderings {
      let key = RenderingCounts.key(of: rendering.text)
      let match = known.first { RenderingCounts.key(of: $0.text) == key }
      guard rendering.count > 1 || match != nil else {
        others += rendering.count
        otherPlaces += byWording[key] ?? []
        continue
      }
      let met = rendering.dates.map { ConsistencyReport.Period($0, isMonth: isMonth) }
      ways.append(
        .init(
          text: rendering.text, count: rendering.count, standing: match?.standing,
          reason: match?.reason ?? "", counts: periods.map { period in met.count { $0 == period } },
          places: byWording[key] ?? [], dates: rendering.dates))
    }
    guard ways.count > 1 else { return nil }
    return ConsistencyReport.Term(
      term: subject.term, concept: subject.entry?.concept,
      preferred: subject.entry?.preferred?.text, count: subject.places.count,
      places: subject.places.places.count, ways: ways, others: others,
      unrendered: found.counts.unrendered, otherPlaces: otherPlaces.newestFirst,
      unrenderedPlaces: lines.filter { $0.occurrences.contains { $0.rendering == nil } },
      translators: translators(ways, found.counts.renderings))
  }

  private func translators(
    _ ways: [ConsistencyReport.Way], _ renderings: [SearchMemory.Rendering]
  ) -> [ConsistencyReport.Translator] {
    let kept = ways.compactMap { way in renderings.first { $0.text == way.text } }
    let names = Set(kept.flatMap { $0.translators.map(\.name) })
    guard names.count > 1 else { return [] }
    return names.map { name in
      ConsistencyReport.Translator(
        name: name,
        counts: kept.map { rendering in
          rendering.translators.first { $0.name == name }?.count ?? 0
        })
    }.sorted { a, b in
      (a.counts.reduce(0, +), b.name) > (b.counts.reduce(0, +), a.name)
    }
  }
}

extension CompareRenderings {
  /// What is gathered in one reading of the units.
  private struct Reading {
    private let terms: OpenGlossaries
    private let question: Question
    private var miner: TermMiner
    private var names = NameSpellings()
    private var byConcept: [String: GatheredPlaces] = [:]
    private var entries: [String: TermEntry] = [:]
    private var earliest: Date?
    private var latest: Date?
    private(set) var units = 0

    init(_ workflow: CompareRenderings, _ question: Question) {
      terms = workflow.terms
      miner = TermMiner(morphology: workflow.terms.morphology)
      self.question = question
    }

    mutating func take(_ unit: TranslationUnit, _ number: Int?) {
      units += 1
      if let date = unit.date {
        earliest = earliest.map { min($0, date) } ?? date
        latest = latest.map { max($0, date) } ?? date
      }
      names.add(
        source: unit.source.text, unit.source.language, target: unit.target.text,
        unit.target.language)
      guard let sides = unit.arabicFirst else { return }
      if question.minesTerms { miner.add(sides.arabic.text) }
      let hits = (terms.matcher?.hits(in: sides.arabic.text) ?? []).filter { $0.rendering == nil }
      for hit in hits {
        entries[hit.entry.concept] = hit.entry
        byConcept[hit.entry.concept, default: GatheredPlaces(limit: question.places)].add(
          .init(unit: unit, number: number, range: hit.range, isInSource: sides.isSource))
      }
    }

    var glossarySubjects: [Subject] {
      byConcept.compactMap { concept, places in
        entries[concept].map { Subject(term: $0.terms.first ?? "", entry: $0, places: places) }
      }
    }

    /// Terms that no glossary has, with their places.
    mutating func minedSubjects(
      _ stream: UnitStream, progress: (Int) -> Void
    ) throws -> [Subject] {
      let candidates = miner.candidates(atLeast: max(3, question.least)).lazy.filter { [terms] in
        terms.concept(of: $0.form) == nil
      }.prefix(question.terms / 2)
      let forms = Dictionary(uniqueKeysWithValues: candidates.map { ($0.id, $0.form) })
      let wanted = Set(forms.keys)
      var places: [TermCandidate.ID: GatheredPlaces] = [:]
      var read = 0
      guard !wanted.isEmpty else { return [] }
      try stream.forEachNumbered { number, unit in
        read += 1
        if read.isMultiple(of: 1000) { progress(read) }
        guard let sides = unit.arabicFirst else { return }
        for (id, range) in miner.places(of: wanted, in: sides.arabic.text) {
          places[id, default: GatheredPlaces(limit: question.places)].add(
            .init(unit: unit, number: number, range: range, isInSource: sides.isSource))
        }
      }
      return places.compactMap { id, places in
        forms[id].map { Subject(term: $0, entry: nil, places: places) }
      }
    }

    /// Every year between the first date and the last, or every month if there are two years or less.
    var periods: [ConsistencyReport.Period] {
      guard let earliest, let latest else { return [] }
      let isMonth = latest.timeIntervalSince(earliest) < 2 * 366 * 86_400
      let last = ConsistencyReport.Period(latest, isMonth: isMonth)
      var periods = [ConsistencyReport.Period(earliest, isMonth: isMonth)]
      while let period = periods.last, period < last, periods.count < 240 {
        periods.append(period.next)
      }
      return periods
    }

    var nameSpellings: [ConsistencyReport.Name] {
      names.names.map { name in
        ConsistencyReport.Name(
          counterpart: name.counterpart, isArabic: name.isArabic,
          spellings: name.spellings.map { .init(name: $0.text, count: $0.count) })
      }
    }
  }
}
