internal import TextAnalysis

/// What the form of a word says beside its stem, in the words of a report.
enum WordEnding: UInt8, Hashable, Sendable {
  case none, plural, dual, feminine, accusative, elative, collective, possessive, verb, brokenPlural

  init(_ name: String) {
    self = name.isEmpty ? .none : WordEnding.byName[name] ?? .none
  }

  private static let byName: [String: WordEnding] = Dictionary(
    uniqueKeysWithValues: (0...WordEnding.brokenPlural.rawValue).compactMap(WordEnding.init).map {
      ($0.name, $0)
    })

  var name: String {
    switch self {
    case .none: ""
    case .plural: "plural"
    case .dual: ArabicReading.dual
    case .feminine: "feminine"
    case .accusative: "accusative"
    case .elative: "elative"
    case .collective: "collective"
    case .possessive: "possessive"
    case .verb: LexicalReading.verb
    case .brokenPlural: LexicalReading.brokenPlural
    }
  }
}
