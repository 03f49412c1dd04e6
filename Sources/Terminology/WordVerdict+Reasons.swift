internal import TextAnalysis

extension WordVerdict {
  /// Why the word counts, each thing in words: `clitics و+ب left outside`, `plural`.
  func reasons(
    _ letters: ArraySlice<UInt8>, _ termWord: ArraySlice<UInt8>, isFirst: Bool, isLast: Bool
  ) -> [String] {
    var reasons: [String] = []
    if !reading.isBare {
      let particles = reading.proclitics.description
      reasons.append(
        isFirst ? "clitics \(particles) left outside" : "\(particles) between the words")
    }
    if reading.proclitics.hasArticle != term.proclitics.hasArticle {
      reasons.append(reading.proclitics.hasArticle ? "with article" : "without article")
    }
    if reading.hasPronoun { reasons.append(isLast ? "pronoun left outside" : "pronoun inside") }
    if reading.isOutline {
      reasons.append("dictionary: no such word, one letter with other dots")
    } else if reading.isLexical {
      reasons.append("dictionary: " + lexicalReason)
    } else if reading.ending != term.ending {
      reasons.append(
        reading.ending == .none ? "without \(term.ending.name)" : reading.ending.name)
    }
    if isRespelt { reasons.append(WordVerdict.spelling(reading.phrase(of: letters), termWord)) }
    return reasons
  }

  private var lexicalReason: String {
    if reading.ending != .none { return reading.ending.name }
    return [.plural, .brokenPlural].contains(term.ending) ? "singular" : "same word"
  }

  private static func spelling(_ text: ArraySlice<UInt8>, _ term: ArraySlice<UInt8>) -> String {
    let names = ArabicSpelling.differences(
      between: String(decoding: text, as: UTF8.self), and: String(decoding: term, as: UTF8.self))
    let isEnglish = (text.first ?? 0) < 0x80
    return "spelling" + (isEnglish || names.isEmpty ? "" : ": " + names.joined(separator: ", "))
  }
}
