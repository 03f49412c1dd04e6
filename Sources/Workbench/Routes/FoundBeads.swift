import Bitext
import Workflows

/// How far an alignment is and the beads it has found since, as a line of an answer:
/// `{"progress": {"done": 740, "all": 2100}, "languages": ["ar", "en"], "found": [{"sources": ["…"],
/// "targets": ["…"], "confidence": 0.98}]}`.
struct FoundBeads: Encodable, Sendable {
  private let progress: Progress
  private let languages: [String]
  private let found: [Found]

  private struct Progress: Encodable {
    let done: Int
    let all: Int
  }

  private struct Found: Encodable {
    let sources: [String]
    let targets: [String]
    /// 0…1.
    let confidence: Double
  }

  init(_ told: AlignmentProgress) {
    progress = Progress(done: told.done, all: told.all)
    languages = [told.languages.source.tag, told.languages.target.tag]
    found = told.beads.map { bead in
      let texts = told.texts(of: bead)
      return Found(sources: texts.sources, targets: texts.targets, confidence: bead.confidence)
    }
  }
}
