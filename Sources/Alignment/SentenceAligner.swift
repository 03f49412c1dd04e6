public import Bitext
public import SentenceEncoder
import TextAnalysis

/// Finds which sentences of two texts belong together.
///
/// Every segment of both sides ends in exactly one bead: paired one to one, merged (up to four
/// on a side), swapped with its neighbour, or alone. What beads rest on is read off the texts –
/// meaning where there is an encoder; numbers, names, terms, dictionary glosses and length always
/// – and weighed by a model fitted as a semi-Markov random field, so a bead's confidence rests on its
/// probability among all alignments of the two texts. See `Documentation/Alignment.md`.
public struct SentenceAligner: Sendable {
  /// The most segments a side may have.
  public static let limit = 1_000_000

  private let reader: PairReader
  private let kind: AlignmentModel.Kind
  private let fittedOn: (arabicEnglish: String, other: String)
  private let scorers: (withLexicon: BeadScorer, without: BeadScorer, other: BeadScorer)

  /// - Parameters:
  ///   - encoder: without one the aligner goes by words and length alone.
  ///   - lexicon: without one it knows no dictionary glosses.
  public init(encoder: SentenceEncoder?, lexicon: Lexicon?) throws(AlignmentError) {
    reader = PairReader(encoder: encoder, lexicon: lexicon)
    kind = encoder == nil ? .words : .meaningAndWords
    let model = try AlignmentModel.shipped(kind, for: .arabicEnglish(hasLexicon: true))
    let other = try AlignmentModel.shipped(kind, for: .other)
    fittedOn = (model.fittedOn, other.fittedOn)
    scorers = try (
      BeadScorer(model),
      BeadScorer(AlignmentModel.shipped(kind, for: .arabicEnglish(hasLexicon: false))),
      BeadScorer(other)
    )
  }

  /// What the aligner goes by in texts of two languages, for signatures.
  public func settings(_ source: Language, _ target: Language) -> String {
    let isArabicEnglish = PairReader.isArabicEnglish(source, target)
    let lexical = isArabicEnglish && reader.lexicon != nil ? "lexicon" : "no lexicon"
    return "\(kind.rawValue), \(lexical), fitted on "
      + (isArabicEnglish ? fittedOn.arabicEnglish : fittedOn.other)
  }

  /// The beads in source order; lone target segments stand where they were met.
  ///
  /// - Parameter progress: told, for long texts now and then, how many source segments are done, and
  ///   the beads found since it was told last, which stay as they are.
  public func beads(
    _ source: AlignmentSide, _ target: AlignmentSide,
    progress: (_ done: Int, _ beads: [Bead]) -> Void = { _, _ in }
  ) throws(AlignmentError) -> [Bead] {
    var reading: AlignmentReading?
    return try beads(source, target, reading: &reading, progress: progress)
  }

  /// The same, of texts that may have been read before.
  ///
  /// - Parameter reading: what was read off the same texts; if nothing was, or off others, what is
  ///   read now is put here, unless they are too long to be read at once.
  public func beads(
    _ source: AlignmentSide, _ target: AlignmentSide, reading: inout AlignmentReading?,
    progress: (_ done: Int, _ beads: [Bead]) -> Void = { _, _ in }
  ) throws(AlignmentError) -> [Bead] {
    try Self.check(sourceCount: source.texts.count, targetCount: target.texts.count)
    let stretches = Stretches()
    guard stretches.areOne(source, target) else {
      return stretches.beads(source, target, progress: progress) { source, target in
        reader.reading(source, target).beads(scorer(source, target))
      }
    }
    let known = reading.flatMap { $0.isOf(source.texts, target.texts) ? $0.pair : nil }
    let pair = known?.with(source, target) ?? reader.reading(source, target)
    reading = AlignmentReading(pair: pair)
    let beads = pair.beads(scorer(source, target))
    progress(source.texts.count, beads)
    return beads
  }

  private func scorer(_ source: AlignmentSide, _ target: AlignmentSide) -> BeadScorer {
    guard PairReader.isArabicEnglish(source.language, target.language) else {
      return scorers.other
    }
    return reader.knowsWords(of: source, target) ? scorers.withLexicon : scorers.without
  }

  /// Throws: `.tooManySegments`, for callers who want to know before they prepare two long texts.
  public static func check(sourceCount: Int, targetCount: Int) throws(AlignmentError) {
    guard max(sourceCount, targetCount) <= limit else {
      throw .tooManySegments(source: sourceCount, target: targetCount, limit: limit)
    }
  }
}

/// What was read off two texts, to be weighed once more when more is known from outside of them: reading
/// takes nearly all the time that aligning does.
public struct AlignmentReading: Sendable {
  fileprivate let pair: PairReading

  /// Whether it was read off these texts, byte by byte.
  public func isOf(_ sources: [String], _ targets: [String]) -> Bool {
    pair.evidence.isOf(sources, targets)
  }

  /// The bytes of its tables. Words, links and texts come on top.
  public var byteCount: Int {
    pair.features.rows.count * MemoryLayout<Float>.stride
      + pair.features.candidates.count * MemoryLayout<Candidate>.stride
      + pair.channels.byteCount
  }
}

/// Reads off two texts everything that speaks for and against each candidate bead.
struct PairReader: Sendable {
  let encoder: SentenceEncoder?
  let lexicon: Lexicon?
  /// Kinds of words that count for nothing, to learn what they are worth.
  var leftOut: Set<ContentWord.Kind> = []
  /// Whether names are known by their sounds.
  var knowsNames = true

