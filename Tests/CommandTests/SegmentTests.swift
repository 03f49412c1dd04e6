import Foundation
import Testing

@Suite struct `Cutting articles into sentences` {
  let desk: Desk

  init() throws { desk = try Desk() }

  @Test func `gives one sentence a line`() throws {
    try desk.write("Talks began. Nobody spoke!\n\nThey ended at 3.5 hours.\n", to: "a.txt")
    let run = try desk.run("segment", "a.txt")
    #expect(run.status == 0 && run.stderr.isEmpty)
    #expect(run.stdout == "Talks began.\nNobody spoke!\nThey ended at 3.5 hours.\n")
  }

  @Test(arguments: [Sample.convoy, .market])
  func `loses no word of an article`(_ sample: Sample) throws {
    for file in [sample.arabic, sample.english] {
      let text = try String(contentsOfFile: file, encoding: .utf8)
      let lines = try desk.run("segment", file).stdout
      #expect(
        lines.split(whereSeparator: \.isWhitespace) == text.split(whereSeparator: \.isWhitespace))
    }
  }

  @Test(arguments: [Sample.convoy, .market])
  func `gives offsets that cut the text rightly`(_ sample: Sample) throws {
    let run = try desk.run("segment", "--json", sample.arabic, sample.english)
    #expect(run.status == 0 && run.lines.count == 2)
    for line in run.lines {
      let article = try JSONDecoder().decode(PrintedArticle.self, from: Data(line.utf8))
      let points = Array(article.text.unicodeScalars)
      #expect(article.segments.count > 10)
      for segment in article.segments {
        var slice = String.UnicodeScalarView()
        slice.append(contentsOf: points[segment.start..<segment.end])
        #expect(String(slice) == segment.text)
      }
    }
  }

  @Test func `reads standard input`() throws {
    let text = "انتهت الجولة. وعادت الوفود.\n"
    let run = try desk.run("segment", "-", input: Data(text.utf8))
    #expect(run.status == 0)
    #expect(run.lines.count == 2 && run.lines.first == "انتهت الجولة.")
  }

  @Test func `goes on past a file that is not there, and exits with 2`() throws {
    try desk.write("First file.\n", to: "a.txt")
    try desk.write("Last file.\n", to: "c.txt")
    let run = try desk.run("segment", "a.txt", "b.txt", "c.txt")
    #expect(run.status == 2 && run.stdout == "First file.\nLast file.\n")
    #expect(run.stderr.contains("b.txt: there is no such file"))
  }

  @Test func `asks for the language where letters do not tell it`() throws {
    try desk.write("12 34\n", to: "a.txt")
    let run = try desk.run("segment", "a.txt")
    #expect(run.status == 2 && run.stderr.contains("say it with --language"))
    #expect(try desk.run("segment", "a.txt", "--language", "en").stdout == "12 34\n")
  }

  private struct PrintedArticle: Decodable {
    let text: String
    let segments: [Segment]

    struct Segment: Decodable {
      let text: String
      let start: Int
      let end: Int
    }
  }
}
