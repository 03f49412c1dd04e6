public import Bitext
public import Foundation
import Terminology

/// Finds what may be terms of several words in a memory or in files, and how each is rendered.
public struct MineTerms: Sendable {
  private let terms: OpenGlossaries
  private let linking: LinkWords
  private let setAside: SetAsideTerms
  /// What was not there when the workflow was opened, and what is lost without it.
  public let missing: [String]

  /// Throws: what a damaged resource or glossary throws.
  public init(_ installation: Installation, glossaries: [URL] = []) throws {
    terms = try OpenGlossaries(installation, glossaries: glossaries)
    linking = try LinkWords(installation)
    setAside = SetAsideTerms(installation)
    missing = terms.morphology == nil ? [Self.noWordForms] : []
  }

  /// What is lost without the forms of words.
  public static let noWordForms =
    "no word forms are installed, so verbs are taken for nouns; Scripts/setup makes them"

  /// What is wanted.
  public struct Question: Sendable {
    /// How many candidates are given.
    public var limit = 50
    /// How often a candidate is met, at least.
    public var least = 3
    /// Whether terms that a glossary has are given too.
    public var showsKnown = false
    /// How many places of each are looked at for renderings.
    public var places = 24

    public init() {}
  }

  /// What may be a term.
  public struct Candidate: Sendable {
    /// Its place in the list, from 1; `accept` takes it.
    public let number: Int
    /// As it was written most often, particles off.
    public let term: String
    /// How often it was met, and in how many segments.
    public let count: Int
    public let segments: Int
    /// C-value and log-likelihood ratio, by which it is ranked and judged.
    public let value: Double
    public let association: Double
    /// The concept of a glossary that has it.
    public let concept: String?
    public let first: Date?
    public let last: Date?
    /// How the places looked at render it, the most frequent first.
    public let renderings: [SearchMemory.Rendering]
    public let unrendered: Int

    public var verdict: RenderingVerdict {
      RenderingVerdict(
        choices: renderings.map { .init(text: $0.text, count: $0.count, dates: $0.dates) },
        unrendered: unrendered)
    }
  }

  /// What was found.
  public struct Answer: Sendable {
    /// The likeliest first.
    public let candidates: [Candidate]
    public let units: Int
    /// Candidates that a glossary has, which are among the others if asked for.
    public let known: Int
    /// What it rests on, in one line.
    public let signature: String
  }

  /// How far the work is.
  public enum Progress: Sendable {
    case reading(units: Int)
    case gathering(units: Int)
    case comparing(done: Int, of: Int)
  }

  /// - Parameter progress: told now and then.
  ///
  /// Throws: what reading the units throws.
  public func mine(
    _ units: UnitStream, _ question: Question, progress: (Progress) -> Void = { _ in }
  ) throws -> Answer {
    var miner = TermMiner(morphology: terms.morphology)
    var read = 0
    let count = try units.forEach { unit in
      if let sides = unit.arabicFirst { miner.add(sides.arabic.text) }
      read += 1
      if read.isMultiple(of: 2000) { progress(.reading(units: read)) }
    }
    let (chosen, known) = choose(miner.candidates(atLeast: question.least), question)
    let places = try gather(chosen.map(\.candidate), units, &miner, question, progress)
    var candidates: [Candidate] = []
    for (index, choice) in chosen.enumerated() {
      progress(.comparing(done: index, of: chosen.count))
      candidates.append(
        candidate(index + 1, choice, places[choice.candidate.id] ?? .init(limit: 1)))
    }
    return Answer(
      candidates: candidates, units: count, known: known,
      signature: "\(linking.signature); \(terms.morphology == nil ? "no " : "")word forms, met "
        + "\(question.least) times or more")
  }

  // MARK: Workings

  private func choose(
    _ candidates: [TermCandidate], _ question: Question
  ) -> (chosen: [(candidate: TermCandidate, concept: String?)], known: Int) {
    var chosen: [(TermCandidate, String?)] = []
    var known = 0
    for candidate in candidates
    where chosen.count < question.limit && !setAside.contains(candidate.form) {
      let concept = terms.concept(of: candidate.form)
      if concept != nil { known += 1 }
      if concept == nil || question.showsKnown { chosen.append((candidate, concept)) }
    }
    return (chosen, known)
  }

  private func gather(
    _ candidates: [TermCandidate], _ units: UnitStream, _ miner: inout TermMiner,
    _ question: Question, _ progress: (Progress) -> Void
  ) throws -> [TermCandidate.ID: GatheredPlaces] {
    let wanted = Set(candidates.map(\.id))
    var places: [TermCandidate.ID: GatheredPlaces] = [:]
    var read = 0
    guard !wanted.isEmpty else { return [:] }
    try units.forEachNumbered { number, unit in
      read += 1
      if read.isMultiple(of: 2000) { progress(.gathering(units: read)) }
      guard let sides = unit.arabicFirst else { return }
      for (id, range) in miner.places(of: wanted, in: sides.arabic.text) {
        places[id, default: GatheredPlaces(limit: question.places)].add(
          .init(unit: unit, number: number, range: range, isInSource: sides.isSource))
      }
    }
    return places
  }

