internal import Bitext
internal import TextAnalysis

/// What tells apart two texts whose words are the same, one for one, but for numbers.
enum SignDifferences {
  static func between(_ a: MatchText, _ b: MatchText) -> Set<MatchDifference> {
    if a.text.utf8.elementsEqual(b.text.utf8) { return [] }
    var differences: Set<MatchDifference> = []
    for place in 0..<min(a.count, b.count) {
      if let difference = between(a, b, at: place) { differences.insert(difference) }
    }
    if !signs(of: a).elementsEqual(signs(of: b)) { differences.insert(.punctuation) }
    // Something is left where the folds meet only letter by letter: marks outside of words.
    if differences.isEmpty && !haveOtherNumbers(a, b) { differences.insert(.orthographic) }
    return differences
  }

  private static func between(_ a: MatchText, _ b: MatchText, at place: Int) -> MatchDifference? {
    let (one, other) = (a.shapes[place], b.shapes[place])
    // Other numbers are a difference of their own.
    guard one.spelling == other.spelling else { return nil }
    guard one.letters == other.letters else { return .orthographic }
    let (left, right) = (a.text[a.range(place)], b.text[b.range(place)])
    if left.utf8.elementsEqual(right.utf8) { return nil }
    let isCase = left.lowercased().utf8.elementsEqual(right.lowercased().utf8)
    return isCase ? .letterCase : .orthographic
  }

  private static func haveOtherNumbers(_ a: MatchText, _ b: MatchText) -> Bool {
    zip(a.shapes, b.shapes).contains { $0.spelling != $1.spelling }
  }

  /// What stands between the words, each word one zero.
  private static func signs(of text: MatchText) -> [UInt8] {
    var signs: [UInt8] = []
    var done = 0
    let bytes = Array(text.text.utf8)
    for word in 0..<text.count {
      let range = text.range(word)
      if range.lowerBound > done { signs += bytes[done..<range.lowerBound] }
      signs.append(0)
      done = max(done, range.upperBound)
    }
    return signs + bytes[done...]
  }
}
