import Bitext
import Foundation
import TextAnalysis

/// A word, number or term of one side that may have its like on the other.
struct ContentWord: Sendable {
  let kind: Kind
  let segment: Int
  /// Within the segment's text.
  let range: TextRange
  /// What it may be known by on the other side; two words that share a key say the same.
  let keys: [StemKey]
  /// How much it says: about 1 for a word met in one segment only, more for numbers.
  var weight: Float

  enum Kind: Sendable { case word, number, name, term }
}

/// Everything of one side that can be compared with the other by letters.
struct ContentWords: Sendable {
  /// In order of segment.
  private(set) var words: [ContentWord] = []
  /// Quantities of each segment, with the place of the first among `words`.
  private(set) var quantities: [(word: Int, quantity: Quantity)] = []

  init(_ side: AlignmentSide, lexicon: Lexicon?) {
    let finder = QuantityFinder(language: side.language)
    let reader = WordReader(language: side.language, lexicon: lexicon)
    var terms: [Int: [AlignmentSide.TermOccurrence]] = [:]
    for term in side.terms { terms[term.segment, default: []].append(term) }
    var spread: [String: Int] = [:]
    var forms: [(word: Int, form: String)] = []
    for (segment, text) in side.texts.enumerated() {
      let found = finder.quantities(in: text)
      for quantity in found where quantity.information >= 1 {
        quantities.append((words.count, quantity))
        words.append(
          ContentWord(
            kind: .number, segment: segment, range: quantity.range,
            keys: [StemKey(quantity.canonicalKey, .gloss)],
            weight: Float(min(2, 0.4 + quantity.information / 6))))
      }
      for term in terms[segment] ?? [] {
        words.append(
          ContentWord(
            kind: .term, segment: segment, range: term.range,
            keys: [StemKey(term.concept, .concept)], weight: 1.2))
      }
      var seen: Set<String> = []
      for word in reader.words(of: text)
      where !found.contains(where: { $0.range.overlaps(word.range) }) {
        if seen.insert(word.form).inserted { spread[word.form, default: 0] += 1 }
        forms.append((words.count, word.form))
        words.append(
          ContentWord(
            kind: word.isName ? .name : .word, segment: segment, range: word.range,
            keys: word.keys, weight: word.isName ? 1.2 : 1))
      }
    }
    weigh(forms, spread, segments: side.texts.count)
  }

  /// Words met all over a text say little about which sentences belong together
  /// (inverse document frequency, Spärck Jones 1972, over the text's own segments).
  private mutating func weigh(
    _ forms: [(word: Int, form: String)], _ spread: [String: Int], segments: Int
  ) {
    let most = log(Float(segments + 1))
    for (word, form) in forms {
      let share = log(Float(segments + 1) / Float(spread[form] ?? 1)) / max(most, 0.1)
      words[word].weight *= max(0.1, share)
    }
  }

  /// The same with words of some kinds counting for nothing.
  func without(_ kinds: Set<ContentWord.Kind>) -> ContentWords {
    guard !kinds.isEmpty else { return self }
    var content = self
    for index in words.indices where kinds.contains(words[index].kind) {
      content.words[index].weight = 0
    }
    return content
  }

  /// One vector a segment over hashed keys: what the coarse path goes by without an encoder.
  func vectors(segments: Int) -> SegmentVectors {
    let dimension = 256
    var values = Array(repeating: Float(0), count: segments * dimension)
    for word in words where !word.keys.isEmpty {
      let share = word.weight / Float(word.keys.count).squareRoot()
      for key in word.keys {
        values[word.segment * dimension + Int(key.value % UInt64(dimension))] += share
      }
    }
    for segment in 0..<segments {
      let row = (segment * dimension)..<((segment + 1) * dimension)
      let length = values[row].reduce(0) { $0 + $1 * $1 }.squareRoot()
      if length > 0 { for index in row { values[index] /= length } }
    }
    return SegmentVectors(dimension: dimension, values: values)
  }
}

/// Reads the content words of one language.
private struct WordReader {
  let language: Language
  let lexicon: Lexicon?

  struct Word {
    let range: TextRange
    let form: String
    let keys: [StemKey]
    /// Whether it looks like a proper name where letters tell (a capital inside a sentence).
    let isName: Bool
  }

  func words(of text: String) -> [Word] {
    var found: [Word] = []
    for (position, word) in WordSegmenter.words(in: text).enumerated() {
      let letters = text[word.range]
      let read =
        word.kind == .arabic
        ? arabic(letters, word.range) : latin(letters, word.range, isFirst: position == 0)
      if let read { found.append(read) }
    }
    return found
  }

  private func arabic(_ letters: Substring, _ range: TextRange) -> Word? {
    let form = WordKeys.folded(letters)
    guard form.unicodeScalars.count > 1, !FunctionWords.arabic.contains(form) else { return nil }
    let keys = lexicon?.glosses(ofArabic: form) ?? []
    return Word(range: range, form: form, keys: keys, isName: false)
  }

  private func latin(_ letters: Substring, _ range: TextRange, isFirst: Bool) -> Word? {
    let form = letters.lowercased()
    guard form.unicodeScalars.count > 1 else { return nil }
    if language.primary == "en", FunctionWords.english.contains(form) { return nil }
    let isName = !isFirst && letters.first?.isUppercase == true
    return Word(
      range: range, form: form, keys: WordKeys.keys(form, language), isName: isName)
  }
}

/// How words are made comparable before they are hashed.
enum WordKeys {
  static func folded(_ word: some StringProtocol) -> String {
    FoldedText(String(word), level: .spelling).text
  }

  static func isArabic(_ word: Substring) -> Bool {
    word.unicodeScalars.contains { (0x0620...0x06FF).contains($0.value) }
  }

  /// The keys of a word of the target side: its stems where we know how, else the word.
  static func keys(_ word: some StringProtocol, _ language: Language = .english) -> [StemKey] {
    let lower = word.lowercased()
    guard language.primary == "en" else { return [StemKey(lower, .gloss)] }
    return EnglishStem.readings(of: lower).map { StemKey($0.stem.description, .gloss) }
  }

  /// The content words of a dictionary gloss: `write;compose (a letter)` gives three.
  static func glossWords(_ gloss: Substring) -> [StemKey] {
    var keys: Set<StemKey> = []
    for word in gloss.split(whereSeparator: { !$0.isLetter && $0 != "-" && $0 != "'" }) {
      let lower = word.lowercased()
      guard lower.count > 1, !FunctionWords.english.contains(lower) else { continue }
      keys.formUnion(self.keys(lower))
    }
    return Array(keys)
  }
}
