import ArgumentParser
import Bitext
import Foundation
import SentenceEncoder
import TranslationMemory
import Workflows

/// Are the nearest in meaning found, all of them, and how fast?
struct MeaningQuestion: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "meaning")

  @Option(help: "The memory, whose texts are read first if they were not.") var memory: String
  @Option(help: "How many texts of the memory are asked about, cut in half.") var queries = 60
  @Option(help: "How many are wanted.") var count = 10
  @Flag(help: "Compare with the cosines of all vectors; embeds every text anew.") var exact = false

  func run() throws {
    let store = try SQLiteStore(reading: URL(fileURLWithPath: memory))
    let encoder = try SentenceEncoder()
    let index = MeaningIndex(of: store, encoder: encoder)
    try index.update()
    var texts: Set<String> = []
    try store.forEachUnit { texts.insert($0.source.text) }
    let all = texts.sorted()
    let asked = stride(from: 0, to: all.count, by: max(1, all.count / queries)).map { place in
      all[place].split(separator: " ").prefix(max(2, all[place].split(separator: " ").count / 2))
        .joined(separator: " ")
    }
    print(
      "meaning: \(index.count(in: .arabic)) Arabic vectors, \(asked.count) queries, best \(count)")
    _ = try index.nearest(to: asked[0], in: .arabic, count: count)
    var times: [Usage] = []
    var found: [[MeaningIndex.Hit]] = []
    for query in asked {
      times.append(
        try Usage.of { found.append(try index.nearest(to: query, in: .arabic, count: count)) })
    }
    let clock = times.map { $0.clock * 1000 }.sorted()
    print(
      String(
        format: "  after opening: p50 %.0f ms, p95 %.0f ms by the clock, %d cores",
        clock[clock.count / 2], clock[clock.count * 95 / 100],
        ProcessInfo.processInfo.activeProcessorCount))
    if exact { compare(found, asked, all, encoder) }
    print("  \(ProgramVersion.name) \(ProgramVersion.number)")
  }

  /// How many of the truly nearest texts were found; of equals any will do. Two cosines are equal
  /// within what the encoder's rounding leaves, 2e-4: a text's vector hangs a little on the texts it
  /// is embedded with.
  private func compare(
    _ found: [[MeaningIndex.Hit]], _ asked: [String], _ all: [String], _ encoder: SentenceEncoder
  ) {
    let vectors = encoder.vectors(for: all)
    var (right, wanted) = (0, 0)
    for (query, hits) in zip(encoder.vectors(for: asked), found) {
      let best = vectors.map { Double(query.cosine($0)) }.sorted(by: >).prefix(count)
      let floor = (best.last ?? 0) - 2e-4
      right += Set(hits.filter { $0.cosine >= floor }.map { $0.unit.unit.source.text }).count
      wanted += best.count
    }
    print(
      String(
        format: "  recall against the cosines of all vectors: %.4f (%d of %d)",
        Double(right) / Double(max(1, wanted)), right, wanted))
  }
}
