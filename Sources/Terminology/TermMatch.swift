internal import Bitext
internal import TextAnalysis

/// A form found in a text, not yet told to anyone: what is needed to choose among matches.
struct TermMatch {
  /// The number of the form, which puts hits of one range in the glossary's order.
  let form: Int32
  /// The words of the text that it covers.
  let words: Range<Int32>
  /// Where it stands in the folded letters.
  let range: Range<Int32>
  let isLoose: Bool
  /// Whether every word is the form's own, and no other form of it.
  let isSameForm: Bool
  /// Whether a word is another form of the form's by the rules for endings alone.
  let isByEnding: Bool
  /// Its verdicts and units, one for each word, in the scan's store.
  let verdicts: Range<Int32>
}

extension TermScan {
  /// What a match tells the translator.
  func hit(of match: TermMatch) -> TermHit {
    let index = matcher.index
    let form = index.forms[Int(match.form)]
    let entry = matcher.entries[Int(form.entry)]
    let wording = entry.wording(at: Int(form.place))
    let range = folded.original(
      TextRange(Int(match.range.lowerBound), Int(match.range.upperBound)))
    let text = folded.original[range]
    var level = FoldLevel.letters
    var reasons: [String] = []
    let last = match.verdicts.count - 1
    for place in 0...last {
      let (verdict, unit) = verdicts[Int(match.verdicts.lowerBound) + place]
      level = max(level, verdict.level)
      let word = index.formWords[Int(form.words.lowerBound) + place]
      for reason in verdict.reasons(
        folded.utf8[unit.range], index.words[Int(word)], isFirst: place == 0, isLast: place == last)
      where !reasons.contains(reason) { reasons.append(reason) }
    }
    if level < .spelling && text.contains("-") != wording.contains("-") {
      (level, reasons) = (.spelling, reasons + ["hyphen"])
    } else if level < .spelling && !text.utf8.elementsEqual(wording.utf8) {
      (level, reasons) = (.marks, [TermScan.difference(String(text), wording)])
    }
    return TermHit(
      entry: entry, form: wording,
      rendering: Int(form.place) < entry.terms.count
        ? nil : entry.renderings[Int(form.place) - entry.terms.count],
      level: level, reason: reasons.joined(separator: "; "), isLoose: match.isLoose, range: range,
      rank: matcher.rank(of: form.entry))
  }

  /// What level L1 took away between a text and a form.
  private static func difference(_ text: String, _ form: String) -> String {
    let letters = FoldedText(text, level: .marks).utf8
    if letters != FoldedText(form, level: .marks).utf8 { return "punctuation" }
    return letters.contains { $0 >= 0xD8 } ? "marks" : "case"
  }
}
