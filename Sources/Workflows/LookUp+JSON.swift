import Bitext
public import Foundation
import Interchange

extension LookUp.Answer {
  /// One JSON object; offsets count code points, end exclusive.
  public func json() throws -> Data {
    let points = CodePoints(query)
    let verdict = verdict
    let record = LookUpRecord(
      query: query, language: language.tag,
      hits: hits.map { LookUpRecord.Term($0, in: query, points) },
      sentences: sentences.map(LookUpRecord.Sentence.init),
      renderings: renderings.map(LookUpRecord.Rendering.init), unrendered: unrendered,
      sentenceCount: sentenceCount, isCut: isCut, verdict: verdict.sentence(),
      proposal: verdict.proposal, inconsistency: (verdict.inconsistency * 1e3).rounded() / 1e3)
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .iso8601
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(record) + Data("\n".utf8)
  }
}

private struct LookUpRecord: Encodable {
  let query: String
  let language: String
  let hits: [Term]
  let sentences: [Sentence]
  let renderings: [Rendering]
  let unrendered: Int
  let sentenceCount: Int
  let isCut: Bool
  let verdict: String
  let proposal: String?
  let inconsistency: Double

  struct Rendering: Encodable {
    let text: String
    let count: Int
    let first: Date?
    let last: Date?
    let standing: String?
    let reason: String?
    let confidence: Double
    let forms: [Count]
    let outlets: [Count]
    let translators: [Count]
    let examples: [Sentence]

    init(_ use: LookUp.Use) {
      text = use.text
      count = use.count
      first = use.first
      last = use.last
      standing = use.standing?.rawValue
      reason = use.reason.isEmpty ? nil : use.reason
      confidence = (use.confidence * 100).rounded() / 100
      forms = use.forms.map(Count.init)
      outlets = use.outlets.map(Count.init)
      translators = use.translators.map(Count.init)
      examples = use.examples.map(Sentence.init)
    }
  }

  struct Count: Encodable {
    let name: String
    let count: Int

    init(_ tally: SearchMemory.Tally) { (name, count) = (tally.name, tally.count) }
  }

  struct Term: Encodable {
    let concept: String
    let found: String
    let start: Int
    let end: Int
    let form: String
    let level: String
    let meaning: String
    let reason: String
    let isLoose: Bool
    let entry: TermEntry

    init(_ hit: LookUp.Hit, in text: String, _ points: CodePoints) {
      concept = hit.entry.concept
      found = String(text[hit.range])
      start = points.offset(hit.range.lowerBound)
      end = points.offset(hit.range.upperBound)
      form = hit.form
      level = hit.level
      meaning = hit.meaning
      reason = hit.reason
      isLoose = hit.isLoose
      entry = hit.entry
    }
  }

  struct Sentence: Encodable {
    let source: String
    let target: String
    let sourceLanguage: String
    let targetLanguage: String
    let found: [[Int]]
    let isInSource: Bool
    /// Where the other side renders it.
    let rendered: [[Int]]
    let from: String?
    let outlet: String?
    let date: Date?

    init(_ sentence: SearchMemory.Line) {
      let unit = sentence.unit
      source = unit.source.text
      target = unit.target.text
      sourceLanguage = unit.source.language.tag
      targetLanguage = unit.target.language.tag
      isInSource = sentence.isFoundInSource
      let (sources, targets) = (CodePoints(source), CodePoints(target))
      let inSource = sentence.sourceRanges.map { sources.offsets($0) }
      let inTarget = sentence.targetRanges.map { targets.offsets($0) }
      found = isInSource ? inSource : inTarget
      rendered = isInSource ? inTarget : inSource
      from = unit.provenance.sourceArticle
      outlet = unit.provenance.outlet
      date = unit.provenance.changed ?? unit.provenance.created
    }
  }
}
