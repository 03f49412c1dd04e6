import Bitext
import Foundation
import Hummingbird
import HummingbirdCore
import Workflows

/// Matches as the Translate Toolkit's `tmserver` and amaGama give them, so that programs that ask
/// those find the memory unchanged.
///
/// Source: the Toolkit's `services/tmserver.py`; amaGama's README, “API”.
struct ToolkitAPI: Sendable {
  let desk: Desk

  func add(to router: Router<WorkbenchContext>) {
    // The text may hold slashes that were not encoded.
    router.get("/tmserver/{source}/{target}/unit/**") { request, context in
      try await units(request, context)
    }
    router.get("/tmserver/languages") { _, _ in try Response.json(Languages()) }
  }

  /// One match; `quality` and `rank` are percentages.
  private struct Unit: Encodable {
    let source: String
    let target: String
    let quality: Int
    let rank: Int
  }

  private struct Languages: Encodable {
    let sourceLanguages = ["ar", "en"]
    let targetLanguages = ["ar", "en"]
  }

  private func units(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
    let query = Query(request)
    var choices = MatchTexts.Choices()
    choices.from = try language("source", context)
    choices.to = try language("target", context)
    choices.threshold = try query.number("min_similarity", in: 1...100, or: 70)
    choices.limit = try query.number("max_candidates", in: 1...100, or: 5)
    let text = try Self.text(request)
    let matches = try await desk.run { [desk, choices] in
      try desk.matching(choices).matches(of: text)
    }
    return try Response.json(
      matches.map {
        Unit(
          source: $0.source.text, target: $0.target.text, quality: min($0.percent, 100),
          rank: min($0.percent, 100))
      })
  }

  private func language(_ name: String, _ context: WorkbenchContext) throws -> Language {
    guard let tag = context.parameters.get(name), let language = Language(checked: tag) else {
      throw BadRequest(name, "say a language such as ar or en.")
    }
    // These clients name countries (ar_SY, en_GB); a match of another country is one all the same.
    return Language(language.primary)
  }

  /// What stands behind `/unit/`, as Python's `quote_plus` writes it.
  private static func text(_ request: Request) throws -> String {
    let path = request.uri.path
    let rest = path.split(separator: "/", maxSplits: 4, omittingEmptySubsequences: true)
    let text = rest.count > 4 ? Query.decoded(rest[4]) : ""
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw BadRequest("text", "say the segment to find again.")
    }
    return text
  }
}
