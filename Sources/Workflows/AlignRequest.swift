import Bitext
public import Foundation
import Interchange

extension AlignArticles {
  /// Aligns the pair that one JSON object asks for and answers with one, both as on a line of
  /// `tarjuman align --stdin`, where the id may be missing.
  ///
  /// - Parameters:
  ///   - minimum: beads less sure than this are left out of the answer, 0…1.
  ///   - progress: told, for long texts now and then, how far it is.
  ///
  /// Throws: `RequestProblem` for an object that asks for no pair, `AlignmentProblem`,
  /// `AlignmentError`.
  public func answer(
    _ request: Data, minimum: Double = 0,
    progress: (AlignmentProgress) -> Void = { _ in }
  ) throws -> Data {
    let asked = PairLine(Array(request), line: 1, needsIdentifier: false)
    let pair: PairRequest
    do {
      pair = try asked.request.get()
    } catch InterchangeError.badLine(_, _, let reason) {
      throw RequestProblem(description: reason)
    }
    let outcome = try align(pair, progress: progress)
    return try AlignmentJSON(outcome.aligned) { $0.confidence >= minimum }
      .line(id: asked.id, notices: outcome.notices)
  }
}

/// What is wrong with an object that was sent.
public struct RequestProblem: Error, Sendable, CustomStringConvertible {
  public let description: String
}
