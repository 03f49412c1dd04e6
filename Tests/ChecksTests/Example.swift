import Bitext
import Checks
import Terminology
import Testing

/// A source and a translation written for a test.
struct Example: Sendable, CustomTestStringConvertible {
  let source: String
  let target: String
  /// Codes of the two sides.
  var codes: (source: [InlineCode], target: [InlineCode]) = ([], [])

  init(_ source: String, _ target: String) {
    self.source = source
    self.target = target
  }

  var testDescription: String { "\(source) | \(target)" }
}

/// Runs one check over a text of examples, source Arabic unless it is turned round.
struct CheckTable {
  let check: String
  var terms: TermMatcher?
  var isTurned = false

  init(_ check: String, terms: TermMatcher? = nil, isTurned: Bool = false) {
    (self.check, self.terms, self.isTurned) = (check, terms, isTurned)
  }

  /// The findings on a text, at the usual level unless another is named.
  func findings(
    _ examples: Example..., level: Finding.Severity = .warning
  ) throws -> [Finding] {
    try findings(in: examples, level: level)
  }

  func findings(
    in examples: [Example], level: Finding.Severity = .warning
  ) throws -> [Finding] {
    var run = try CheckList(only: [check]).run(CheckSetting(terms: terms, level: level))
    var found: [Finding] = []
    for (index, example) in examples.enumerated() { found += run.examine(unit(example, index)) }
    return found + run.conclude()
  }

  private func unit(_ example: Example, _ index: Int) -> CheckedUnit {
    let languages: (Language, Language) =
      isTurned ? (.english, .arabic) : (.arabic, .english)
    return CheckedUnit(
      place: .init(file: "t.txt", line: nil, number: index + 1),
      source: .init(
        language: languages.0,
        content: TaggedText(example.source, codes: example.codes.source)),
      target: .init(
        language: languages.1,
        content: TaggedText(example.target, codes: example.codes.target)))
  }
}
