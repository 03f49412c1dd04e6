import Bitext
import Foundation
import Terminology
import TextAnalysis

/// What terms are found by, opened once: the glossaries and the dictionary of word forms.
struct OpenGlossaries: Sendable {
  /// Nil where there is no glossary.
  let matcher: TermMatcher?
  /// Nil where none is installed, or the one that is cannot be read; `doctor` says which.
  let morphology: ArabicMorphology?

  /// - Parameter glossaries: used instead of the installed ones, if any are named.
  ///
  /// Throws: `TerminologyError` naming file and line.
  init(_ installation: Installation, glossaries: [URL] = []) throws {
    let shelf =
      glossaries.isEmpty ? GlossaryShelf(installation) : GlossaryShelf(files: glossaries)
    morphology = try? ArabicMorphology(file: installation.wordForms)
    matcher = try shelf.matcher(morphology: morphology)
  }

  /// The concept that a glossary has for the whole of an Arabic wording.
  func concept(of wording: String) -> String? {
    let whole = TextRange(0, wording.utf8.count)
    return matcher?.hits(in: wording).first { $0.range == whole }?.entry.concept
  }
}
