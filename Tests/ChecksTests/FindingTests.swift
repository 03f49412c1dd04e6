import Bitext
import Checks
import Testing

@Suite struct `A finding` {
  private static func finding(_ target: String, number: Int = 1) throws -> Finding {
    let text = Array(repeating: Example("نعم", "Yes"), count: number - 1)
    let all = try CheckTable("spacing").findings(in: text + [Example("نعم لا", target)])
    return try #require(all.first)
  }

  @Test func `quotes words apart from the sentence`() {
    let words = "٨٤"
    let remark: Remark = "the translation says \(quote: words)"
    #expect(remark.text == "the translation says “٨٤”")
    #expect(remark.text { "<\($0)>" } == "the translation says <٨٤>")
  }

  @Test func `keeps its id wherever the unit stands`() throws {
    let first = try Self.finding("yes  no")
    let later = try Self.finding("yes  no", number: 5)
    #expect(first.identifier == later.identifier && first.identifier.count == 10)
  }

  @Test func `has another id once the text is another`() throws {
    #expect(try Self.finding("yes  no").identifier != Self.finding("yes  no.").identifier)
  }

  @Test func `once accepted is known again from the file`() throws {
    let finding = try Self.finding("yes  no")
    var accepted = AcceptedFindings()
    accepted.accept(finding, because: "as in\tthe  original")
    let again = try AcceptedFindings(parsing: accepted.text, file: "a.tsv")
    #expect(again.accepts(finding) && again == accepted)
    #expect(try !again.accepts(Self.finding("yes  no.")))
    #expect(
      accepted.text == "id\tcheck\treason\n\(finding.identifier)\tspacing\tas in the original\n")
  }

  @Test(arguments: ["abc\tspacing", "abc\tspacing\t", "abc spacing why"])
  func `is not accepted by a broken line`(line: String) {
    let error = #expect(throws: ChecksError.self) {
      try AcceptedFindings(parsing: "id\tcheck\treason\n\(line)\n", file: "a.tsv")
    }
    #expect(error?.description.hasPrefix("a.tsv:2: ") == true)
  }
}
