import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct `An alignment is written` {
  let desk: Desk

  init() throws { desk = try Desk(.lexicon) }

  private func aligned(_ arguments: String...) throws -> Run {
    let sample = Sample.convoy
    let run = try desk.start(
      ["align", sample.arabic, sample.english, "--no-encoder"] + arguments
    ).wait()
    #expect(run.status == 0, "\(run.stderr)")
    return run
  }

  @Test(arguments: ["table", "side-by-side"])
  func `as a sheet whose texts keep their direction`(_ format: String) throws {
    let text = try aligned("--format", format).stdout
    let opened = text.unicodeScalars.filter { (0x2066...0x2068).contains($0.value) }.count
    let closed = text.unicodeScalars.filter { $0.value == 0x2069 }.count
    #expect(opened > 40 && opened == closed)
    #expect(text.contains("\u{2067}") && text.contains("\u{2066}"))
    #expect(text.contains("22 and 23 segments") && !text.contains("\u{1B}"))
  }

  @Test func `as a table, if nothing else is asked for`() throws {
    #expect(try aligned().output == aligned("--format", "table").output)
  }

  @Test func `as TSV of as many cells in every row`() throws {
    let run = try aligned("--format", "tsv")
    let rows = run.lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    #expect(rows.first?.map(String.init).starts(with: ["bead", "confidence", "source"]) == true)
    #expect(rows.count > 20 && Set(rows.map(\.count)).count == 1)
  }

  @Test func `as JSON whose beads take every segment once`() throws {
    let run = try aligned("--format", "json")
    let object = try #require(
      try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
    let beads = try #require(object["beads"] as? [[String: Any]])
    for (side, ordinals) in [("source", "sources"), ("target", "targets")] {
      let segments = try #require((object[side] as? [String: Any])?["segments"] as? [[String: Any]])
      let taken = beads.flatMap { $0[ordinals] as? [Int] ?? [] }
      #expect(!segments.isEmpty && taken.sorted() == Array(segments.indices))
    }
  }

  @Test func `as a page that runs no script and gives each text its direction`() throws {
    let page = try aligned("--format", "html").stdout
    #expect(page.hasPrefix("<!DOCTYPE html>") && !page.lowercased().contains("<script"))
    #expect(page.contains("dir=\"rtl\"") && page.contains("dir=\"ltr\""))
    #expect(!page.contains("http://") && !page.contains("https://"))
  }

  @Test func `as JSON with the words of each bead linked`() throws {
    let run = try aligned("--format", "json")
    let object = try JSONSerialization.jsonObject(with: run.output) as? [String: Any]
    let beads = try #require(object?["beads"] as? [[String: Any]])
    let links = beads.flatMap { $0["links"] as? [[String: Any]] ?? [] }
    #expect(links.contains { $0["source"] as? String == $0["target"] as? String })
    #expect(links.allSatisfy { 0...1 ~= ($0["strength"] as? Double ?? -1) })
  }

  @Test func `as bead lines that take every segment once`() throws {
    let beads = try PrintedBeads(aligned("--format", "beads").stdout)
    #expect(beads?.areWhole == true && beads?.sources.count == 22)
  }

  @Test func `as TMX that an XML reader reads`() throws {
    let run = try aligned("--format", "tmx")
    let units = try #require(CountedElements(run.output))
    #expect(units["tu"] == 20 && units["tuv"] == 40 && units["seg"] == 40)
  }

  @Test func `as a Word document, which wants a file`() throws {
    _ = try aligned("--output", "pairs.docx")
    #expect(try Data(contentsOf: desk["pairs.docx"]).starts(with: Data("PK".utf8)))
    let sample = Sample.convoy
    let run = try desk.run("align", sample.arabic, sample.english, "--format", "docx")
    #expect(run.status == 64 && run.stderr.contains("--output"))
  }

  @Test func `to the file that --output names, in the form that its ending says`() throws {
    let run = try aligned("--output", "pairs.tsv")
    #expect(run.output.isEmpty && run.stderr.contains("wrote pairs.tsv"))
    #expect(try desk.text("pairs.tsv") == aligned("--format", "tsv").stdout)
    #expect(try desk.names(in: ".") == ["data", "pairs.tsv"])
  }

  @Test func `over a file that was there`() throws {
    try desk.write("old", to: "pairs.beads")
    _ = try aligned("--output", "pairs.beads")
    #expect(try PrintedBeads(desk.text("pairs.beads"))?.areWhole == true)
  }

  @Test func `without pairs less sure than --minimum in TMX`() throws {
    let all = try #require(CountedElements(aligned("-f", "tmx").output)?["tu"])
    let sure = try CountedElements(aligned("-f", "tmx", "--minimum", "1").output)?["tu"] ?? 0
    #expect(sure < all)
  }
}

/// How often each element stands in a well-formed XML document.
private final class CountedElements: NSObject, XMLParserDelegate {
  private var counts: [String: Int] = [:]

  /// Nil if the document is not well-formed.
  init?(_ document: Data) {
    super.init()
    let parser = XMLParser(data: document)
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  subscript(name: String) -> Int? { counts[name] }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    counts[name, default: 0] += 1
  }
}
