import Bitext
import Checks

/// Says in a bead's evidence where its two sides name different numbers: 23 where the other has 32.
///
/// It goes by the checks of numbers and references, which know what may be said otherwise.
struct NumberConflicts {
  private let checks: CheckList

  init() throws(ChecksError) { checks = try CheckList(only: ["number", "reference"]) }

  /// The alignment with such evidence behind meaning, length and memory.
  func marked(_ aligned: AlignedArticles) -> AlignedArticles {
    var run = checks.run(CheckSetting())
    return aligned.with(
      beads: aligned.beads.map { bead in
        guard !bead.isUnaligned else { return bead }
        let spans = conflicts(of: bead, in: aligned, &run)
        return spans.isEmpty ? bead : bead.with(conflicts: spans)
      })
  }

  private func conflicts(
    of bead: Bead, in aligned: AlignedArticles, _ run: inout CheckRun
  ) -> [Evidence.SharedSpan] {
    let unit = CheckedUnit(
      place: .init(file: aligned.pair.source.origin.name, line: nil, number: 0),
      source: .init(
        language: aligned.pair.source.language, content: TaggedText(aligned.sourceText(of: bead))),
      target: .init(
        language: aligned.pair.target.language, content: TaggedText(aligned.targetText(of: bead))))
    return run.examine(unit).compactMap { finding in
      guard let source = finding.source.range, let target = finding.target.range else {
        return nil
      }
      return Evidence.SharedSpan(
        source: String(unit.source.text[source]), target: String(unit.target.text[target]),
        sourceRange: source, targetRange: target)
    }
  }
}

extension Bead {
  fileprivate func with(conflicts: [Evidence.SharedSpan]) -> Bead {
    let place =
      evidence.firstIndex { reason in
        switch reason {
        case .meaning, .length, .memory: false
        default: true
        }
      } ?? evidence.endIndex
    return Bead(
      sources: sources, targets: targets, confidence: confidence,
      evidence: evidence[..<place] + conflicts.map { .conflict($0) } + evidence[place...])
  }
}
