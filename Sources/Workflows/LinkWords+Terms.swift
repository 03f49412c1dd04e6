import Alignment
public import Bitext

extension LinkWords {
  /// A term in a text, and the text's translation.
  public struct TermPlace: Sendable {
    /// The text that holds the term: a unit's source, or its target.
    public let text: String
    public let language: Language
    public let translation: String
    public let translationLanguage: Language
    /// Where the term stands in `text`.
    public let range: TextRange

    public init(
      text: String, language: Language, translation: String, translationLanguage: Language,
      range: TextRange
    ) {
      self.text = text
      self.language = language
      self.translation = translation
      self.translationLanguage = translationLanguage
      self.range = range
    }
  }

  /// How one term is rendered at each of its places, told from all of them together: words are
  /// learned from these texts, and wordings found at several places help at the others.
  ///
  /// Works on all cores; a place takes some milliseconds of one.
  public func renderings(of places: [TermPlace]) -> [PhraseRendering?] {
    var found = [PhraseRendering?](repeating: nil, count: places.count)
    let pairs = Dictionary(grouping: places.indices) {
      [places[$0].language.primary, places[$0].translationLanguage.primary]
    }
    for indices in pairs.values {
      let group = indices.map { places[$0] }
      let wiser = learning(
        from: group.map { ($0.text, $0.translation) }, source: group[0].language,
        target: group[0].translationLanguage)
      var term = TermRenderings()
      for (place, words) in zip(group, wiser.correspondences(group)) {
        term.add(words, term: place.range)
      }
      for (index, rendering) in zip(indices, term.renderings) { found[index] = rendering }
    }
    return found
  }

  private func correspondences(_ places: [TermPlace]) -> [Correspondence] {
    places.concurrentMap {
      correspondence($0.text, $0.language, $0.translation, $0.translationLanguage)
    }
  }
}
