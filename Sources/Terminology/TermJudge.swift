internal import Bitext
internal import TextAnalysis

/// Decides whether words with the right stems are the term, at which level, and why.
///
/// The rules are a linguist's. A verb form does not count for a noun (`meeting` met, تعمل for عمل).
/// A name that bears the article is not found without it: فرقة is not ف+الرقة. A short name in
/// capitals must have them: `WHO` is not who.
struct TermJudge {
  private let matcher: TermMatcher
  private let folded: FoldedText

  init(_ matcher: TermMatcher, _ folded: FoldedText) {
    self.matcher = matcher
    self.folded = folded
  }

  /// The hit that words of the text make of a form, if they do.
  func hit(of number: Int, path: [TermScan.Unit], readings: [WordReadings]) -> TermHit? {
    let index = matcher.index
    let form = index.forms[number]
    let entry = matcher.entries[Int(form.entry)]
    let words = index.formWords[Int(form.words.lowerBound)..<Int(form.words.upperBound)]
    var verdicts: [WordVerdict] = []
    for (place, word) in words.enumerated() {
      let verdict = WordVerdict(
        folded.utf8[path[place].range], readings[place], as: index.words[Int(word)],
        index.readings[Int(word)],
        at: WordVerdict.Place(
          isFirst: place == 0, isLast: place == words.count - 1,
          mayFollowLam: verdicts.last.map(\.mayPrecedeLam) ?? false,
          partOfSpeech: entry.partOfSpeech))
      guard let verdict else { return nil }
      verdicts.append(verdict)
    }
    return hit(entry, Int(form.place), path, verdicts)
  }

  private func hit(
    _ entry: TermEntry, _ place: Int, _ path: [TermScan.Unit], _ verdicts: [WordVerdict]
  ) -> TermHit? {
    guard let first = path.first, let last = path.last else { return nil }
    let lower = first.range.lowerBound + (verdicts.first?.reading.phrase.lowerBound ?? 0)
    // Letters of a joined word are counted without the hyphens that stand in the text.
    let phrase = last.isJoined ? nil : verdicts.last?.reading.phrase
    let end = phrase?.upperBound ?? last.range.count
    let range = folded.original(TextRange(lower, last.range.lowerBound + end))
    let form = entry.wording(at: place)
    if path.contains(where: \.isBeforeComma) && !TermJudge.hasCommas(form, as: path) { return nil }
    let text = folded.original[range]
    if TermJudge.isAcronym(form) && !text.hasPrefix(form) { return nil }
    var level = verdicts.map(\.level).max() ?? .letters
    var reasons = verdicts.flatMap(\.reasons)
    if level < .spelling && text.contains("-") != form.contains("-") {
      (level, reasons) = (.spelling, reasons + ["hyphen"])
    } else if level < .spelling && !text.utf8.elementsEqual(form.utf8) {
      (level, reasons) = (.marks, [TermJudge.difference(String(text), form)])
    }
    var named: Set<String> = []
    return TermHit(
      entry: entry, form: form,
      rendering: place < entry.terms.count ? nil : entry.renderings[place - entry.terms.count],
      level: level, reason: reasons.filter { named.insert($0).inserted }.joined(separator: "; "),
      isLoose: verdicts.contains(where: \.isLoose), range: range)
  }

  /// Whether a form has a comma wherever the text has one; a joined form is not looked at.
  private static func hasCommas(_ form: String, as path: [TermScan.Unit]) -> Bool {
    let folded = FoldedText(form, level: .marks)
    let commas = TermTokens(folded).commasFollow(in: folded.utf8)
    return commas.count == path.count - 1
      && zip(path, commas).allSatisfy { !$0.isBeforeComma || $1 }
  }

  /// What level L1 took away between a text and a form.
  private static func difference(_ text: String, _ form: String) -> String {
    let letters = FoldedText(text, level: .marks).utf8
    if letters != FoldedText(form, level: .marks).utf8 { return "punctuation" }
    return letters.contains { $0 >= 0xD8 } ? "marks" : "case"
  }

  /// Whether a form is one short word in capitals.
  private static func isAcronym(_ form: String) -> Bool {
    (2...5).contains(form.utf8.count)
      && form.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }
}
