import Bitext
import Foundation
import Terminology
import Testing

/// Glossary lines written here, with the header before them.
func glossaryText(_ rows: String...) -> String {
  ([GlossaryColumn.header] + rows).joined(separator: "\n") + "\n"
}

@Suite struct `A glossary` {
  static let zones =
    "t.zones\tمنطقة خفض التوتر\tمناطق خفض التوتر | مناطق تخفيف التوتر\tde-escalation zone\t"
    + "de-escalation area\tcalm area [another concept]\tsafe zone [a zone of another kind]\t"
    + "syria\tnoun phrase\tSince 2017.\tAgency usage"

  @Test func `is read cell by cell`() throws {
    let glossary = try Glossary(parsing: glossaryText(Self.zones), file: "t.tsv")
    let entry = try #require(glossary.entries.first)
    #expect(entry.concept == "t.zones")
    #expect(entry.terms.count == 3)
    #expect(entry.preferred?.text == "de-escalation zone")
    #expect(entry.renderings.map(\.standing) == [.preferred, .admitted, .deprecated, .forbidden])
    #expect(entry.renderings[2].text == "calm area")
    #expect(entry.renderings[2].reason == "another concept")
    #expect(entry.partOfSpeech == "noun phrase" && entry.domain == "syria")
    #expect(glossary.places.first?.description == "t.tsv:2")
  }

  @Test func `may begin with a byte order mark and end its lines as Windows does`() throws {
    let text = "\u{FEFF}" + glossaryText(Self.zones).replacing("\n", with: "\r\n")
    #expect(try Glossary(parsing: text, file: "t.tsv").entries.first?.source == "Agency usage")
  }

  @Test func `without a header is refused`() {
    #expect(throws: TerminologyError.wrongHeader(file: "t.tsv")) {
      try Glossary(parsing: Self.zones, file: "t.tsv")
    }
  }

  @Test func `with a short row names the line`() {
    let text = glossaryText(Self.zones, "t.x\tكلمة")
    #expect(throws: TerminologyError.wrongColumnCount(file: "t.tsv", line: 3, found: 2, most: 17)) {
      try Glossary(parsing: text, file: "t.tsv")
    }
  }

  @Test func `with a concept without rendering names the cell`() {
    let text = glossaryText("t.x\tكلمة\t\t\t\t\t\td\tnoun\t\t")
    #expect(throws: TerminologyError.emptyCell(file: "t.tsv", line: 2, column: .preferred)) {
      try Glossary(parsing: text, file: "t.tsv")
    }
  }

  @Test func `that does not exist is named in the error`() throws {
    let error = try #require(throws: TerminologyError.self) {
      try Glossary(contentsOf: [URL(filePath: "/nowhere/none.tsv")])
    }
    #expect(error.description.hasPrefix("none.tsv: cannot be read"))
  }
}
