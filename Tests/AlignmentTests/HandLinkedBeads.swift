import Bitext
import Foundation
import SentenceEncoder
import Testing
import TextAnalysis

@testable import Alignment

/// The beads of `Samples` whose words were linked by hand, and what this machine has to find them.
struct HandLinkedBeads {
  struct Bead {
    let article: String
    let ladder: String
    let source: AlignmentSide
    let target: AlignmentSide
    let links: [HandLink]

    var sourceText: String { source.texts.joined(separator: " ") }
    var targetText: String { target.texts.joined(separator: " ") }
  }

  let beads: [Bead]

  /// - Parameter part: `dev`, which weights were fitted on, or `test`, which they were not.
  init(_ part: String) throws {
    let folder = try #require(Bundle.module.url(forResource: "Fixtures", withExtension: nil))
    let table = folder.appending(path: "correspondence-\(part).tsv")
    let links = try HandLink.read(String(contentsOf: table, encoding: .utf8))
    var texts: [String: (source: [String], target: [String])] = [:]
    var beads: [Bead] = []
    for link in links
    where !beads.contains(where: { $0.article == link.article && $0.ladder == link.bead }) {
      let sides =
        try texts[link.article]
        ?? (
          Self.segments(link.article, .arabic), Self.segments(link.article, .english)
        )
      texts[link.article] = sides
      let indices = link.bead.split(separator: ":").map { side in
        side.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }
      }
      beads.append(
        Bead(
          article: link.article, ladder: link.bead,
          source: AlignmentSide(
            language: .arabic, texts: indices[0].map { sides.source[$0] }),
          target: AlignmentSide(
            language: .english, texts: indices[1].map { sides.target[$0] }),
          links: links.filter { $0.article == link.article && $0.bead == link.bead }))
    }
    self.beads = beads
  }

  private static func segments(_ article: String, _ language: Language) throws -> [String] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appending(path: "Samples/\(article).\(language.tag).txt")
    return SentenceSegmenter(language: language)
      .segments(of: try String(contentsOf: file, encoding: .utf8)).map(\.text)
  }

  func score(_ aligner: WordAligner) -> CorrespondenceScore {
    var score = CorrespondenceScore()
    for bead in beads {
      let missing = score.add(
        aligner.correspondence(bead.source, bead.target), byHand: bead.links,
        source: bead.sourceText, target: bead.targetText)
      #expect(missing.isEmpty)
    }
    return score
  }
}

/// What is installed on this machine.
enum Installed {
  private static let folder = EncoderWeights.defaultFolder
  private static let lexiconFile = folder.deletingLastPathComponent()
    .appending(path: "lexicon.tarjuman")

  static let hasEncoder = FileManager.default.fileExists(
    atPath: folder.appending(path: "encoder.tarjuman").path)
  static let hasLexicon = FileManager.default.fileExists(atPath: lexiconFile.path)

  static func encoder() throws -> SentenceEncoder { try SentenceEncoder(resources: folder) }
  static func lexicon() throws -> Lexicon { try Lexicon(file: lexiconFile) }
}

extension Trait where Self == ConditionTrait {
  static var needsLexicon: Self {
    .enabled(if: Installed.hasLexicon, "the lexicon is not installed: run Scripts/setup")
  }

  static var needsEncoder: Self {
    .enabled(if: Installed.hasEncoder, "the encoder is not installed: run Scripts/setup")
  }

  static var needsEncoderAndLexicon: Self {
    .enabled(
      if: Installed.hasEncoder && Installed.hasLexicon,
      "the encoder or the lexicon is not installed: run Scripts/setup")
  }
}
