import Alignment
import Bitext
import Terminology
import TextAnalysis

/// Is each term of the source rendered as the glossary wants it?
///
/// Good translators know more wordings than a glossary does, so a term that is rendered otherwise is
/// a note at most. It is a warning where the words of another concept stand instead, or where the term
/// is a name that has but one rendering.
struct MissingTermCheck: Check {
  static let about = CheckDescription(
    "missing-term", "Is each term of the source rendered as the glossary wants it, and no other?")

  /// In which unit each concept was rendered last: what was named just now may be meant by "it".
  private var lastRendered: [String: Int] = [:]
  private static let reachOfPronouns = 2

  init(_ setting: CheckSetting) {}

  mutating func examine(_ unit: UnitReading) -> [Finding] {
    guard unit.isTranslated else { return [] }
    let terms = unit.terms
    let findings = terms.concepts.compactMap { concept in
      concept.renderings.isEmpty
        ? finding(concept, terms, unit) : Self.confusion(concept, terms, unit)
    }
    for concept in terms.concepts where !concept.renderings.isEmpty {
      lastRendered[concept.entry.concept] = unit.place.number
    }
    let isToldOfNames = findings.contains { $0.severity > .note && $0.target.range != nil }
    return findings + (isToldOfNames ? [] : Self.additions(terms, unit))
  }

  private func finding(
    _ concept: TermComparison.Concept, _ terms: TermComparison, _ unit: UnitReading
  ) -> Finding? {
    let isRenderedWrong = terms.targetHits.contains {
      $0.entry.concept == concept.entry.concept && !$0.isAccepted
    }
    guard !isRenderedWrong else { return nil }
    let accepted = Array(concept.entry.accepted(in: unit.target.language).prefix(3))
    let source = concept.hits[0].range
    let term = unit.source.text[source]
    if let confusion = Self.confusion(concept, terms, unit) { return confusion }
    let isLost =
      concept.isPlainName && !mayBeMeant(concept, unit) || isUnsaid(concept, unit)
    guard isLost || isWorthANote(concept, unit) else { return nil }
    return Self.finding(
      isLost ? .warning : .note, unit, source: source,
      "no wording of the glossary renders \(quote: term)",
      cure: "write \(quotes: accepted), or accept the finding if the sense is there")
  }

  /// What is wrong where the words of another concept stand for one, everywhere or, with names, at one of
  /// several places.
  private static func confusion(
    _ concept: TermComparison.Concept, _ terms: TermComparison, _ unit: UnitReading
  ) -> Finding? {
    let other =
      concept.renderings.isEmpty
      ? stranger(concept, terms, unit) ?? namesake(concept, terms, unit)
      : concept.renderings.count < concept.hits.count ? namesake(concept, terms, unit) : nil
    guard let other else { return nil }
    let source = concept.hits[0].range
    return finding(
      .warning, unit, source: source, target: other.range,
      "\(quote: unit.source.text[source]) is not rendered; \(quote: unit.target.text[other.range]) is another concept (\(quote: other.entry.terms[0]))",
      cure: "write \(quotes: Array(concept.entry.accepted(in: unit.target.language).prefix(3)))")
  }

  /// A name of the same subject of which the source has nothing, by words or by sound.
  private static func namesake(
    _ concept: TermComparison.Concept, _ terms: TermComparison, _ unit: UnitReading
  ) -> TermHit? {
    guard concept.entry.isName, !unit.source.mayHideNames else { return nil }
    return terms.targetHits.first { hit in
      hit.entry.isName && hit.isOfSeveralWords && isLike(hit, concept, terms, unit)
        && !unit.sharedNames.contains { $0.targetRange.overlaps(hit.range) }
    }
  }

  /// Whether what is rendered otherwise may be wrong all the same.
  ///
  /// Not the turns of phrase with which news reports speech (وأضاف أن, من جهته), which translators vary
  /// freely; not a wording of which half is heard (*the question of detainees* for *detainees issue*,
  /// *relief agencies* for *relief organization*); not a name that another word or a pronoun says.
  private func isWorthANote(_ concept: TermComparison.Concept, _ unit: UnitReading) -> Bool {
    let entry = concept.entry
    if entry.isName { return !mayBeMeant(concept, unit) }
    return entry.partOfSpeech.contains("noun")
      && !entry.accepted(in: unit.target.language).contains(where: unit.target.echo.isHeard)
  }

