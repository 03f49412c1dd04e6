import Alignment
import Checks
import Interchange
import Terminology
import TranslationMemory

/// Whose affair an error is, for those who answer requests.
public enum Blame: Sendable {
  /// What was asked or sent is wrong.
  case request
  /// What was asked for is not there.
  case absence
  /// What was asked goes by a state that is past.
  case conflict
  /// Others are at it; later it may go.
  case others
  /// The machine, its files or its resources.
  case machine

  public static func of(_ error: any Error) -> Blame {
    switch error {
    case let error as MemoryError: ofMemory(error)
    case let error as InterchangeError: ofFile(error)
    case let error as TerminologyError: ofGlossary(error)
    case ConceptEdit.Problem.changedMeanwhile: .conflict
    case is ConceptEdit.Problem, is UnitEdit.Problem, is ImportTerms.BadColumn,
      is MineTerms.NoRendering, is GlossaryOrder.UnknownGlossary:
      .request
    case is AlignmentProblem, is AlignmentError, is ChecksError, is RequestProblem: .request
    default: .machine
    }
  }

  private static func ofMemory(_ error: MemoryError) -> Blame {
    switch error {
    case .missing, .unknownImport, .unknownUnit, .deletedUnit, .unknownChange: .absence
    case .replacedUnit, .changedSince: .conflict
    case .locked: .others
    case .finishedImport, .deletedImport: .request
    default: .machine
    }
  }

  private static func ofGlossary(_ error: TerminologyError) -> Blame {
    switch error {
    case .unknownConcept: .absence
    case .changedSince, .changedMeanwhile, .nothingToUndo: .conflict
    case .unreadable, .wrongHeader, .wrongColumnCount, .emptyCell, .unwritable: .machine
    default: .request
    }
  }

  private static func ofFile(_ error: InterchangeError) -> Blame {
    switch error {
    case .missing, .noPermission, .unreadable, .unwritableFile, .readerWentAway: .machine
    default: .request
    }
  }
}
