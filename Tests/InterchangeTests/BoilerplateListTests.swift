import Bitext
import Foundation
import Interchange
import Testing

@Suite struct BoilerplateListTests {
  @Test func `a list is read as it was written`() throws {
    let lines = [
      BoilerplateList.Line(language: .arabic, pairs: 9, text: "مراسلنا في دمشق"),
      BoilerplateList.Line(language: .english, pairs: 3, text: "A tab\tin the line"),
    ]
    #expect(try BoilerplateList.lines(BoilerplateList.text(lines), name: "list") == lines)
  }

  @Test func `empty lines and remarks are passed over`() throws {
    let text = "# ours\r\n\r\nen\t4\tAdvertisement\r\n"
    #expect(
      try BoilerplateList.lines(text, name: "list")
        == [BoilerplateList.Line(language: .english, pairs: 4, text: "Advertisement")])
  }

  @Test(arguments: [
    "Advertisement", "en\tAdvertisement", "en\t0\tx", "en\tmany\tx", "\t3\tx", "en\t3\t ",
  ])
  func `a line of other cells is an error with its place`(line: String) {
    let error = #expect(throws: InterchangeError.self) {
      try BoilerplateList.lines("# list\n" + line, name: "outlet.tsv")
    }
    #expect(error?.description.hasPrefix("outlet.tsv:2: this is no line") == true)
  }
}
