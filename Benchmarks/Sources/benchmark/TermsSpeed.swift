import Bitext
import Foundation
import Terminology
import TextAnalysis

/// The time it takes to load a made-up glossary and to search a made-up text with it.
enum TermsSpeed {
  static func run(entries count: Int, _ wordForms: ArabicMorphology?) {
    var random = SplitMix(state: 2254)
    let arabic = vocabulary(
      letters: Array("ابتثجحخدذرزسشصضطعغفقكلمنهوي"), max(20_000, count * 2 / 5), &random)
    let english = vocabulary(
      letters: Array("abcdefghilmnoprstuvw"), max(20_000, count * 2 / 5), &random)
    let table = glossary(count, arabic, english, &random)
    var glossary = Glossary(entries: [])
    var matcher = TermMatcher([])
    // Loading uses all cores, so the clock on the wall counts too; the best of three is the one least
    // disturbed.
    let loads = (0..<3).map { _ in
      (
        parsing: times {
          glossary = (try? Glossary(parsing: table, file: "made-up.tsv")) ?? glossary
        },
        indexing: times { matcher = TermMatcher(glossary, morphology: wordForms) }
      )
    }
    let best = loads.min { $0.parsing.wall + $0.indexing.wall < $1.parsing.wall + $1.indexing.wall }
    print("terms: \(glossary.entries.count) made-up entries, \(table.utf8.count) bytes")
    if let best {
      print(
        "  read \(seconds(best.parsing.wall)), index \(seconds(best.indexing.wall)); processor "
          + "\(seconds(best.parsing.processor)), \(seconds(best.indexing.processor))")
    }
    print("  searching on 1 core, processor time:")
    for (name, words) in [("Arabic", arabic), ("English", english)] {
      let text = runningText(words, 200_000, &random)
      var hits = 0
      let whole = processorTime { hits = matcher.hits(in: text).count }
      let segments = text.split(separator: "\n").map(String.init)
      let apart = processorTime { for segment in segments { _ = matcher.hits(in: segment).count } }
      print(
        "  \(name), 200000 words: \(hits) hits; whole \(rate(whole)) words/s, "
          + "\(segments.count) segments one by one \(rate(apart)) words/s")
    }
  }

  private static func times(_ work: () -> Void) -> (wall: Double, processor: Double) {
    var processor = 0.0
    let wall = ContinuousClock().measure { processor = processorTime(work) }
    return (wall / .seconds(1), processor)
  }

  /// Seconds of the processor, which other programs on the machine do not lengthen.
  private static func processorTime(_ work: () -> Void) -> Double {
    let start = clock()
    work()
    return Double(clock() - start) / Double(CLOCKS_PER_SEC)
  }

  private static func seconds(_ time: Double) -> String { String(format: "%.3f s", time) }

  private static func rate(_ time: Double) -> Int { Int(200_000 / time) }

  private static func vocabulary(
    letters: [Character], _ count: Int, _ random: inout SplitMix
  ) -> [String] {
    (0..<count).map { _ in
      let length = 3 + random.below(4)
      return String((0..<length).map { _ in letters[random.below(letters.count)] })
    }
  }

  /// Terms and renderings of one to four words, two wordings each. Terms of one word take any word
  /// of the vocabulary, since each is a term once; longer ones repeat the common words, as real
  /// ones do.
  private static func glossary(
    _ count: Int, _ arabic: [String], _ english: [String], _ random: inout SplitMix
  ) -> String {
    var table = GlossaryColumn.header + "\n"
    for number in 0..<count {
      let terms = (0..<2).map { _ in phrase(arabic, "ال", &random) }
      let renderings = (0..<2).map { _ in phrase(english, "", &random) }
      table += "made.up-\(number)\t\(terms[0])\t\(terms[1])\t\(renderings[0])\t\(renderings[1])"
      table += "\t\t\tdomain\tnoun phrase\t\tsource\n"
    }
    return table
  }

  private static func phrase(
    _ words: [String], _ article: String, _ random: inout SplitMix
  ) -> String {
    let length = 1 + random.below(4)
    return (0..<length).map { place in
      let word = length == 1 ? random.below(words.count) : random.zipf(words.count)
      return (place > 0 ? article : "") + words[word]
    }.joined(separator: " ")
  }

  private static func runningText(
    _ words: [String], _ count: Int, _ random: inout SplitMix
  ) -> String {
    let clitics = ["", "", "", "ال", "و", "ب", "وال", "لل"]
    let isArabic = words[0].unicodeScalars.allSatisfy { $0.value > 0x5FF }
    var text = ""
    for number in 1...count {
      text += isArabic ? clitics[random.below(clitics.count)] : ""
      text += words[random.zipf(words.count)]
      text += number % 25 == 0 ? ".\n" : " "
    }
    return text
  }
}

/// A small generator of numbers with a known seed.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  mutating func below(_ bound: Int) -> Int { Int(next() >> 33) % bound }

  /// Small numbers more often than large ones, as the words of a language are.
  mutating func zipf(_ bound: Int) -> Int {
    let share = Double(below(1 << 24)) / Double(1 << 24)
    return min(bound - 1, Int(pow(Double(bound), share)) - 1 + below(2))
  }
}
