import Bitext
public import SentenceEncoder

/// Finds which words of a translation render which of its original.
///
/// Every content word of a bead's source is compared with every one of its target: by a
/// dictionary's glosses, numbers, names and glossary terms, by what was learned from other
/// translations, by the encoder's vectors of the words alone and within their texts, and by place.
/// A model fitted on links made by hand weighs these, then looks once more at each pair in the
/// light of the links around it. It works without encoder and lexicon, and sees less then. A bead
/// of thirty words takes some milliseconds. See `Documentation/Correspondence.md`.
public struct WordAligner: Sendable {
  private let reader: BeadReader
  private let models: (withLexicon: WordLinkModel, without: WordLinkModel)

  /// - Parameters:
  ///   - encoder: without one, words are compared by letters, dictionary and place alone.
  ///   - lexicon: without one, no dictionary helps.
  ///   - learned: from translations in the direction that will be asked for.
  public init(
    encoder: SentenceEncoder?, lexicon: Lexicon?, learned: LearnedLexicon? = nil
  ) throws(AlignmentError) {
    let usesEncoder = encoder != nil
    try self.init(
      BeadReader(
        vectors: encoder.map(WordVectors.init), lexicon: lexicon, learned: learned),
      models: (
        WordLinkModel.shipped(usesEncoder: usesEncoder, hasLexicon: true),
        WordLinkModel.shipped(usesEncoder: usesEncoder, hasLexicon: false)
      ))
  }

  private init(
    _ reader: BeadReader, models: (withLexicon: WordLinkModel, without: WordLinkModel)
  ) {
    self.reader = reader
    self.models = models
  }

  /// The same aligner with what was learned from translations; vectors it has kept stay.
  public func with(learned: LearnedLexicon) -> WordAligner {
    WordAligner(
      BeadReader(vectors: reader.vectors, lexicon: reader.lexicon, learned: learned),
      models: models)
  }

  /// What it goes by, for signatures.
  public var settings: String { "\(reader.settings), fitted on \(models.withLexicon.fittedOn)" }

  /// The correspondence of one bead, given the segments of its two sides.
  public func correspondence(_ source: AlignmentSide, _ target: AlignmentSide) -> Correspondence {
    correspondences([(source, target)])[0]
  }

  /// The correspondences of some beads, in their order; faster than one by one.
  public func correspondences(
    _ beads: [(source: AlignmentSide, target: AlignmentSide)]
  ) -> [Correspondence] {
    reader.readings(beads).map { reading in
      reading.correspondence(
        reading.isOfKnownWords && reader.lexicon != nil ? models.withLexicon : models.without,
        usesEncoder: reader.vectors != nil)
    }
  }
}
