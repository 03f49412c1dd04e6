import Bitext
import TextAnalysis

/// Candidates of a mining as a person goes through them: what has become an entry meanwhile, or was put
/// aside, is told from what is still to be judged.
public struct CandidateReview: Sendable {
  /// The likeliest first.
  public let open: [MineTerms.Candidate]
  /// Those that were put aside since.
  public let aside: [MineTerms.Candidate]
  /// Those that a glossary has by now, with their concepts.
  public let accepted: [(candidate: MineTerms.Candidate, concept: String)]
  /// How many units were looked through, and what the answer rests on.
  public let units: Int
  public let signature: String

  public init(
    _ answer: MineTerms.Answer, glossaries: BrowseGlossaries, setAside: SetAsideTerms
  ) {
    let concepts = glossaries.conceptsByTerm
    var (open, aside): ([MineTerms.Candidate], [MineTerms.Candidate]) = ([], [])
    var accepted: [(MineTerms.Candidate, String)] = []
    for candidate in answer.candidates {
      if let concept = concepts[BrowseGlossaries.key(candidate.term)] {
        accepted.append((candidate, concept))
      } else if setAside.contains(candidate.term) {
        aside.append(candidate)
      } else {
        open.append(candidate)
      }
    }
    (units, signature) = (answer.units, answer.signature)
    (self.open, self.aside, self.accepted) = (open, aside, accepted)
  }
}