  /// Whether the lexicon helps with a pair.
  func knowsWords(of source: AlignmentSide, _ target: AlignmentSide) -> Bool {
    lexicon != nil && Self.isArabicEnglish(source.language, target.language)
  }

  static func isArabicEnglish(_ source: Language, _ target: Language) -> Bool {
    Set([source.primary, target.primary]) == ["ar", "en"]
  }

  func reading(_ source: AlignmentSide, _ target: AlignmentSide) -> PairReading {
    let (sources, targets) = (source.texts, target.texts)
    let sourceWords = ContentWords(source, lexicon: lexicon).without(leftOut)
    let targetWords = ContentWords(target, lexicon: lexicon).without(leftOut)
    let vectors = encoder.map { (MeaningRuns(sources, $0), MeaningRuns(targets, $0)) }
    let band =
      vectors.map { CoarsePath.band($0.0.segments, $0.1.segments) }
      ?? CoarsePath.band(
        sourceWords.vectors(segments: sources.count), targetWords.vectors(segments: targets.count))
    let evidence = TextEvidence(
      source, sourceWords, target, targetWords, within: band, knowsNames: knowsNames)
    let cosines = vectors.map { SimilarityGrid(band: band, sources: $0.0, targets: $0.1) }
    let scale = knowsWords(of: source, target) ? nil : cosines.map(MeaningScale.init)
    let channels = BeadFeatures.Channels(
      meaning: scale.flatMap { cosines?.scaled(to: $0) } ?? cosines,
      words: SimilarityGrid(band: band, words: evidence.links))
    return PairReading(
      band: band, channels: channels, meaningScale: scale,
      isOfFittedKind: Self.isArabicEnglish(source.language, target.language), evidence: evidence,
      outside: OutsideEvidence(source, target, within: band),
      lengths: (sources.map(\.unicodeScalars.count), targets.map(\.unicodeScalars.count)),
      breaks: BreakFeatures(source: SegmentBreaks(sources), target: SegmentBreaks(targets)))
  }
}

/// Two texts as the aligner sees them.
struct PairReading: Sendable {
  let band: Band
  let channels: BeadFeatures.Channels
  /// The scale meaning was brought to, if it was.
  private let meaningScale: MeaningScale?
  /// Whether as much stands alone as in the texts that weights were fitted on, for all we know.
  private let isOfFittedKind: Bool
  let evidence: TextEvidence
  private(set) var outside: OutsideEvidence
  let features: BeadFeatures

  /// The same texts, with what the sides say from outside of them.
  func with(_ source: AlignmentSide, _ target: AlignmentSide) -> PairReading {
    var other = self
    other.outside = OutsideEvidence(source, target, within: band)
    return other
  }

  init(
    band: Band, channels: BeadFeatures.Channels, meaningScale: MeaningScale?,
    isOfFittedKind: Bool, evidence: TextEvidence, outside: OutsideEvidence,
    lengths: (source: [Int], target: [Int]), breaks: BreakFeatures
  ) {
    self.band = band
    self.channels = channels
    self.meaningScale = meaningScale
    self.isOfFittedKind = isOfFittedKind
    self.evidence = evidence
    self.outside = outside
    features = BeadFeatures(band: band, channels: channels, lengths: lengths, breaks: breaks)
  }

  /// The beads that may be expected to be right most often, each with its confidence and its
  /// evidence.
  func beads(_ scorer: BeadScorer) -> [Bead] {
    var lattice = scorer.lattice(features, band: band, channels: channels, outside: outside)
    if !isOfFittedKind {
      let share = LoneShare(lattice, fitted: scorer.loneShare)
      lattice = lattice.shiftingSkips(by: share.shift)
    }
    let posteriors = BeadPosteriors(lattice)
    func paired(_ index: Int) -> Bead {
      let candidate = lattice.beads[index]
      let confidence = scorer.confidence.ofBead(
        posteriors.beads[index], alone: posteriors.likeliestAlone(of: candidate))
      return bead(candidate, confidence: confidence)
    }
    var found: [Bead] = []
    for move in BeadPath(best: lattice.expectingF1(posteriors)).moves {
      switch move {
      case .bead(let index): found.append(paired(index))
      case .crossing(let first, let second): found += [paired(first), paired(second)]
      case .sourceAlone(let index):
        let confidence = scorer.confidence.ofLoneSegment(posteriors.sourceAlone[index])
        found.append(Bead(sources: [index], targets: [], confidence: confidence))
      case .targetAlone(let index):
        let confidence = scorer.confidence.ofLoneSegment(posteriors.targetAlone[index])
        found.append(Bead(sources: [], targets: [index], confidence: confidence))
      }
    }
    return found
  }

  private func bead(_ candidate: Candidate, confidence: Double) -> Bead {
    var reasons: [Evidence] = []
    if let meaning = channels.meaning?.value(candidate) {
      reasons.append(.meaning(Double(meaningScale?.cosine(meaning) ?? meaning)))
    }
    reasons.append(.length(features.lengths.share(candidate)))
    let remembered = outside.likeness(candidate)
    if remembered > 0 { reasons.append(.memory(Double(remembered))) }
    reasons += evidence.divisions(candidate).map { .division($0) }
    reasons += evidence.reasons(candidate)
    return Bead(
      sources: Array(candidate.sourceRun), targets: Array(candidate.targetRun),
      confidence: confidence, evidence: reasons)
  }
}
