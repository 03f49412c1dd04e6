import Bitext
import Foundation
import Synchronization
import Workflows

/// What wants eyes in the pairs of a folder: pairs by name, the beads of each in the order of its
/// text, so that a translator can read the two texts along with it.
final class FolderSheet: Sendable {
  private struct Part {
    let content: Data
    let doubtful: Int
    let beads: Int
  }

  private let form: AlignmentFormat
  private let parts = Mutex([String: Part]())

  init(_ form: AlignmentFormat) { self.form = form }

  /// Takes one pair; pairs come in any order.
  func add(_ aligned: AlignedArticles, name: String) throws {
    let part = Part(
      content: try content(aligned, name), doubtful: aligned.doubtfulBeads.count,
      beads: aligned.beads.count)
    parts.withLock { $0[name] = part }
  }

  /// Whether no bead wants eyes.
  var isEmpty: Bool { parts.withLock { $0.values.allSatisfy { $0.doubtful == 0 } } }

  /// Prints the sheet, and how many of how many beads it shows: below a table, else as a message.
  func print() {
    let parts = parts.withLock { $0.sorted { $0.key < $1.key }.map(\.value) }
    if form == .tsv { TerminalOutput.print(FolderReview.tableHeader, terminator: "") }
    for part in parts { TerminalOutput.write(part.content, to: STDOUT_FILENO) }
    let doubtful = parts.reduce(0) { $0 + $1.doubtful }
    let beads = parts.reduce(0) { $0 + $1.beads }
    let summary =
      "\(doubtful) of \(beads) beads to look at, in "
      + "\(parts.filter { $0.doubtful > 0 }.count) of \(parts.count) pairs"
    if form.isSheet {
      TerminalOutput.print(TerminalOutput.styled(summary, .bold))
    } else {
      TerminalOutput.say(summary)
    }
  }

  private func content(_ aligned: AlignedArticles, _ name: String) throws -> Data {
    switch form {
    case .json: try FolderReview.line(aligned)
    case .tsv: Data(FolderReview.rows(aligned, name: name).utf8)
    default: Data(card(aligned, name).utf8)
    }
  }

  private func card(_ aligned: AlignedArticles, _ name: String) -> String {
    guard !aligned.doubtfulBeads.isEmpty else { return "" }
    let sheet = AlignmentSheet(
      aligned, width: TerminalOutput.width, style: TerminalOutput.style, isReview: true)
    let heading = "\(name): \(aligned.doubtfulBeads.count) of \(aligned.beads.count) to look at"
    return TerminalOutput.styled(heading, .bold) + "\n\n" + sheet.rows(form)
  }
}
