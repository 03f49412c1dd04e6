import Foundation

/// The weights the aligner goes by, fitted on hand-made or constructed alignments and kept as
/// data (`Weights/*.json`; see `Documentation/Alignment.md` for how they are fitted).
struct AlignmentModel: Sendable, Codable {
  let kind: Kind
  /// What the weights were fitted on, for signatures.
  let fittedOn: String
  /// Weight by feature name; a model must name every feature of its kind.
  let bead: [String: Double]
  let sourceAlone: [String: Double]
  let targetAlone: [String: Double]
  let transitions: BeadLattice.SkipTransitions
  /// The extra log-weight of two beads that cross.
  let crossing: Double
  /// What a probability of the model is worth as confidence, by `BeadConfidence.names`.
  let confidence: [String: Double]
  /// The share of lone segments in the texts it was fitted on; nil for `LoneShare.usual`.
  let loneShare: Double?
  /// What it adds to a lone segment's weight that other pairs left its line alone, for each
  /// doubling of their number; nil for nothing.
  let recurring: LoneWeights?
  /// What it adds to a bead's weight that a memory has it; nil for nothing.
  let remembered: Double?

  struct LoneWeights: Sendable, Codable {
    let source: Double
    let target: Double
  }

  enum Kind: String, Sendable, Codable {
    /// The sentence encoder's vectors with everything the words say.
    case meaningAndWords = "meaning+words"
    /// Words alone: numbers, names, terms, glosses.
    case words
  }

  /// The weights in the order of a feature list.
  ///
  /// Throws: `AlignmentError.badModel` if a name is missing or unknown.
  static func ordered(
    _ weights: [String: Double], _ names: [String], kind: Kind
  ) throws(AlignmentError) -> [Float] {
    var ordered: [Float] = []
    for name in names {
      guard let weight = weights[name] else {
        throw .badModel(kind: kind.rawValue, reason: "the weight of \(name) is missing")
      }
      ordered.append(Float(weight))
    }
    guard weights.count == names.count else {
      throw .badModel(kind: kind.rawValue, reason: "it has weights that no feature bears")
    }
    return ordered
  }

  /// The texts that have weights of their own.
  enum Texts: Sendable {
    /// Where no dictionary knows what words mean, likeness of words is rare and proves more.
    case arabicEnglish(hasLexicon: Bool)
    /// Any other pair of languages.
    case other
  }

  /// The model that ships with the program.
  static func shipped(
    _ kind: Kind, for texts: Texts
  ) throws(AlignmentError) -> AlignmentModel {
    let bytes =
      switch (kind, texts) {
      case (.meaningAndWords, .arabicEnglish(hasLexicon: true)):
        PackageResources.meaning_and_words_json
      case (.meaningAndWords, .arabicEnglish(hasLexicon: false)):
        PackageResources.meaning_and_words_without_lexicon_json
      case (.meaningAndWords, .other):
        PackageResources.meaning_and_words_other_languages_json
      case (.words, .arabicEnglish(hasLexicon: true)):
        PackageResources.words_json
      case (.words, .arabicEnglish(hasLexicon: false)), (.words, .other):
        PackageResources.words_without_lexicon_json
      }
    do {
      return try JSONDecoder().decode(AlignmentModel.self, from: Data(bytes))
    } catch {
      throw .badModel(kind: kind.rawValue, reason: "\(error)")
    }
  }
}

/// What can go wrong in aligning.
public enum AlignmentError: Error, Sendable, CustomStringConvertible {
  case badModel(kind: String, reason: String)
  case tooManySegments(source: Int, target: Int, limit: Int)

  public var description: String {
    switch self {
    case .badModel(let kind, let reason):
      "alignment weights (\(kind)): \(reason); build the program anew from a clean checkout"
    case .tooManySegments(let source, let target, let limit):
      "\(source) and \(target) segments: more than \(limit) on one side are not aligned in one "
        + "piece; cut both files at the same chapter"
    }
  }
}

/// A model with its weights in feature order, ready to score.
struct BeadScorer: Sendable {
  private let bead: [Float]
  private let sourceAlone: [Float]
  private let targetAlone: [Float]
  private let transitions: BeadLattice.SkipTransitions
  private let crossing: Double
  let confidence: BeadConfidence
  /// The share of lone segments in the texts that the weights were fitted on.
  let loneShare: Double
  private let recurring: AlignmentModel.LoneWeights
  private let remembered: Double

  init(_ model: AlignmentModel) throws(AlignmentError) {
    let alone = BeadFeatures.aloneNames(of: model.kind)
    bead = try AlignmentModel.ordered(
      model.bead, BeadFeatures.names(of: model.kind), kind: model.kind)
    sourceAlone = try AlignmentModel.ordered(model.sourceAlone, alone, kind: model.kind)
    targetAlone = try AlignmentModel.ordered(model.targetAlone, alone, kind: model.kind)
    transitions = model.transitions
    crossing = model.crossing
    confidence = try BeadConfidence(model.confidence, kind: model.kind)
    loneShare = model.loneShare ?? LoneShare.usual
    recurring = model.recurring ?? .init(source: 0, target: 0)
    remembered = model.remembered ?? 0
  }

  func lattice(
    _ features: BeadFeatures, band: Band, channels: BeadFeatures.Channels,
    outside: OutsideEvidence
  ) -> BeadLattice {
    let scores = features.candidates.indices.map { candidate in
      Self.product(features.row(candidate), bead)
        + remembered * Double(outside.weight(features.candidates[candidate]))
    }
    return BeadLattice(
      band: band, beads: features.candidates, beadScores: scores,
      sourceSkips: zip(features.sourceAlone, outside.recurringSources).map {
        Self.product($0[...], sourceAlone) + recurring.source * $1
      },
      targetSkips: zip(features.targetAlone, outside.recurringTargets).map {
        Self.product($0[...], targetAlone) + recurring.target * $1
      },
      transitions: transitions,
      crossing: (crossing, features.candidates.map { channels.mayCross($0) }))
  }

  private static func product(_ row: ArraySlice<Float>, _ weights: [Float]) -> Double {
    Double(zip(row, weights).reduce(Float(0)) { $0 + $1.0 * $1.1 })
  }
}

extension BeadFeatures.Channels {
  /// Whether a bead is alike enough to be one of two that cross: swapping is rare, so it is
  /// looked for only where both beads would stand on their own.
  func mayCross(_ bead: Candidate) -> Bool {
    if let meaning { return meaning.value(bead) > 0.45 }
    return (words?.value(bead) ?? 0) > 0.2
  }
}
