public import Bitext

/// A draft's segments as units of a memory.
extension DraftSession {
  /// Whether the memory has something else of this draft than what is confirmed.
  var isUnsettled: Bool {
    let (added, withdrawn) = unsettled
    return !added.isEmpty || !withdrawn.isEmpty
  }

  /// What is to come into the memory, and the numbers of what is to go out of it first.
  var unsettled: (added: [DraftTarget], withdrawn: [Int]) {
    let confirmed = targets.filter { $0.standing == .confirmed }
    let added = confirmed.filter { target in
      kept[target.number].map { !$0.text.utf8.elementsEqual(target.text.utf8) } ?? true
    }
    let stay = Set(confirmed.map(\.number)).subtracting(added.map(\.number))
    return (added, kept.keys.filter { !stay.contains($0) }.sorted())
  }

  /// The units of what is confirmed, in the order of the article.
  public var units: [TranslationUnit] {
    targets.filter { $0.standing == .confirmed }.map { unit(of: $0.number, target: $0.text) }
  }

  /// What the memory has of some segments.
  func keptUnits(_ numbers: [Int]) -> [TranslationUnit] {
    numbers.compactMap { number in kept[number].map { unit(of: number, target: $0.text) } }
  }

  /// A segment with a target, between its neighbours.
  func unit(of number: Int, target text: String) -> TranslationUnit {
    var provenance = Provenance.ofThisProgram
    provenance.author = EditUnits.accountName
    provenance.sourceArticle = opening.source.origin.name
    return TranslationUnit(
      source: .init(
        language: opening.source.language, content: TaggedText(opening.segments[number - 1].text)),
      target: .init(language: opening.target, content: TaggedText(text)),
      context: opening.segmented.context(of: number - 1), provenance: provenance)
  }
}

extension DraftSession.Step {
  /// The segment that is meant; nil for steps that may touch any.
  var segment: Int? {
    switch self {
    case .write(let segment, _, _), .confirm(let segment, _), .reopen(let segment): segment
    case .undo, .redo, .keep: nil
    }
  }
}
