import Bitext
import Terminology
import TextAnalysis

/// The glossary's concepts in a source and what the target makes of them.
struct TermComparison {
  /// A concept of the source.
  struct Concept {
    let entry: TermEntry
    /// Where the source has it.
    let hits: [TermHit]
    /// Where the target has one of its accepted wordings.
    let renderings: [TermHit]
  }

  /// In the order they stand in the source. Concepts found only inside longer terms are left out,
  /// as are wordings that several concepts share if the target renders another of them.
  let concepts: [Concept]
  /// The target's wordings of all concepts, longer and shorter ones.
  let targetHits: [TermHit]
  /// The concepts that the source has anywhere, also inside longer terms.
  let sourceConcepts: Set<String>

  init(_ source: SideReading, _ target: SideReading) {
    let sourceHits = TermComparison.first(
      source.termHits.filter { $0.isAccepted && $0.isTrueToName(in: source.text) })
    targetHits = target.termHits
    sourceConcepts = Set(sourceHits.map(\.entry.concept))
    let wrong = target.termHits.filter { !$0.isAccepted }
    // "Security Council" inside a wording that is wrong for it does not make it right.
    let right = target.termHits.filter { hit in
      hit.isAccepted
        && !wrong.contains {
          $0.entry.concept == hit.entry.concept && $0.range != hit.range
            && $0.range.contains(hit.range)
        }
    }
    let accepted = Dictionary(grouping: right, by: \.entry.concept)
    let outer = sourceHits.filter { hit in
      !sourceHits.contains { $0.range != hit.range && $0.range.contains(hit.range) }
    }
    let shared = Dictionary(grouping: outer, by: \.range)
    var seen: Set<String> = []
    concepts = outer.compactMap { hit in
      guard seen.insert(hit.entry.concept).inserted else { return nil }
      let rivals = shared[hit.range] ?? []
      let own = accepted[hit.entry.concept] ?? []
      if own.isEmpty, rivals.contains(where: { accepted[$0.entry.concept] != nil }) { return nil }
      return Concept(
        entry: hit.entry, hits: outer.filter { $0.entry.concept == hit.entry.concept },
        renderings: own)
    }
  }
}

extension TermComparison {
  /// Of hits in one place, those of the glossary that goes before the others.
  private static func first(_ hits: [TermHit]) -> [TermHit] {
    let best = Dictionary(hits.map { ($0.range, $0.rank) }, uniquingKeysWith: min)
    return hits.filter { $0.rank == best[$0.range] }
  }
}

extension TermHit {
  /// Whether the wording may be used: a term of the entry, or a preferred or admitted rendering.
  var isAccepted: Bool {
    switch rendering?.standing {
    case nil, .preferred, .admitted: true
    case .deprecated, .forbidden: false
    }
  }
}

extension TermHit {
  /// Whether a name of one word stands in the letters of the name: a name has no plural, and
  /// الغابات (the forests) is none of الغابون (Gabon).
  func isTrueToName(in text: String) -> Bool {
    guard entry.isName, !form.contains(" "), rendering == nil else { return true }
    return Self.bare(String(text[range])) == Self.bare(form)
  }

  private static let lam = Character(ArabicLetter.lam)

  /// The folded word without its article, or the ل that is left of it.
  private static func bare(_ word: String) -> Substring {
    let folded = FoldedText(word, level: .spelling).text
    return folded.hasPrefix("ال") ? folded.dropFirst(2) : folded.drop { $0 == lam }
  }
}

extension TermEntry {
  /// The wordings of the entry that may be used in a language.
  func accepted(in language: Language) -> [String] {
    language.isArabic
      ? terms
      : renderings.filter { $0.standing == .preferred || $0.standing == .admitted }.map(\.text)
  }

  var isName: Bool { partOfSpeech.hasPrefix("proper") }
}
