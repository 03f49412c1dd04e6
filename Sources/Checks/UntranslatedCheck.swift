import Bitext
import TextAnalysis

/// Was the source, or a part of it, left standing in the translation?
struct UntranslatedCheck: Check {
  static let about = CheckDescription(
    "untranslated", "Was the source, or a part of it, left standing in the translation?")

  init(_ setting: CheckSetting) {}

  mutating func examine(_ unit: UnitReading) -> [Finding] {
    guard unit.isTranslated else { return [] }
    if Self.isWhole(unit) {
      return [
        Self.finding(
          .error, unit, "the translation is still in the language of the source",
          cure: "translate the segment")
      ]
    }
    return Self.leftovers(unit)
  }

  /// Whether the target is the source again, or wholly in its script. Names and acronyms alone
  /// (BBC, NATO) may stay in Latin letters.
  private static func isWhole(_ unit: UnitReading) -> Bool {
    let (source, target) = (unit.source, unit.target)
    if source.language.isArabic != target.language.isArabic {
      guard !target.words.contains(where: { $0.isWritten(in: target.language) }) else {
        return false
      }
      return target.words.contains {
        source.language.isArabic
          ? $0.kind == .arabic : $0.kind == .letters && target.text.isSmall($0.range)
      }
    }
    return source.words.count > 2
      && FoldedText(source.text, level: .marks).utf8
        == FoldedText(target.text, level: .marks).utf8
  }

  /// Runs of words in the source's script: Arabic in English text outside brackets and quotation
  /// marks, whole phrases in small Latin letters in Arabic text.
  private static func leftovers(_ unit: UnitReading) -> [Finding] {
    guard unit.source.language.isArabic != unit.target.language.isArabic else { return [] }
    return ForeignRuns(unit.target).ranges.map { range in
      finding(
        .warning, unit, target: range,
        "\(quote: unit.target.text[range]) was left in the language of the source",
        cure: "translate it, or put it between quotation marks or brackets if it is a citation")
    }
  }
}

extension Word {
  /// Whether it is in the script of a language that is written in Arabic letters, or in others.
  func isWritten(in language: Language) -> Bool {
    language.isArabic ? kind == .arabic : kind == .letters
  }
}

extension String {
  /// Whether a word begins with a small letter.
  fileprivate func isSmall(_ range: TextRange) -> Bool { self[range].first?.isLowercase == true }
}

/// Words in the other script that are no citation.
private struct ForeignRuns {
  private(set) var ranges: [TextRange] = []

  init(_ side: SideReading) {
    let isArabic = side.language.isArabic
    var run: [Word] = []
    for word in side.words {
      let isForeign = isArabic ? word.kind == .letters : word.kind == .arabic
      if isForeign, run.isEmpty || Self.areNeighbours(run[run.count - 1], word, side.text) {
        run.append(word)
        continue
      }
      take(run, side, isArabic)
      run = isForeign ? [word] : []
    }
    take(run, side, isArabic)
  }

  private mutating func take(_ run: [Word], _ side: SideReading, _ isArabic: Bool) {
    guard let first = run.first, let last = run.last else { return }
    // Arabic papers write names, films and firms in Latin letters; a clause has small words.
    let small = run.filter { side.text.isSmall($0.range) }.count
    guard !isArabic || (small >= 3 && small * 2 > run.count) else { return }
    let range = TextRange(first.range.lowerBound, last.range.upperBound)
    if !Self.isCited(range, side.text) { ranges.append(range) }
  }

  private static func areNeighbours(_ a: Word, _ b: Word, _ text: String) -> Bool {
    text[TextRange(a.range.upperBound, b.range.lowerBound)].allSatisfy { $0 == " " || $0 == "-" }
  }

  private static func isCited(_ range: TextRange, _ text: String) -> Bool {
    let before = text[TextRange(0, range.lowerBound)].last
    return before.map { "(\"“«[‘'/.@:_".contains($0) } ?? false
  }
}
