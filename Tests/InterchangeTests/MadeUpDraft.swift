import Bitext
import Foundation

/// A draft written for these tests: an exact match, one with numbers put in, pieces, an empty target;
/// terms with warnings; signs that XML must escape or cannot hold.
enum MadeUpDraft {
  static let text =
    "أعلن المبعوث إنشاء مناطق خفض التوتر.\n\n\tتبدأ الجولة في 15 آذار {تقريبا}.  وصل أ<ب> & ج\u{C}د.\n"
    + "انتهى البيان\n"

  static let article = Article(
    language: .arabic, text: text,
    origin: .init(name: "talks & tea.ar.txt", format: "text", encoding: "UTF-8"))

  static let zone = TermEntry(
    concept: "zone", terms: ["منطقة خفض التوتر"],
    renderings: [
      Rendering("de-escalation zone", standing: .preferred),
      Rendering("calm <zone>", standing: .forbidden, reason: "another concept"),
    ], partOfSpeech: "noun phrase", note: "as the UN has it")

  static let draft = ArticleDraft(
    article: article, target: .english, rows: rows,
    bands: [.init(band: "100", segments: 1, words: 6, weight: 10, weightedWords: 0.6)],
    signature: "made up")

  static let sources = rows.map(\.segment.text)

  private static let rows: [ArticleDraft.Row] = [
    row(
      0, "أعلن المبعوث إنشاء مناطق خفض التوتر.",
      proposals: [
        DraftProposal(
          source: "أعلن المبعوث إنشاء مناطق خفض التوتر.", target: "The envoy announced zones.",
          percent: 101, origin: .init(memory: "m.tarjuman", article: "old.txt"))
      ],
      terms: [("مناطق خفض التوتر", zone)],
      filling: .init(text: "The envoy announced zones.", origin: .memory(percent: 101))),
    row(
      1, "تبدأ الجولة في 15 آذار {تقريبا}.",
      proposals: [
        DraftProposal(
          source: "تبدأ الجولة في 12 آذار.", target: "The round begins on 12 March.", percent: 80,
          differences: ["words", "numbers"],
          changes: [.init(kind: "numbers", segment: TextRange(26, 28), source: TextRange(26, 28))],
          adapted: .init(text: "The round begins on 15 March.", ranges: [TextRange(20, 22)]))
      ], carried: [("15 آذار", "15 March", .date)]),
    row(
      1, "وصل أ<ب> & ج\u{C}د.", carried: [("أ<ب>", "A & <B>", .proposedName)],
      filling: .init(text: "A & <B>", origin: .pieces)),
    row(2, "انتهى البيان"),
  ]

  private static func row(
    _ paragraph: Int, _ words: String, proposals: [DraftProposal] = [],
    terms: [(String, TermEntry)] = [], carried: [(String, String, CarriedWording.Kind)] = [],
    filling: ArticleDraft.Filling? = nil
  ) -> ArticleDraft.Row {
    ArticleDraft.Row(
      segment: Segment(text: words, range: range(of: words, in: text), paragraph: paragraph),
      proposals: proposals,
      terms: terms.map { term, entry in
        DraftTerm(entry: entry, range: range(of: term, in: words), renderings: entry.renderings)
      },
      carried: carried.map { item in
        CarriedWording(range: range(of: item.0, in: words), text: item.1, kind: item.2)
      }, filling: filling)
  }

  private static func range(of words: String, in text: String) -> TextRange {
    guard let range = text.range(of: words, options: .literal) else {
      preconditionFailure("a draft made up has words that are not in its text")
    }
    let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    return TextRange(start, start + words.utf8.count)
  }
}
