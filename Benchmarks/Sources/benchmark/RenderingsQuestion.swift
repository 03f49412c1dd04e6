import Alignment
import ArgumentParser
import Bitext
import Foundation
import Workflows

/// Is the rendering of a term found where the term stands? Compares what a look-up finds, the
/// glossaries left out, with what was marked by hand.
struct RenderingsQuestion: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "renderings",
    abstract: "Precision and recall of the renderings found for terms marked by hand.",
    discussion: """
      Terms marked by hand are those of Tests/AlignmentTests/Fixtures/renderings.tsv and, in the pairs \
      NAME.ar, NAME.en of --data, of Benchmarks/Occurrences/plain.tsv. Every second term is of the part \
      dev, which may be looked at; the others are of the part test, which is only counted.
      """)

  @Option(help: "The folder of the pairs, one segment a line.") var data: String?
  @Option(help: "The part: dev or test.") var part = "test"
  @Flag(inversion: .prefixedNo, help: "Use the sentence encoder.") var encoder = true
  @Flag(help: "Ask at each place by itself, as if the memory held one pair.") var alone = false
  @Flag(help: "Print every place of the part dev that is wrong, with the links of its words.")
  var errors = false

  func run() throws {
    let linking = try LinkWords(.current, usesEncoder: encoder, usesGlossaries: false)
    var all = RenderingScore()
    for (name, occurrences) in try sets {
      var score = RenderingScore()
      let terms = Dictionary(grouping: occurrences, by: \.term)
      for term in terms.keys.sorted().enumerated().filter({
        ($0.offset % 2 == 0) == (part == "dev")
      })
      .map(\.element) {
        let hand = terms[term] ?? []
        let wiser = linking.learning(
          from: hand.map { ($0.source, $0.target) }, source: .arabic, target: .english)
        for (occurrence, spans) in zip(hand, found(linking, hand)) {
          let isWell = score.add(spans, byHand: occurrence)
          all.add(spans, byHand: occurrence)
          if errors, part == "dev", !isWell {
            Self.show(occurrence, spans, alone ? linking : wiser)
          }
        }
      }
      print(Self.line(name, score))
    }
    print(Self.line("all", all))
    print(
      "  signature: \(part); \(linking.signature); "
        + (alone ? "each place alone" : "the places of a term together"))
  }

  private func found(_ linking: LinkWords, _ hand: [HandRendering]) -> [[TextRange]] {
    let places = hand.map {
      LinkWords.TermPlace(
        text: $0.source, language: .arabic, translation: $0.target, translationLanguage: .english,
        range: $0.range)
    }
    let renderings =
      alone ? places.map { linking.renderings(of: [$0])[0] } : linking.renderings(of: places)
    return renderings.map { $0?.spans ?? [] }
  }

  private var sets: [(String, [HandRendering])] {
    get throws {
      let fixtures = HandBeads.root.appending(
        path: "Tests/AlignmentTests/Fixtures/renderings.tsv")
      var sets = [
        ("own", try HandRendering.read(marked: String(contentsOf: fixtures, encoding: .utf8)))
      ]
      guard let data else { return sets }
      let table = HandBeads.root.appending(path: "Benchmarks/Occurrences/plain.tsv")
      let rows = try HandRendering.read(places: String(contentsOf: table, encoding: .utf8)) {
        name in
        let sides = try ["ar", "en"].map { ending in
          try String(
            contentsOf: URL(filePath: data).appending(path: "\(name).\(ending)"), encoding: .utf8
          ).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        }
        return (sides[0], sides[1])
      }
      sets.append(("data", rows))
      return sets
    }
  }

  private static func line(_ name: String, _ score: RenderingScore) -> String {
    String(
      format:
        "renderings: %@  P %.3f  R %.3f  (%d occurrences, %d given, %d right, %d to the letter)",
      name.padding(toLength: 5, withPad: " ", startingAt: 0), score.precision, score.recall,
      score.count, score.given, score.right, score.exact)
  }

  private static func show(
    _ hand: HandRendering, _ spans: [TextRange], _ linking: LinkWords
  ) {
    func text(_ ranges: [TextRange]) -> String {
      ranges.isEmpty ? "–" : ranges.map { String(hand.target[$0]) }.joined(separator: " … ")
    }
    print(
      "\(hand.term)  \(hand.place)  \(hand.source[hand.range])  "
        + "wanted: \(text(hand.rendering))  found: \(text(spans))")
    let concerned = hand.rendering + spans
    for link in linking.links(source: hand.source, .arabic, target: hand.target, .english)
    where link.source.overlaps(hand.range) || concerned.contains(where: link.target.overlaps) {
      print(
        String(format: "    %.2f", link.strength),
        "\(hand.source[link.source])  \(hand.target[link.target])")
    }
  }
}
