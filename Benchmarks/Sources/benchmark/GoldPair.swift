import Bitext
import Foundation
import Interchange
import Workflows

/// A document of the alignment benchmark as translation units, one for each gold bead.
struct GoldPair {
  let name: String
  let units: [TranslationUnit]

  /// - Parameter folder: where `NAME.gold` lies; its beads are Arabic to English.
  init(_ pair: AlignFolder.Pair, in folder: URL, from: Language, to: Language) throws {
    name = pair.name
    let (sources, targets) = (try Self.lines(pair.source), try Self.lines(pair.target))
    let beads = try BeadTable.read(folder.appendingPathComponent("\(pair.name).gold"))
    units = beads.map { bead in
      let (first, second) =
        from.isArabic ? (bead.sources, bead.targets) : (bead.targets, bead.sources)
      return TranslationUnit(
        source: .init(language: from, content: Self.joined(first, sources)),
        target: .init(language: to, content: Self.joined(second, targets)))
    }
  }

  private static func joined(_ indices: [Int], _ lines: [String]) -> TaggedText {
    TaggedText(indices.map { lines[$0] }.joined(separator: " "))
  }

  private static func lines(_ file: URL) throws -> [String] {
    try String(contentsOf: file, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
