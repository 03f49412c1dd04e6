import Bitext
import TextAnalysis

/// Links words that are one name by their sounds, written in two scripts.
struct NameLinks {
  init(
    _ source: AlignmentSide, _ sources: ContentWords, _ target: AlignmentSide,
    _ targets: ContentWords
  ) {}

  func links() -> [WordLinks.Link] { [] }
}
