import Bitext
import Foundation
import Workflows

/// A long text with its translation and its beads, joined from documents in a random order that a
/// seed fixes; when all are used up they come again in another order.
struct JoinedDocuments {
  private(set) var sources: [String] = []
  private(set) var targets: [String] = []
  private(set) var beads: [String] = []

  /// - Parameter segments: how many of source at least; the last document is taken whole.
  init(_ documents: [Document], segments: Int, seed: UInt64) {
    var random = SplitMix(state: seed)
    while sources.count < segments, !documents.isEmpty {
      for document in documents.shuffled(using: &random) where sources.count < segments {
        append(document)
      }
    }
  }

  private mutating func append(_ document: Document) {
    let place = (source: sources.count, target: targets.count)
    beads += document.beads.map { bead in
      let source = bead.sources.map { "\($0 + place.source)" }.joined(separator: ", ")
      let target = bead.targets.map { "\($0 + place.target)" }.joined(separator: ", ")
      return "[\(source)]:[\(target)]"
    }
    sources += document.sources
    targets += document.targets
  }

  /// Writes `NAME.FROM`, `NAME.TO` and `NAME.gold`, one segment or one bead a line.
  func write(to folder: URL, name: String, from: String, to: String) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (lines, ending) in [(sources, from), (targets, to), (beads, "gold")] {
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(
        to: folder.appendingPathComponent("\(name).\(ending)"))
    }
  }

  /// One document of the data.
  struct Document {
    let sources: [String]
    let targets: [String]
    let beads: [(sources: [Int], targets: [Int])]

    /// All documents of a folder that have beads, by name.
    static func all(in folder: URL, from: String, to: String) throws -> [Document] {
      try AlignFolder.pairs(in: folder, from: from, to: to).pairs.map { pair in
        Document(
          sources: try lines(pair.source), targets: try lines(pair.target),
          beads: try lines(folder.appendingPathComponent("\(pair.name).gold")).map(bead))
      }
    }

    private static func lines(_ file: URL) throws -> [String] {
      var lines = try String(contentsOf: file, encoding: .utf8)
        .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      if lines.last == "" { lines.removeLast() }
      return lines
    }

    /// `[0, 1]:[0]`.
    private static func bead(_ line: String) -> (sources: [Int], targets: [Int]) {
      let sides = line.split(separator: ":", omittingEmptySubsequences: false).map { side in
        side.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
      }
      return (sides.first ?? [], sides.dropFirst().first ?? [])
    }
  }
}
