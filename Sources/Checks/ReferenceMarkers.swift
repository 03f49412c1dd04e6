import Bitext
import TextAnalysis

/// Words that make the number behind them a reference: المادة 51, article 51, Chapter VII.
enum ReferenceMarkers {
  private static let words: Set<String> = {
    let table = """
      المادة مادة المادتين المادتان المواد مواد
      الفصل فصل الفصلين الفصول
      الفقرة فقرة الفقرتين الفقرتان الفقرات فقرات
      الباب القسم البند بند البندين البنود
      المرفق مرفق المقرر مقرر القرار قرار القرارين القرارات قرارات
      القاعدة القانون المرسوم رقم
      article articles art arts
      chapter chapters paragraph paragraphs para paras section sections
      rule rules annex annexes decision decisions resolution resolutions
      clause clauses item items decree law regulation regulations
      """
    return Set(table.split(whereSeparator: \.isWhitespace).map { folded(String($0)) })
  }()

  private static func folded(_ word: String) -> String {
    FoldedText(word, level: .spelling).text
  }

  /// The places in `quantities` of those that a marker stands before, or that go on with a list
  /// that one began: articles 5, 6 and 7.
  static func references(among quantities: [Quantity], in text: String) -> Set<Int> {
    var found: Set<Int> = []
    for (index, quantity) in quantities.enumerated() {
      let start = index == 0 ? 0 : quantities[index - 1].range.upperBound
      guard start <= quantity.range.lowerBound else { continue }
      let gap = text[TextRange(start, quantity.range.lowerBound)]
      let goesOn = index > 0 && found.contains(index - 1) && isListGap(gap)
      if goesOn || endsWithMarker(gap) { found.insert(index) }
    }
    return found
  }

  private static let listWords = Set(
    "and to or و إلى أو".split(separator: " ").map(String.init))

  private static func isListGap(_ gap: Substring) -> Bool {
    let words = gap.split { !$0.isLetter }
    return gap.count <= 6 && words.allSatisfy { listWords.contains(String($0)) }
  }

  /// Whether the last word is a marker, clitics apart; `No.` and `(` may stand between.
  private static func endsWithMarker(_ gap: Substring) -> Bool {
    let words = gap.suffix(40).split { !$0.isLetter }
    for word in words.suffix(2).reversed() {
      let plain = folded(String(word))
      if isMarker(plain) { return true }
      guard ["no", "nos", "number", "رقم"].contains(plain) else { return false }
    }
    return false
  }

  private static let clitics = "و ف ب ل ك وب فب".split(separator: " ").map(String.init)

  private static func isMarker(_ word: String) -> Bool {
    if words.contains(word) { return true }
    guard let first = word.unicodeScalars.first, ArabicLetter.isLetter(first) else { return false }
    return clitics.contains { clitic in
      guard word.hasPrefix(clitic) else { return false }
      let rest = String(word.dropFirst(clitic.count))
      // Behind ل the alef of the article is lost: للمادة.
      return words.contains(rest)
        || rest.unicodeScalars.first == ArabicLetter.lam
          && words.contains(String(ArabicLetter.alef) + rest)
    }
  }
}
