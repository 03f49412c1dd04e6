import Bitext
import Terminology
import TextAnalysis

/// Is each term rendered in one way throughout the text?
struct InconsistentTermCheck: Check {
  static let about = CheckDescription(
    "inconsistent-term", "Is each term rendered in one way throughout the text?")

  /// What a concept was called, in the order first seen.
  private struct Usage {
    var wordings: [Wording] = []
  }

  private struct Wording {
    let form: String
    let unit: UnitReading
    let source: TextRange
    let target: TextRange
    var count = 1
  }

  private var usages: [String: Usage] = [:]

  init(_ setting: CheckSetting) {}

  mutating func examine(_ unit: UnitReading) -> [Finding] {
    for concept in unit.terms.concepts where concept.hits.count == 1 {
      let outer = concept.renderings.filter { hit in
        !concept.renderings.contains { $0.range != hit.range && $0.range.contains(hit.range) }
      }
      // Of several wordings in one unit, one may render something else.
      guard outer.count == 1, let hit = outer.first else { continue }
      add(hit, concept, unit)
    }
    return []
  }

  private mutating func add(
    _ hit: TermHit, _ concept: TermComparison.Concept, _ unit: UnitReading
  ) {
    var usage = usages[concept.entry.concept] ?? Usage()
    if let place = usage.wordings.firstIndex(where: { $0.form == hit.form }) {
      usage.wordings[place].count += 1
    } else {
      usage.wordings.append(
        Wording(form: hit.form, unit: unit, source: concept.hits[0].range, target: hit.range))
    }
    usages[concept.entry.concept] = usage
  }

  mutating func conclude() -> [Finding] {
    defer { usages.removeAll() }
    return usages.sorted { $0.key < $1.key }.flatMap { Self.findings($0.value) }
  }

  private static func findings(_ usage: Usage) -> [Finding] {
    guard let usual = usage.wordings.max(by: { $0.count < $1.count }) else { return [] }
    return usage.wordings.filter { $0.form != usual.form }.compactMap { wording in
      guard !isShortFor(wording.form, usual.form), !isShortFor(usual.form, wording.form) else {
        return nil
      }
      let model = usual.unit
      return finding(
        .note, wording.unit, source: wording.source, target: wording.target,
        "the term is \(quote: wording.unit.target.text[wording.target]) here and \(quote: model.target.text[usual.target]) in unit \(model.place.number)\(usual.count > 1 ? " and elsewhere" : "")",
        cure: "use one wording for one thing")
    }
  }

  /// Whether one wording is the other's abbreviation or part: UN, United Nations; Council,
  /// Security Council.
  private static func isShortFor(_ short: String, _ long: String) -> Bool {
    let words = long.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
    let parts = short.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
    if parts.allSatisfy({ part in words.contains { $0.hasPrefix(part) || part.hasPrefix($0) } }) {
      return true
    }
    let letters = short.filter(\.isUppercase)
    return letters.count > 1 && letters.count * 2 > short.count
  }
}
