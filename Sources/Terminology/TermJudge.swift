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
  private var termReadings: [Int32: [WordReading]] = [:]

  init(_ matcher: TermMatcher, _ folded: FoldedText) {
    self.matcher = matcher
    self.folded = folded
  }

  /// How a word of the text is a word of the term.
  private struct Verdict {
    var reading: WordReading
    var level: FoldLevel
    var reasons: [String]
  }

  /// The hit that words of the text make of a form, if they do.
  mutating func hit(of number: Int, path: [TermScan.Unit], readings: [[WordReading]]) -> TermHit? {
    let form = matcher.index.forms[number]
    let entry = matcher.entries[Int(form.entry)]
    let words = matcher.index.formWords[Int(form.words.lowerBound)..<Int(form.words.upperBound)]
    var verdicts: [Verdict] = []
    for (place, word) in words.enumerated() {
      let letters = folded.utf8[path[place].range]
      let verdict = verdict(
        on: letters, readings[place], as: word, isFirst: place == 0,
        isLast: place == words.count - 1, entry)
      guard let verdict else { return nil }
      verdicts.append(verdict)
    }
    return hit(entry, Int(form.place), path, verdicts)
  }

  private func hit(
    _ entry: TermEntry, _ place: Int, _ path: [TermScan.Unit], _ verdicts: [Verdict]
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
      range: range)
  }

  private mutating func verdict(
    on letters: ArraySlice<UInt8>, _ readings: [WordReading], as word: Int32, isFirst: Bool,
    isLast: Bool, _ entry: TermEntry
  ) -> Verdict? {
    let termWord = matcher.index.words[Int(word)]
    let terms = termReadings[word] ?? WordReading.readings(ofTermWord: termWord)
    termReadings[word] = terms
    var best: Verdict?
    for reading in readings where isFirst || reading.isBare {
      for term in terms where term.stem == reading.stem && allows(reading, term, entry) {
        let reasons = TermJudge.reasons(reading, term, isFirst: isFirst, isLast: isLast)
        if best == nil || reasons.count < best?.reasons.count ?? 0 {
          best = Verdict(
            reading: reading, level: reasons.isEmpty ? .letters : .inflection, reasons: reasons)
        }
      }
    }
    guard var verdict = best else { return nil }
    let phrase = letters.dropFirst(verdict.reading.phrase.lowerBound)
      .prefix(verdict.reading.phrase.count)
    let isWhole = verdict.level == .letters || phrase.count == termWord.count
    if isWhole && !verdict.reading.hasPronoun && phrase != termWord {
      verdict.level = max(verdict.level, .spelling)
      verdict.reasons.append(TermJudge.spelling(phrase, termWord))
    }
    return verdict
  }

  private func allows(_ reading: WordReading, _ term: WordReading, _ entry: TermEntry) -> Bool {
    if reading.isVerb && !entry.partOfSpeech.hasPrefix("verb") { return false }
    guard term.proclitics.hasArticle && !reading.proclitics.hasArticle else { return true }
    return !entry.partOfSpeech.hasPrefix("proper")
  }

  private static func reasons(
    _ reading: WordReading, _ term: WordReading, isFirst: Bool, isLast: Bool
  ) -> [String] {
    var reasons: [String] = []
    if !reading.isBare { reasons.append("clitics \(reading.proclitics) left outside") }
    if reading.proclitics.hasArticle != term.proclitics.hasArticle {
      reasons.append(reading.proclitics.hasArticle ? "with article" : "without article")
    }
    if reading.hasPronoun { reasons.append(isLast ? "pronoun left outside" : "pronoun inside") }
    if reading.ending != term.ending {
      reasons.append(reading.ending.isEmpty ? "without \(term.ending)" : reading.ending)
    }
    return reasons
  }

  private static func spelling(_ text: ArraySlice<UInt8>, _ term: ArraySlice<UInt8>) -> String {
    let names = ArabicSpelling.differences(
      between: String(decoding: text, as: UTF8.self), and: String(decoding: term, as: UTF8.self))
    let isEnglish = (text.first ?? 0) < 0x80
    return "spelling" + (isEnglish || names.isEmpty ? "" : ": " + names.joined(separator: ", "))
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
