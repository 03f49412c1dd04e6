import Bitext
import TestSupport

/// Term entries of all shapes that a glossary can hold.
struct RandomEntries {
  private var random: SeededGenerator
  private var count = 0

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &random) < percent
  }

  /// Words without blanks at their ends, and no two alike in a file.
  private mutating func wording(_ words: [String]) -> String {
    count += 1
    let picked = (0..<Int.random(in: 1...3, using: &random)).map { _ in
      words.randomElement(using: &random) ?? ""
    }
    return picked.joined(separator: " ") + " \(count)"
  }

  private mutating func remark(_ lines: Bool) -> String {
    guard chance(60) else { return "" }
    let signs = ["&", "<", "]]>", "\"", "'", "[1]", "=1+1", "_x0041_", ";", ",", "e\u{301}"]
    return wording(Wording.english) + (signs.randomElement(using: &random) ?? "")
      + (lines && chance(30) ? "\nand more" : "")
  }

  /// - Parameter lines: whether notes may have several lines.
  mutating func entry(lines: Bool) -> TermEntry {
    let isPair = chance(70)
    return TermEntry(
      concept: (chance(80) ? "t.made-" : "2254/") + "\(count)",
      terms: (0..<Int.random(in: 1...3, using: &random)).map { _ in wording(Wording.arabic) },
      renderings: renderings(), domain: ["", "syria", "syria | un"].randomElement(using: &random)!,
      partOfSpeech: ["", "noun", "noun phrase", "proper noun", "adverbial", "phrase"]
        .randomElement(using: &random)!,
      note: remark(lines), source: remark(false), definition: remark(lines),
      sourceLanguage: isPair ? .arabic : Language("ar-SY"),
      targetLanguage: isPair ? .english : Language("en-GB"),
      record: TermEntry.Record(
        status: chance(30) ? .draft : .approved, created: chance(50) ? "2017-02-28" : "",
        changed: chance(50) ? "2026-11-27T14:30:00Z" : "", by: chance(50) ? "ليلى" : ""))
  }

  private mutating func renderings() -> [Rendering] {
    Rendering.Standing.allCases.flatMap { standing in
      (0..<Int.random(in: standing == .preferred ? 1...2 : 0...2, using: &random)).map { _ in
        let reason = chance(70) ? "another concept [see 2.1] & more" : ""
        return Rendering(
          wording(Wording.english) + (chance(20) ? " [a term]" : ""), standing: standing,
          reason: standing.isGood ? "" : reason)
      }
    }
  }
}
