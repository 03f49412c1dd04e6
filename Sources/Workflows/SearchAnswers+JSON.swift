public import Foundation
import Interchange
import Bitext

/// A concordance and a search for meaning as scripts read them; offsets count code points, end
/// exclusive.
extension SearchMemory.Answer {
  /// One JSON object.
  public func json() throws -> Data {
    try searchJSON(
      Record(
        lines: lines.map { SearchLineRecord($0) },
        renderings: renderings.map { .init(text: $0.text, count: $0.count) },
        unrendered: unrendered, found: found, isCut: isCut))
  }

  private struct Record: Encodable {
    let lines: [SearchLineRecord]
    let renderings: [Rendering]
    let unrendered: Int
    let found: Int
    let isCut: Bool

    struct Rendering: Encodable {
      let text: String
      let count: Int
    }
  }
}

extension SearchByMeaning.Answer {
  /// One JSON object.
  public func json() throws -> Data {
    try searchJSON(["lines": matches.map { SearchLineRecord($0) }])
  }
}

private func searchJSON(_ value: some Encodable) throws -> Data {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  encoder.dateEncodingStrategy = .iso8601
  return try encoder.encode(value) + Data("\n".utf8)
}

private struct SearchLineRecord: Encodable {
  let unit: Int?
  let source: String
  let target: String
  let sourceLanguage: String
  let targetLanguage: String
  var sourceRanges: [[Int]]?
  var targetRanges: [[Int]]?
  var cosine: Double?
  let outlet: String?
  let article: String?
  let date: Date?

  private init(_ unit: TranslationUnit, _ number: Int?) {
    self.unit = number
    source = unit.source.text
    target = unit.target.text
    sourceLanguage = unit.source.language.tag
    targetLanguage = unit.target.language.tag
    outlet = unit.provenance.outlet
    article = unit.provenance.sourceArticle
    date = unit.provenance.changed ?? unit.provenance.created
  }

  init(_ line: SearchMemory.Line) {
    self.init(line.unit, line.number)
    let (sources, targets) = (CodePoints(source), CodePoints(target))
    sourceRanges = line.sourceRanges.map { sources.offsets($0) }
    targetRanges = line.targetRanges.map { targets.offsets($0) }
  }

  init(_ match: SearchByMeaning.Match) {
    self.init(match.unit, match.number)
    cosine = (match.cosine * 1e4).rounded() / 1e4
  }
}
