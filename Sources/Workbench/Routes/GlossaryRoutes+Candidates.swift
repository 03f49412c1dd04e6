import Bitext
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Workflows

/// Terms found in the memory: looked for, accepted, put aside.
extension GlossaryRoutes {
  func addCandidates(to router: Router<WorkbenchContext>) {
    router.get("/api/v1/glossary/candidates") { request, _ in
      let question = try MiningQuestion(Query(request))
      return try await desk.answer(request) { sender in
        try mine(question) { sender?.progress($0) }.json()
      }
    }
    router.post("/api/v1/glossary/candidates/accept") { request, _ in
      let asked = try await request.record(Acceptance.self)
      let (desk, mined) = (desk, mined)
      return try await change(status: .created) { editor in
        let answer = mined.answers.last { $0.candidate(asked.term) != nil }
        guard let answer, let candidate = answer.candidate(asked.term) else {
          throw Self.notMined
        }
        return try answer.accept(
          candidate, preferring: asked.preferred, domain: asked.domain,
          to: desk.installation.glossary(named: asked.glossary),
          of: desk.memory.lastPathComponent, with: &editor)
      }
    }
    router.post("/api/v1/glossary/candidates/aside") { request, _ in
      let asked = try await request.record(Aside.self)
      return try await desk.run {
        try desk.withGlossaries {
          try SetAsideTerms(desk.installation).set(asked.term, isAside: asked.isAside)
        }
        return Response(status: .noContent)
      }
    }
  }

  static let notMined = HTTPError(
    .conflict, message: "The memory has not been looked through for it; look for candidates again.")

  private struct Acceptance: Decodable, Sendable {
    let term: String
    let preferred: String?
    let glossary: String
    let domain: String
  }

  private struct Aside: Decodable, Sendable {
    let term: String
    let isAside: Bool
  }

  /// What the memory has, found before or now.
  private func mine(
    _ question: MiningQuestion, progress: (MineTerms.Progress) -> Void
  ) throws -> MineTerms.Answer {
    let state = try MemoryState(desk.memory)
    return try mined.answer(question, state) {
      try MineTerms(desk.installation).mine(
        UnitStream(memory: desk.memory, question.choice), question.question, progress: progress)
    }
  }

  /// What was found before, as it is to be judged now; nil where nothing was.
  func review(_ question: MiningQuestion) throws -> CandidateReview? {
    guard FileManager.default.fileExists(atPath: desk.memory.path),
      let answer = try mined.known(question, MemoryState(desk.memory))
    else { return nil }
    return CandidateReview(
      answer, glossaries: try desk.glossaries(), setAside: SetAsideTerms(desk.installation))
  }
}

/// Which candidates are wanted, as it stands in the address.
struct MiningQuestion: Hashable, Sendable {
  let least: Int
  let limit: Int
  let choice: UnitStream.Choice

  /// Throws: `BadRequest`.
  init(_ query: Query) throws {
    least = try query.number("least", in: 2...1000, or: 3)
    limit = try query.number("limit", in: 1...500, or: 50)
    choice = try UnitStream.Choice(query)
  }

  var question: MineTerms.Question {
    var question = MineTerms.Question()
    (question.least, question.limit) = (least, limit)
    return question
  }

  /// What is lost for want of something that is not installed.
  func missing(_ desk: Desk) -> [String] {
    FileManager.default.fileExists(atPath: desk.installation.wordForms.path)
      ? [] : [MineTerms.noWordForms]
  }
}
