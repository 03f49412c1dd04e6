import Alignment
import Bitext

/// The links of a bead beside those made by hand, for reading.
struct CorrespondenceErrors {
  private let bead: HandBeads.Bead
  private let found: Correspondence

  init(_ bead: HandBeads.Bead, _ found: Correspondence) {
    self.bead = bead
    self.found = found
  }

  func print() {
    Swift.print("\(bead.article) \(bead.ladder)")
    let hand = bead.links.map { (words($0.source), words($0.target)) }
    let links = found.links.map {
      (String(bead.sourceText[$0.source]), String(bead.targetText[$0.target]), $0.strength)
    }
    for link in bead.links {
      let ranges = link.source.compactMap { $0.range(in: bead.sourceText) }
      let others = link.target.compactMap { $0.range(in: bead.targetText) }
      let touching = found.links.filter { one in
        ranges.contains { $0.overlaps(one.source) } || others.contains { $0.overlaps(one.target) }
      }
      let shown = touching.map {
        "\(bead.sourceText[$0.source]) = \(bead.targetText[$0.target]) \(Int($0.strength * 100))"
      }
      let isRight =
        !touching.isEmpty
        && touching.allSatisfy { one in
          ranges.contains { $0.overlaps(one.source) } && others.contains { $0.overlaps(one.target) }
        }
      if isRight || (touching.isEmpty && (hand.isEmpty || links.isEmpty)) { continue }
      if touching.isEmpty && (link.source.isEmpty || link.target.isEmpty) { continue }
      Swift.print(
        "   \(words(link.source)) = \(words(link.target))   |  "
          + (shown.isEmpty ? "nothing" : shown.joined(separator: "; ")))
    }
  }

  private func words(_ words: [HandLink.Word]) -> String {
    words.isEmpty ? "-" : words.map(\.text).joined(separator: " ")
  }
}
