import Alignment
import ArgumentParser
import Bitext
import Foundation
import SentenceEncoder
import Terminology
import Workflows

/// How many words are linked to those that render them? Compares the links found in beads of the
/// samples with links made by hand.
struct CorrespondenceQuestion: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correspondence",
    abstract: "Precision and recall of word links in beads of the samples.",
    discussion: """
      With --fit the weights are fitted on the part dev, measured by cross-validation over its \
      articles, and written to the folder named.
      """)

  @Option(help: "The part of the hand-made links: dev or test.") var part = "test"
  @Flag(inversion: .prefixedNo, help: "Use the sentence encoder.") var encoder = true
  @Flag(inversion: .prefixedNo, help: "Use the dictionary.") var lexicon = true
  @Flag(inversion: .prefixedNo, help: "Use the glossaries.") var glossaries = true
  @Flag(inversion: .prefixedNo, help: "Learn words from each article itself.") var learn = true
  @Option(help: "Also learn from the pairs NAME.ar, NAME.en of this folder, line by line.")
  var memory: String?
  @Flag(help: "Ask for the source's words from the target.") var reversed = false
  @Flag(help: "Print every link that is wrong or lacking.") var errors = false
  @Flag(help: "Measure the time a bead takes.") var time = false
  @Option(help: "Fit weights and write them into this folder.") var fit: String?

  func run() throws {
    let beads = try HandBeads(
      part: fit == nil ? part : "dev", usesGlossaries: glossaries, isReversed: reversed)
    let tools = try Tools(usesEncoder: encoder, usesLexicon: lexicon)
    let learned = try learned(from: beads, tools)
    if let fit {
      try CorrespondenceFit(beads, tools, learned).run(into: URL(filePath: fit))
      return
    }
    let aligner = try WordAligner(encoder: tools.encoder, lexicon: tools.lexicon)
    let aligners = learned.mapValues { $0.map(aligner.with(learned:)) ?? aligner }
    if time {
      measureTime(beads, aligners)
    } else {
      measure(beads, aligners)
    }
  }

  /// What aligners go by.
  struct Tools {
    let encoder: SentenceEncoder?
    let lexicon: Lexicon?

    init(usesEncoder: Bool, usesLexicon: Bool) throws {
      let installation = Installation.current
      encoder = usesEncoder ? try SentenceEncoder(resources: installation.encoder) : nil
      lexicon = usesLexicon ? try Lexicon(file: installation.lexicon) : nil
    }
  }

  /// For each article what was learned from the folder's pairs and from the article's own beads.
  private func learned(
    from beads: HandBeads, _ tools: Tools
  ) throws -> [String: LearnedLexicon?] {
    let remembered = try memory.map { try HandBeads.lines(in: URL(filePath: $0)) } ?? []
    var learned: [String: LearnedLexicon?] = [:]
    for (article, pairs) in beads.articles {
      var learner = LexiconLearner(
        source: beads.sourceLanguage, target: beads.targetLanguage, lexicon: tools.lexicon)
      for pair in remembered {
        learner.add(
          source: reversed ? pair.target : pair.source,
          target: reversed ? pair.source : pair.target)
      }
      if learn { for pair in pairs { learner.add(source: pair.source, target: pair.target) } }
      learned.updateValue(learner.pairCount > 0 ? learner.learned() : nil, forKey: article)
    }
    return learned
  }

  private func measure(_ beads: HandBeads, _ aligners: [String: WordAligner]) {
    var score = CorrespondenceScore()
    for bead in beads.beads {
      guard let aligner = aligners[bead.article] else { continue }
      let found = aligner.correspondence(bead.source, bead.target)
      let missing = score.add(
        found, byHand: bead.links, source: bead.sourceText, target: bead.targetText)
      for word in missing { print("\(bead.article) \(bead.ladder): no word \(word.text)") }
      if errors { CorrespondenceErrors(bead, found).print() }
    }
    let settings = aligners.values.first?.settings ?? ""
    print(
      "correspondence: \(part), \(beads.beads.count) beads, \(score.linkCount) links by hand"
        + (reversed ? ", reversed" : ""))
    print("  \(ProgramVersion.name) \(ProgramVersion.number); \(settings)")
    print(CorrespondenceFigures.text(score))
  }

  private func measureTime(_ beads: HandBeads, _ aligners: [String: WordAligner]) {
    for round in 1...5 {
      let start = clock()
      for bead in beads.beads {
        _ = aligners[bead.article]?.correspondence(bead.source, bead.target)
      }
      let each = Double(clock() - start) / Double(CLOCKS_PER_SEC) / Double(beads.beads.count)
      print(
        String(
          format: "round %d: %.2f ms of processor time a bead of %.0f and %.0f words", round,
          each * 1000, beads.meanWords.source, beads.meanWords.target))
    }
  }
}

/// The figures of a score, one line a kind.
enum CorrespondenceFigures {
  static func text(_ score: CorrespondenceScore) -> String {
    var lines = [line("all", score.all)]
    for kind in HandLink.Kind.allCases {
      lines.append(line(kind.rawValue, score.counts[kind] ?? .init()))
    }
    let words = score.phraseWords
    lines.append(
      String(
        format: "  phrases  %d asked for, %.3f exact; words of them P %.3f  R %.3f",
        score.phrases.asked, Double(score.phrases.exact) / Double(max(1, score.phrases.asked)),
        words.precision, words.recall))
    return lines.joined(separator: "\n")
  }

  private static func line(_ name: String, _ counts: CorrespondenceScore.Counts) -> String {
    String(
      format: "  %@  P %.3f  R %.3f  (%d given, %d right, %d wanted)",
      name.padding(toLength: 7, withPad: " ", startingAt: 0), counts.precision, counts.recall,
      counts.given, counts.right, counts.wanted)
  }
}
