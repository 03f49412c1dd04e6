import Alignment
import Foundation

/// Fits the weights by which words are linked.
///
/// Two logistic regressions, one behind the other, with an L2 penalty on standardised features;
/// pairs of both directions' order are one, the features being the same either way. Thresholds are
/// those with the greatest recall whose precision, in cross-validation over articles, is 0.95 or
/// more: a translator who is shown a wrong word once in twenty will still trust the next one.
struct CorrespondenceFit {
  private static let wantedPrecision = 0.95
  private static let penalty = 1.0

  private struct Item {
    let bead: HandBeads.Bead
    let sample: CorrespondenceSample
    let clues: [[Double]]
    let labels: [Bool?]
  }

  private struct Model: Encodable {
    let fittedOn: String
    let clues: [String: Double]
    let surroundings: [String: Double]
    var threshold: Double
    var further: Double

    func data() throws -> Data {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      return try encoder.encode(self)
    }
  }

  private let items: [Item]

  private let tools: CorrespondenceQuestion.Tools

  init(
    _ beads: HandBeads, _ tools: CorrespondenceQuestion.Tools,
    _ learned: [String: LearnedLexicon?]
  ) {
    self.tools = tools
    items = beads.beads.map { bead in
      let sample = CorrespondenceSample(
        encoder: tools.encoder, lexicon: tools.lexicon, learned: learned[bead.article] ?? nil,
        bead.source, bead.target)
      return Item(
        bead: bead, sample: sample, clues: sample.clues.map { $0.map(Double.init) },
        labels: sample.labels(byHand: bead.links))
    }
  }

  func run(into folder: URL) throws {
    let (usesEncoder, hasLexicon) = (tools.encoder != nil, tools.lexicon != nil)
    let names = CorrespondenceSample.clueNames(usesEncoder: usesEncoder)
    let articles = Array(Set(items.map(\.bead.article))).sorted()
    let folds = articles.map { article in
      (
        held: items.filter { $0.bead.article == article },
        model: model(items.filter { $0.bead.article != article }, names)
      )
    }
    let best = try thresholds(folds)
    var whole = model(items, names)
    (whole.threshold, whole.further) = best
    let file = folder.appending(
      path: "correspondence-\(usesEncoder ? "meaning" : "words")"
        + "\(hasLexicon ? "" : "-without-lexicon").json")
    try (whole.data() + Data("\n".utf8)).write(to: file)
    print("\(file.lastPathComponent): \(items.count) beads of \(articles.joined(separator: ", "))")
    print("cross-validated over articles, thresholds \(best.0) and \(best.1):")
    print(CorrespondenceFigures.text(try score(folds, best)))
  }

  // MARK: Thresholds

  private typealias Fold = (held: [Item], model: Model)

  private func thresholds(_ folds: [Fold]) throws -> (Double, Double) {
    var best: (recall: Double, at: (Double, Double))?
    for step in 4...17 {
      for furtherStep in max(step, 8)...19 {
        let at = (Double(step) / 20, Double(furtherStep) / 20)
        let counts = try score(folds, at).all
        guard counts.precision >= Self.wantedPrecision else { continue }
        if counts.recall > best?.recall ?? 0 { best = (counts.recall, at) }
      }
    }
    return best?.at ?? (0.9, 0.95)
  }

  private func score(_ folds: [Fold], _ at: (Double, Double)) throws -> CorrespondenceScore {
    var score = CorrespondenceScore()
    for fold in folds {
      var model = fold.model
      (model.threshold, model.further) = at
      let data = try model.data()
      for item in fold.held {
        _ = score.add(
          try item.sample.correspondence(model: data), byHand: item.bead.links,
          source: item.bead.sourceText, target: item.bead.targetText)
      }
    }
    return score
  }

  // MARK: Weights

  private func model(_ items: [Item], _ names: [String]) -> Model {
    let first = LogisticRegression(
      items.flatMap(\.clues), items.flatMap(\.labels), penalty: Self.penalty)
    let around = items.flatMap { item in
      item.sample.surroundings(chances: item.clues.map { Float(first.chance($0)) })
        .map { $0.map(Double.init) }
    }
    let second = LogisticRegression(around, items.flatMap(\.labels), penalty: Self.penalty)
    return Model(
      fittedOn: "\(items.count) beads of Samples", clues: first.weights(named: names),
      surroundings: second.weights(named: CorrespondenceSample.surroundingNames),
      threshold: 0.5, further: 0.7)
  }
}
