import Bitext

/// Alignments of made-up articles, without an aligner.
enum MadeUpAlignment {
  static let arabic = [
    "وصلت القافلة إلى المدينة، وأفرغت حمولتها.", "قال المتحدث \"لم نتلق ردا\".",
    "شاركنا برأيك", "تضم القافلة 40 شاحنة.", "وتنتهي المهمة غدا.",
  ]
  static let english = [
    "The convoy reached the city.", "It unloaded.", "The spokesman said: “No answer came.”",
    "The convoy has 40 lorries.", "The mission ends tomorrow.", "All rights reserved.",
  ]
  static let beads: [Bead] = [
    Bead(
      sources: [0], targets: [0, 1], confidence: 0.97,
      evidence: [
        .meaning(0.8),
        .term(
          .init(
            source: "القافلة", target: "convoy", sourceRange: TextRange(9, 23),
            targetRange: TextRange(4, 10))),
      ]),
    Bead(sources: [1], targets: [2], confidence: 0.6),
    Bead(sources: [2], targets: [], confidence: 0.9),
    Bead(sources: [3], targets: [3], confidence: 0.99),
    Bead(sources: [4], targets: [4], confidence: 0.9),
    Bead(sources: [], targets: [5], confidence: 0.5),
  ]

  static func aligned(
    _ source: [String], _ target: [String], _ beads: [Bead]
  ) -> AlignedArticles {
    func article(_ language: Language, _ lines: [String], _ name: String) -> Article {
      Article(
        language: language, text: lines.joined(separator: "\n"),
        origin: .init(name: name, format: "text", encoding: "UTF-8"))
    }
    func segments(_ lines: [String]) -> [Segment] {
      var start = 0
      return lines.enumerated().map { index, line in
        defer { start += line.utf8.count + 1 }
        return Segment(
          text: line, range: TextRange(start, start + line.utf8.count), paragraph: index)
      }
    }
    return AlignedArticles(
      pair: ArticlePair(
        source: article(.arabic, source, "a.txt"), target: article(.english, target, "b.txt")),
      sources: segments(source), targets: segments(target), beads: beads, signature: "made up")
  }

  static var small: AlignedArticles { aligned(arabic, english, beads) }

  /// As many pairs as asked for.
  static func long(_ count: Int) -> AlignedArticles {
    aligned(
      (0..<count).map { "الجملة رقم \($0) من المقال" }, (0..<count).map { "Sentence no. \($0)" },
      (0..<count).map { Bead(sources: [$0], targets: [$0], confidence: 0.9) })
  }
}
