import Foundation
import Testing

/// A pair of the samples with its hand-made beads.
struct Sample: CustomTestStringConvertible {
  let name: String

  var arabic: String { Checkout.samples.appending(path: "\(name).ar.txt").path }
  var english: String { Checkout.samples.appending(path: "\(name).en.txt").path }
  var beads: String { Checkout.samples.appending(path: "\(name).beads").path }
  var testDescription: String { name }

  static let all: [Sample] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: Checkout.samples.path)
    return (names ?? []).filter { $0.hasSuffix(".beads") }.sorted()
      .map { Sample(name: String($0.dropLast(".beads".count))) }
  }()

  static let convoy = Sample(name: "aid-convoy")
  static let market = Sample(name: "market-report")

  /// An article of which the samples have no translation.
  static let untranslated = Checkout.samples.appending(path: "untranslated-1.ar.txt").path
}

/// The figures that `--evaluate` prints.
struct PrintedFigures {
  /// From the counts, which are not rounded.
  let strictF1: Double
  let documents: Int

  /// Nil if there are none.
  init?(_ run: Run) {
    let strict = run.lines.first { $0.hasPrefix("strict") } ?? ""
    let shares = strict.matches(of: /(\d+)\/(\d+)/).compactMap { share -> Double? in
      guard let right = Double(share.1), let all = Double(share.2) else { return nil }
      return all == 0 ? 0 : right / all
    }
    let documents = run.lines.first { $0.hasPrefix("documents: ") }?
      .split(whereSeparator: { !$0.isNumber }).first
    guard shares.count == 2, let count = documents.flatMap({ Int($0) }) else { return nil }
    let sum = shares[0] + shares[1]
    strictF1 = sum == 0 ? 0 : 2 * shares[0] * shares[1] / sum
    self.documents = count
  }
}

/// Beads as the program writes them, one `[0,1]:[0]` a line.
struct PrintedBeads {
  let sources: [Int]
  let targets: [Int]

  /// Nil if a line is no bead.
  init?(_ text: String) {
    var sources: [Int] = []
    var targets: [Int] = []
    for line in text.split(separator: "\n") {
      guard let match = line.wholeMatch(of: /\[([0-9,]*)\]:\[([0-9,]*)\]/) else { return nil }
      sources += match.1.split(separator: ",").compactMap { Int($0) }
      targets += match.2.split(separator: ",").compactMap { Int($0) }
    }
    (self.sources, self.targets) = (sources, targets)
  }

  /// Whether every segment of both sides is in exactly one bead.
  var areWhole: Bool {
    !sources.isEmpty && sources.sorted() == Array(sources.indices)
      && targets.sorted() == Array(targets.indices)
  }
}
