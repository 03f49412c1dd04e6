import Alignment
public import Bitext
import Foundation
import SentenceEncoder
import Terminology

/// Finds which words render which in what was aligned or remembered.
///
/// Opening it maps the encoder and the lexicon and loads the glossaries once; any number of texts can
/// then be asked about, on any number of threads.
public struct LinkWords: Sendable {
  let aligner: WordAligner
  private let lexicon: Lexicon?
  private let terms: TermMatcher?

  /// Opens what is installed; what is not is done without.
  ///
  /// Throws: if an installed resource is damaged.
  public init(
    _ installation: Installation, usesEncoder: Bool = true, usesGlossaries: Bool = true
  ) throws {
    func isThere(_ place: URL) -> Bool { FileManager.default.fileExists(atPath: place.path) }
    try self.init(
      encoder: usesEncoder && isThere(installation.encoder)
        ? SentenceEncoder(resources: installation.encoder) : nil,
      lexicon: isThere(installation.lexicon) ? Lexicon(file: installation.lexicon) : nil,
      terms: usesGlossaries ? GlossaryShelf(installation).matcher() : nil)
  }

  init(encoder: SentenceEncoder?, lexicon: Lexicon?, terms: TermMatcher?) throws {
    aligner = try WordAligner(encoder: encoder, lexicon: lexicon)
    self.lexicon = lexicon
    self.terms = terms
  }

  private init(aligner: WordAligner, lexicon: Lexicon?, terms: TermMatcher?) {
    (self.aligner, self.lexicon, self.terms) = (aligner, lexicon, terms)
  }

  /// What links rest on, for the record.
  public var signature: String {
    "\(ProgramVersion.name) \(ProgramVersion.number); \(aligner.settings)"
      + (terms == nil ? "" : "; glossaries")
  }

  /// The same, with what translations teach about words; they may be as many as a memory has.
  public func learning(
    from units: some Sequence<(source: String, target: String)>, source: Language, target: Language
  ) -> LinkWords {
    var learner = LexiconLearner(source: source, target: target, lexicon: lexicon)
    for unit in units { learner.add(source: unit.source, target: unit.target) }
    return LinkWords(
      aligner: aligner.with(learned: learner.learned()), lexicon: lexicon, terms: terms)
  }

  /// The links of every bead of an alignment, one list a bead; words are also learned from the
  /// beads themselves.
  public func links(in aligned: AlignedArticles) -> [[PhraseLink]] {
    let (source, target) = (aligned.pair.source.language, aligned.pair.target.language)
    let paired = aligned.beads.indices.filter { !aligned.beads[$0].isUnaligned }
    let sides = paired.map { index -> (source: AlignmentSide, target: AlignmentSide) in
      let bead = aligned.beads[index]
      return (
        side(source, bead.sources.map { aligned.sources[$0].text }),
        side(target, bead.targets.map { aligned.targets[$0].text })
      )
    }
    let wiser = learning(
      from: sides.map { ($0.texts.joined(separator: " "), $1.texts.joined(separator: " ")) },
      source: source, target: target)
    var links = Array(repeating: [PhraseLink](), count: aligned.beads.count)
    for (index, found) in zip(paired, wiser.aligner.correspondences(sides)) {
      links[index] = found.links
    }
    return links
  }

  /// The links between a text and its translation.
  public func links(
    source: String, _ sourceLanguage: Language, target: String, _ targetLanguage: Language
  ) -> [PhraseLink] {
    correspondence(source, sourceLanguage, target, targetLanguage).links
  }

  /// Where a phrase of a text is in its translation; nil if nothing renders it, as far as is known.
  ///
  /// - Parameter phrase: any range of `source`, in UTF-8 bytes.
  public func rendering(
    of phrase: TextRange, in source: String, _ sourceLanguage: Language, target: String,
    _ targetLanguage: Language
  ) -> PhraseRendering? {
    correspondence(source, sourceLanguage, target, targetLanguage).rendering(of: phrase)
  }

  /// Texts that are asked about more than once are best compared once.
  func correspondence(
    _ source: String, _ sourceLanguage: Language, _ target: String, _ targetLanguage: Language
  ) -> Correspondence {
    aligner.correspondence(side(sourceLanguage, [source]), side(targetLanguage, [target]))
  }

  private func side(_ language: Language, _ texts: [String]) -> AlignmentSide {
    AlignmentSide(
      language: language, texts: texts,
      terms: texts.indices.flatMap { index in
        (terms?.hitsWithParts(in: texts[index]) ?? []).map {
          AlignmentSide.TermOccurrence(
            concept: $0.entry.concept, segment: index, range: $0.range)
        }
      })
  }
}

extension TermMatcher {
  /// The terms of a text, and the names and terms of several words within them, which the translation may
  /// have alone or must be told from the rest: of ريف إدلب الجنوبي also إدلب (southern *Idlib*), of اتفاق وقف إطلاق
  /// النار also وقف إطلاق النار (*ceasefire* agreement).
  fileprivate func hitsWithParts(in text: String) -> [TermHit] {
    let (hits, all) = longestAndAllHits(in: text)
    let parts = all.filter { part in
      let isNameOrPhrase =
        part.entry.partOfSpeech.hasPrefix("proper") || part.entry.terms.first?.contains(" ") == true
      return isNameOrPhrase
        && hits.contains { $0.range.contains(part.range) && $0.range.count > part.range.count }
    }
    return hits + parts
  }
}

extension AlignmentSide {
  /// Texts with the glossary terms in them.
  init(
    language: Language, texts: [String], matcher: TermMatcher?, recurrences: [Int] = [],
    remembered: [RememberedTranslation] = []
  ) {
    let terms = texts.indices.flatMap { index in
      (matcher?.hits(in: texts[index]) ?? []).map {
        TermOccurrence(concept: $0.entry.concept, segment: index, range: $0.range)
      }
    }
    self.init(
      language: language, texts: texts, terms: terms, recurrences: recurrences,
      remembered: remembered)
  }
}
