import Bitext
import TextAnalysis

extension ConsistencyReport {
  /// Which terms are wanted.
  public struct Filter: Sendable {
    /// Letters of the term, of one of its renderings or of its concept's id, spelling apart.
    public var text: String?
    public var kind: Kind?

    public enum Kind: Sendable {
      /// A glossary has them; none has them.
      case known, unknown
      /// A rendering is met that the glossary warns of.
      case warned
      /// What was most frequent in the first half of the time is not what is in the second.
      case drifting
    }

    public init(text: String? = nil, kind: Kind? = nil) { (self.text, self.kind) = (text, kind) }
  }

  /// The places in `terms` of those that pass.
  public func terms(passing filter: Filter) -> [Int] {
    let key = filter.text.map { FoldedText($0, level: .spelling).text }
    return terms.indices.filter { place in
      let term = terms[place]
      let isOfKind =
        switch filter.kind {
        case nil: true
        case .known: term.concept != nil
        case .unknown: term.concept == nil
        case .warned: term.ways.contains { $0.standing.map { !$0.isGood } ?? false }
        case .drifting: term.isDrifting
        }
      guard isOfKind, let key else { return isOfKind }
      return ([term.term, term.concept ?? ""] + term.ways.map(\.text)).contains {
        FoldedText($0, level: .spelling).text.contains(key)
      }
    }
  }

  /// The places in `names` of those that have the letters, spelling apart; all without any.
  public func names(with text: String?) -> [Int] {
    guard let key = text.map({ FoldedText($0, level: .spelling).text }) else {
      return Array(names.indices)
    }
    return names.indices.filter { place in
      ([names[place].counterpart] + names[place].spellings.map(\.name)).contains {
        FoldedText($0, level: .spelling).text.contains(key)
      }
    }
  }
}

extension ConsistencyReport.Term {
  /// Whether another way leads in the second half of its places, by their dates, than in the first.
  public var isDrifting: Bool {
    let dated = ways.enumerated().flatMap { way, one in one.dates.map { ($0, way) } }
      .sorted { $0 < $1 }.map(\.1)
    guard dated.count >= 4 else { return false }
    func leader(_ part: ArraySlice<Int>) -> Int? {
      let counts = Dictionary(part.map { ($0, 1) }, uniquingKeysWith: +)
      let most = counts.values.max() ?? 0
      let leaders = counts.filter { $0.value == most }
      return leaders.count == 1 ? leaders.first?.key : nil
    }
    let half = dated.count / 2
    guard let before = leader(dated[..<half]), let after = leader(dated[half...]) else {
      return false
    }
    return before != after
  }
}