  private func candidate(
    _ number: Int, _ choice: (candidate: TermCandidate, concept: String?), _ places: GatheredPlaces
  ) -> Candidate {
    let counts = places.renderings(linking).counts
    let dates = places.places.compactMap(\.unit.date)
    return Candidate(
      number: number, term: choice.candidate.form, count: choice.candidate.count,
      segments: choice.candidate.texts, value: choice.candidate.value,
      association: choice.candidate.association, concept: choice.concept, first: dates.min(),
      last: dates.max(), renderings: counts.renderings, unrendered: counts.unrendered)
  }
}

extension MineTerms.Answer {
  /// Makes candidates draft entries of a glossary, each with its renderings and where it comes from, and
  /// gives a sentence for each. The most frequent rendering is preferred, others met twice or more
  /// are admitted.
  ///
  /// - Parameters:
  ///   - numbers: of candidates.
  ///   - domain: the subject of the new concepts, which begins their ids.
  ///   - file: the glossary, which is made if it is not there.
  ///
  /// Throws: `MineTerms.NoCandidate`, `TerminologyError`; concepts before it are in then.
  public func accept(
    _ numbers: [Int], domain: String, to file: URL, of source: String,
    with editor: inout EditGlossary
  ) throws -> [EditGlossary.Change] {
    let chosen = try numbers.map { number in
      guard let candidate = candidates.first(where: { $0.number == number }) else {
        throw MineTerms.NoCandidate(number: number, count: candidates.count)
      }
      guard !candidate.renderings.isEmpty else {
        throw MineTerms.NoRendering(number: number)
      }
      return candidate
    }
    return try chosen.map {
      try accept($0, domain: domain, to: file, of: source, with: &editor)
    }
  }

  /// The candidate of a wording; nil if there is none.
  public func candidate(_ term: String) -> MineTerms.Candidate? {
    candidates.first { $0.term == term }
  }

  /// Makes a candidate a draft entry.
  ///
  /// - Parameter rendering: the one of its renderings that is preferred; nil for the most frequent.
  ///
  /// Throws: `MineTerms.NoRendering`, `TerminologyError`.
  public func accept(
    _ candidate: MineTerms.Candidate, preferring rendering: String? = nil, domain: String,
    to file: URL, of source: String, with editor: inout EditGlossary
  ) throws -> EditGlossary.Change {
    guard let first = candidate.renderings.first,
      let preferred = rendering.map({ text in candidate.renderings.first { $0.text == text } })
        ?? first
    else { throw MineTerms.NoRendering(number: candidate.number) }
    return try editor.add(
      editor.freeName(domain, preferred.text),
      candidate.cells(domain, preferring: preferred, source: source), to: file, isDraft: true)
  }
}

extension MineTerms {
  /// A number that no candidate has.
  public struct NoCandidate: Error, CustomStringConvertible {
    let number: Int
    let count: Int

    public var description: String {
      "\(number): there is no candidate of this number; they go from 1 to \(count)"
    }
  }

  /// A candidate for which no rendering was found.
  public struct NoRendering: Error, CustomStringConvertible {
    let number: Int

    public var description: String {
      "\(number): no rendering was found for this candidate; add it with “glossary add” and a rendering of "
        + "your own"
    }
  }
}

extension MineTerms.Candidate {
  /// The cells of a draft entry, as `EditGlossary` takes them. What it comes from stands in its note and
  /// its source.
  fileprivate func cells(
    _ domain: String, preferring preferred: SearchMemory.Rendering, source: String
  ) -> [String] {
    let others = renderings.filter { $0.count > 1 && $0.text != preferred.text }.map(\.text)
    let day = Date.ISO8601FormatStyle().year().month().day()
    let period = [first, last].compactMap { $0?.formatted(day) }
    let span = period.isEmpty ? "" : ", \(Array(Set(period)).sorted().joined(separator: " to "))"
    let note =
      "Draft, mined: met \(count) times in \(segments) segments\(span); rendered as here in "
      + "\(preferred.count) of \(verdict.count) places looked at."
    return [
      "arabic=\(term)", "preferred=\(preferred.text)",
      "admitted=\(others.joined(separator: " | "))", "domain=\(domain)", "pos=noun phrase",
      "note=\(note)", "source=\(source)",
    ]
  }
}
