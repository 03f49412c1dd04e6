import ArgumentParser
import Foundation
import Workflows

/// The pairs of a folder, with a word on articles that have no translation beside them.
struct FolderPairs {
  let pairs: [AlignFolder.Pair]
  /// Whether every article has its translation.
  let isWhole: Bool

  /// Throws: `AlignmentProblem`, or a usage error if there is no pair.
  init(_ folder: String, from: String, to: String) throws {
    let (pairs, lonely) = try AlignFolder.pairs(
      in: URL(fileURLWithPath: folder, isDirectory: true), from: from, to: to)
    for name in lonely { TerminalOutput.say("\(name): no translation beside it; passed over") }
    guard !pairs.isEmpty else {
      throw ValidationError(
        "\(folder): no pairs NAME.\(from).*/NAME.\(to).* in it; --from and --to say other languages"
      )
    }
    self.pairs = pairs
    isWhole = lonely.isEmpty
  }
}
