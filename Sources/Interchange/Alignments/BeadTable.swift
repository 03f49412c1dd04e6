public import Bitext
public import Foundation

/// Bead files: one bead a line as `[0,1]:[0]`, indices from 0, an empty side as `[]`.
///
/// Vecalign and Bertalign write them and their scorers read them; what stands behind a second
/// colon, such as a cost, is passed over, and so are empty lines and remarks from `#` on.
public enum BeadTable {
  /// The beads of a file, in its order.
  ///
  /// - Parameters:
  ///   - sources: how many source segments there are; nil leaves the indices unchecked.
  ///   - targets: likewise.
  ///   - mayRepeat: whether a segment may stand in several beads, as in some that were made by
  ///     hand and published.
  ///
  /// Throws: `InterchangeError.badLine` for a line that is no bead, names a segment that is not
  /// there or, unless that is allowed, names one twice.
  public static func read(
    _ file: URL, sources: Int? = nil, targets: Int? = nil, mayRepeat: Bool = false
  ) throws(InterchangeError) -> [Bead] {
    let data = try FileContents.read(file, limit: ArticleReader.limit)
    let name = file.lastPathComponent
    let text = try DecodedText(data, file: name, encoding: nil).text
    return try beads(
      text, name: name, sources: sources, targets: targets, mayRepeat: mayRepeat)
  }

  /// The beads of a text.
  public static func beads(
    _ text: String, name: String, sources: Int? = nil, targets: Int? = nil,
    mayRepeat: Bool = false
  ) throws(InterchangeError) -> [Bead] {
    var beads: [Bead] = []
    var seen = (
      sources: IndexRegister(sources, mayRepeat), targets: IndexRegister(targets, mayRepeat)
    )
    let lines = PlainText.unified(text).split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let trimmed = line.prefix { $0 != "#" }.trimmingCharacters(in: .whitespaces)
      guard !trimmed.isEmpty else { continue }
      let sides = trimmed.split(separator: ":", omittingEmptySubsequences: false)
      guard sides.count >= 2, let first = indices(sides[0]), let second = indices(sides[1]) else {
        throw .badLine(
          file: name, line: index + 1,
          reason: "“\(trimmed.prefix(40))” is no bead; write one as [0,1]:[0]")
      }
      for problem in [
        seen.sources.problem(with: first, side: "source"),
        seen.targets.problem(with: second, side: "target"),
      ] {
        if let problem { throw .badLine(file: name, line: index + 1, reason: problem) }
      }
      beads.append(Bead(sources: first, targets: second))
    }
    return beads
  }

  /// The beads as a file's text.
  public static func text(_ beads: [Bead]) -> String {
    beads.map { $0.ladder + "\n" }.joined()
  }

  /// `[0, 1]` as numbers; nil if it is no list of them.
  private static func indices(_ side: Substring) -> [Int]? {
    let trimmed = side.trimmingCharacters(in: .whitespaces)
    guard trimmed.hasPrefix("["), trimmed.hasSuffix("]"), trimmed.count >= 2 else { return nil }
    let inner = trimmed.dropFirst().dropLast().trimmingCharacters(in: .whitespaces)
    guard !inner.isEmpty else { return [] }
    var found: [Int] = []
    for part in inner.split(separator: ",", omittingEmptySubsequences: false) {
      guard let index = Int(part.trimmingCharacters(in: .whitespaces)), index >= 0 else {
        return nil
      }
      found.append(index)
    }
    return found.sorted()
  }
}

/// The segments of one side that beads have named so far.
private struct IndexRegister {
  private let count: Int?
  private let mayRepeat: Bool
  private var seen: Set<Int> = []

  init(_ count: Int?, _ mayRepeat: Bool) { (self.count, self.mayRepeat) = (count, mayRepeat) }

  mutating func problem(with indices: [Int], side: String) -> String? {
    for index in indices {
      if let count, index >= count {
        return "\(side) segment \(index) is not there: there are \(count), counted from 0; are "
          + "these the beads of this pair, cut into the same segments?"
      }
      if !seen.insert(index).inserted, !mayRepeat {
        return "\(side) segment \(index) stands there twice; leave it in one bead"
      }
    }
    return nil
  }
}
