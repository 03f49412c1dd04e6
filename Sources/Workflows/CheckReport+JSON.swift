import Bitext
public import Foundation
import Interchange

extension CheckReport {
  /// One JSON object; offsets count code points of their side's text, end exclusive.
  public func json(_ level: Level) throws -> Data {
    let document = Document(
      units: unitCount, accepted: acceptedCount, stale: staleIdentifiers, signature: signature,
      findings: findings(level).map(Record.init))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(document) + Data("\n".utf8)
  }

  private struct Document: Encodable {
    let units: Int
    let accepted: Int
    let stale: [String]
    let signature: String
    let findings: [Record]
  }

  private struct Record: Encodable {
    let id: String
    let check: String
    let severity: String
    let file: String
    let line: Int?
    let unit: String?
    let number: Int
    let reason: String
    let cure: String
    let source: Side
    let target: Side

    init(_ item: Item) {
      id = item.identifier
      check = item.check
      severity = item.severity
      file = item.file
      line = item.line
      unit = item.unit
      number = item.number
      reason = item.reason
      cure = item.cure
      source = Side(item.source)
      target = Side(item.target)
    }

    struct Side: Encodable {
      let language: String
      let text: String
      let start: Int?
      let end: Int?
      let words: String?

      init(_ side: Item.Side) {
        language = side.language.tag
        text = side.text
        let points = side.range.map { _ in CodePoints(side.text) }
        start = side.range.flatMap { points?.offset($0.lowerBound) }
        end = side.range.flatMap { points?.offset($0.upperBound) }
        words = side.range.map { String(side.text[$0]) }
      }
    }
  }
}