  /// Whether a name may be said by another word of the text: a demonym, an acronym that hides it
  /// (UNMIL says the United Nations), other letters of the same sound, a pronoun.
  private func mayBeMeant(_ concept: TermComparison.Concept, _ unit: UnitReading) -> Bool {
    let echo = unit.target.echo
    let accepted = concept.entry.accepted(in: unit.target.language)
    let last = lastRendered[concept.entry.concept] ?? -Self.reachOfPronouns
    return isLinked(concept, unit) || echo.hasAcronym
      || accepted.contains { echo.isHeard($0) || echo.isNamed($0) }
      || unit.sharedNames.contains { $0.sourceRange.overlaps(concept.hits[0].range) }
      || unit.place.number - last <= Self.reachOfPronouns
  }

  /// Whether it is known what renders each word of it.
  private func isLinked(_ concept: TermComparison.Concept, _ unit: UnitReading) -> Bool {
    let words = unit.words?.sourceWords.filter { $0.range.overlaps(concept.hits[0].range) } ?? []
    return !words.isEmpty && words.allSatisfy { $0.isLinked && $0.chance > Self.chanceOfLink }
  }

  private static let chanceOfLink = 0.6

  /// Whether a name of one word stands as it is written and nothing renders it, not even a pronoun.
  private func isUnsaid(_ concept: TermComparison.Concept, _ unit: UnitReading) -> Bool {
    let echo = unit.target.echo
    let accepted = concept.entry.accepted(in: unit.target.language)
    guard concept.entry.isName, ["places", "people"].contains(concept.entry.domain),
      concept.hits.allSatisfy({ !$0.isOfSeveralWords && !$0.isInflected && !$0.isBehindAnd }),
      !echo.hasAcronym, !echo.hasPronoun,
      !accepted.contains(where: { echo.isHeard($0) || echo.isNamed($0) }),
      !unit.sharedNames.contains(where: { $0.sourceRange.overlaps(concept.hits[0].range) })
    else { return false }
    return concept.hits.allSatisfy { unit.isUnrendered($0.range, below: Self.chanceOfName) }
  }

  private static let chanceOfName = 0.35

  /// Names of several words in the translation of which nothing in the source says a word.
  private static func additions(_ terms: TermComparison, _ unit: UnitReading) -> [Finding] {
    let names = terms.targetHits.filter { hit in
      hit.isAccepted && hit.entry.isName && hit.isOfSeveralWords
        && !terms.sourceConcepts.contains(hit.entry.concept)
        && !unit.source.mayMean(hit.entry)
        && !terms.targetHits.contains {
          terms.sourceConcepts.contains($0.entry.concept) && $0.range.contains(hit.range)
        }
    }
    guard !names.isEmpty, let found = unit.words else { return [] }
    let said = terms.targetHits.filter { terms.sourceConcepts.contains($0.entry.concept) }
    let added = names.first { hit in
      let words = found.targetWords.filter { word in
        word.range.overlaps(hit.range) && !said.contains { $0.range.overlaps(word.range) }
      }
      let free = words.filter { !$0.isLinked && $0.chance < chanceOfName }.count
      return free >= 2 && free * 2 > words.count
        && !unit.sharedNames.contains { $0.targetRange.overlaps(hit.range) }
    }
    return added.map { hit in
      [
        finding(
          .warning, unit, target: hit.range,
          "nothing in the source says \(quote: unit.target.text[hit.range])",
          cure: "compare with the source, or accept the finding if it is meant")
      ]
    } ?? []
  }

  /// A rendering in the target of a like concept of which the source has not even half the words.
  private static func stranger(
    _ concept: TermComparison.Concept, _ terms: TermComparison, _ unit: UnitReading
  ) -> TermHit? {
    guard concept.isUnmistakable, concept.entry.partOfSpeech.contains("noun"),
      !concept.entry.accepted(in: unit.target.language).contains(
        where: unit.target.echo.isMostlyHeard)
    else { return nil }
    return terms.targetHits.first { $0.isOfSeveralWords && isLike($0, concept, terms, unit) }
  }

  /// Whether the source says a wording of the target: a name for the most part, for councils and missions share
  /// words; anything else by half.
  private static func isSaid(_ hit: TermHit, in source: SideReading) -> Bool {
    let wordings = hit.entry.accepted(in: source.language)
    return hit.entry.isName
      ? wordings.contains(where: source.echo.isMostlyHeard)
      : wordings.contains(where: source.echo.isHeard)
  }

