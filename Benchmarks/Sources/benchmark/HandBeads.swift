import Alignment
import Bitext
import Foundation
import Terminology
import Workflows

/// The beads of the samples whose words were linked by hand, with the texts of all beads of their
/// articles.
struct HandBeads {
  struct Bead {
    let article: String
    let ladder: String
    let source: AlignmentSide
    let target: AlignmentSide
    let links: [HandLink]

    var sourceText: String { source.texts.joined(separator: " ") }
    var targetText: String { target.texts.joined(separator: " ") }
  }

  let sourceLanguage: Language
  let targetLanguage: Language
  private(set) var beads: [Bead] = []
  /// Every paired bead of each article.
  private(set) var articles: [String: [(source: String, target: String)]] = [:]

  init(part: String, usesGlossaries: Bool, isReversed: Bool) throws {
    sourceLanguage = isReversed ? .english : .arabic
    targetLanguage = isReversed ? .arabic : .english
    let matcher =
      usesGlossaries ? TermMatcher(try Glossary(contentsOf: GlossaryShelf(.current).files)) : nil
    let file = Self.root.appending(
      path: "Tests/AlignmentTests/Fixtures/correspondence-\(part).tsv")
    let links = try HandLink.read(String(contentsOf: file, encoding: .utf8))
    for article in links.map(\.article).unique {
      let pair = try SampleArticle(article, in: Self.root.appending(path: "Samples"))
      articles[article] = pair.ladders.map { ladder in
        let (source, target) = pair.texts(of: ladder)
        let texts = (source.joined(separator: " "), target.joined(separator: " "))
        return isReversed ? (texts.1, texts.0) : texts
      }
      for ladder in links.filter({ $0.article == article }).map(\.bead).unique {
        let (source, target) = pair.texts(of: ladder)
        let sides = (
          Self.side(.arabic, source, matcher), Self.side(.english, target, matcher)
        )
        beads.append(
          Bead(
            article: article, ladder: ladder, source: isReversed ? sides.1 : sides.0,
            target: isReversed ? sides.0 : sides.1,
            links: links.filter { $0.article == article && $0.bead == ladder }
              .map { isReversed ? $0.swapped : $0 }))
      }
    }
  }

  static var root: URL { URL(filePath: FileManager.default.currentDirectoryPath) }

  var meanWords: (source: Double, target: Double) {
    func mean(_ text: (Bead) -> String) -> Double {
      let words = beads.map { text($0).split(separator: " ").count }
      return Double(words.reduce(0, +)) / Double(max(1, beads.count))
    }
    return (mean(\.sourceText), mean(\.targetText))
  }

  static func side(
    _ language: Language, _ texts: [String], _ matcher: TermMatcher?
  ) -> AlignmentSide {
    let terms = texts.indices.flatMap { index in
      (matcher?.hits(in: texts[index]) ?? []).map {
        AlignmentSide.TermOccurrence(
          concept: $0.entry.concept, segment: index, range: $0.range)
      }
    }
    return AlignmentSide(language: language, texts: texts, terms: terms)
  }

  /// The lines of every `NAME.ar` with those of `NAME.en`; files of unequal length are left out.
  static func lines(in folder: URL) throws -> [(source: String, target: String)] {
    var pairs: [(String, String)] = []
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    for file in files where file.hasSuffix(".ar") {
      let name = String(file.dropLast(3))
      let sides = try ["ar", "en"].map { language in
        try String(contentsOf: folder.appending(path: "\(name).\(language)"), encoding: .utf8)
          .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      }
      if sides[0].count == sides[1].count { pairs += zip(sides[0], sides[1]) }
    }
    return pairs
  }
}

/// A sample in segments, with its hand-made beads.
private struct SampleArticle {
  private let sources: [String]
  private let targets: [String]
  let ladders: [String]

  init(_ name: String, in folder: URL) throws {
    func segments(_ ending: String, _ language: Language) throws -> [String] {
      try SegmentArticle(language: language)
        .segment(folder.appending(path: "\(name).\(ending).txt").path).segments.map(\.text)
    }
    sources = try segments("ar", .arabic)
    targets = try segments("en", .english)
    ladders = try String(contentsOf: folder.appending(path: "\(name).beads"), encoding: .utf8)
      .split(separator: "\n").map(String.init)
      .filter { !$0.hasPrefix("#") && !$0.contains("[]") }
  }

  func texts(of ladder: String) -> (source: [String], target: [String]) {
    let sides = ladder.split(separator: ":").map { side in
      side.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }
    }
    return (sides[0].map { sources[$0] }, sides[1].map { targets[$0] })
  }
}

extension [String] {
  /// Each once, in order.
  fileprivate var unique: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
