import Bitext
import Foundation
import Workflows

/// What the look-up page shows.
struct LookUpPage: Sendable {
  let query: String
  let answer: Answer?

  init(query: String, answer: LookUp.Answer?) {
    self.query = query
    self.answer = answer.map(Answer.init)
  }

  struct Answer: Sendable {
    let notices: [String]
    let isEmpty: Bool
    let concepts: [Concept]
    let uses: [Use]
    let hasUses: Bool
    let sentences: [Sentence]
    let hasSentences: Bool
    let sentenceCount: Int

    init(_ found: LookUp.Answer) {
      notices = found.notices
      isEmpty = found.isEmpty
      concepts = found.hits.map { Concept($0, in: found.query) }
      let most = found.renderings.map(\.count).max() ?? 1
      uses = found.renderings.map { Use($0, most: most) }
      hasUses = !uses.isEmpty
      sentences = found.sentences.map(Sentence.init)
      hasSentences = !sentences.isEmpty
      sentenceCount = found.sentenceCount
    }
  }

  struct Concept: Sendable {
    let term: String
    let why: String
    let renderings: [Rendering]
    let concept: String
    let domain: String

    init(_ hit: LookUp.Hit, in query: String) {
      term = hit.entry.terms.first ?? hit.form
      let found = "found as \(query[hit.range])"
      why = hit.reason.isEmpty ? found : "\(found): \(hit.reason)"
      renderings = hit.entry.renderings.map(Rendering.init)
      concept = hit.entry.concept
      domain = hit.entry.domain
    }
  }

  struct Rendering: Sendable {
    let text: String
    let standing: String
    let note: String?

    init(_ rendering: Bitext.Rendering) {
      text = rendering.text
      standing = rendering.standing.rawValue
      note = nil
    }
  }

  struct Use: Sendable {
    let text: String
    let count: Int
    let most: Int
    let standing: String?

    init(_ use: LookUp.Use, most: Int) {
      text = use.text
      count = use.count
      self.most = most
      standing = use.standing?.rawValue
    }
  }

  struct Sentence: Sendable {
    let source: MarkedText
    let target: MarkedText
    let from: String?

    init(_ line: SearchMemory.Line) {
      let unit = line.unit
      source = MarkedText(unit.source.text, unit.source.language, marks: line.sourceRanges)
      target = MarkedText(unit.target.text, unit.target.language, marks: line.targetRanges)
      from = unit.provenance.sourceArticle
    }
  }
}