  /// Whether it is known that all of the wording renders words of the source outside the concept's: *the public*
  /// is الجمهور beside التغطية الإعلامية.
  private static func rendersAnother(
    _ hit: TermHit, _ concept: TermComparison.Concept, _ unit: UnitReading
  ) -> Bool {
    guard let found = unit.words else { return false }
    let words = found.targetWords.filter { hit.range.contains($0.range) }
    return !words.isEmpty
      && words.allSatisfy { word in
        found.links.contains { link in
          link.target.overlaps(word.range) && link.strength > chanceOfLink
            && !concept.hits.contains { $0.range.overlaps(link.source) }
        }
      }
  }

  /// Whether a wording that shares words with the right one has another word that is known to render
  /// nothing.
  private static func isStrange(
    _ hit: TermHit, _ concept: TermComparison.Concept, _ unit: UnitReading
  ) -> Bool {
    guard let found = unit.words else { return false }
    let accepted = concept.entry.accepted(in: unit.target.language)
    return found.targetWords.contains { word in
      hit.range.contains(word.range) && !word.isLinked && word.chance < chanceOfName
        && !RenderingEcho.share(unit.target.text[word.range].lowercased(), accepted)
    }
  }

  /// Whether a wording of the target is one of a like concept, which the source has not.
  private static func isLike(
    _ hit: TermHit, _ concept: TermComparison.Concept, _ terms: TermComparison, _ unit: UnitReading
  ) -> Bool {
    hit.isAccepted && hit.entry.domain == concept.entry.domain
      && hit.entry.partOfSpeech == concept.entry.partOfSpeech
      && !terms.sourceConcepts.contains(hit.entry.concept)
      && !isSaid(hit, in: unit.source)
      && !rendersAnother(hit, concept, unit)
      && (!RenderingEcho.share(hit.form, concept.entry.accepted(in: unit.target.language))
        || isStrange(hit, concept, unit))
      && !terms.targetHits.contains {
        terms.sourceConcepts.contains($0.entry.concept) && $0.range.overlaps(hit.range)
      }
  }
}

extension SideReading {
  /// Whether there is an acronym, which may hide any name; Arabic has none.
  fileprivate var mayHideNames: Bool { !language.isArabic && echo.hasAcronym }

  /// Whether most words of a name are here, or the people of a place: الكونغوليتين, *of the Congo*.
  fileprivate func mayMean(_ entry: TermEntry) -> Bool {
    let names = entry.accepted(in: language)
    // English says the Charter for short.
    if mayHideNames || names.contains(where: echo.isMostlyHeard) { return true }
    if !language.isArabic, names.contains(where: echo.isNamed) { return true }
    guard language.isArabic, entry.domain == "places" else { return false }
    let keys = NameWords.keys(of: self)
    return names.flatMap { NameWords.keys(of: String($0.split(separator: " ").last ?? "")) }
      .contains { name in
        name.unicodeScalars.count >= 4 && !name.hasPrefix("ال")
          && keys.contains { $0.hasPrefix(name) }
      }
  }
}

extension TermComparison.Concept {
  /// Whether the source's words can hardly mean anything else. A dual may be half of a pair: the
  /// public and private sectors.
  var isUnmistakable: Bool {
    hits.allSatisfy { $0.isOfSeveralWords && !$0.reason.contains(ArabicReading.dual) }
  }

  /// Whether it is a name that stands as the glossary writes it, clitics and marks apart, and is
  /// too long to be an ordinary word.
  var isPlainName: Bool {
    entry.isName
      && hits.allSatisfy { hit in
        // Persons are named once and meant by pronouns from then on.
        hit.isOfSeveralWords
          || (entry.domain != "people" && hit.form.unicodeScalars.count > 4 && !hit.isInflected)
      }
  }
}

extension TermHit {
  var isOfSeveralWords: Bool { form.contains(" ") }

  /// Whether the text has another ending than the glossary.
  var isInflected: Bool {
    ["plural", "feminine", "dual", "elative", "accusative", "pronoun", "verb", "article"]
      .contains { reason.contains($0) }
  }

  /// Whether و was taken off it, which may be a letter of another word (ودرعا).
  var isBehindAnd: Bool { reason.contains("clitics و") }

  /// Whether the text's word is another form than number and case make.
  var isOfOtherEnding: Bool { reason.contains("feminine") || reason.contains("elative") }
}
