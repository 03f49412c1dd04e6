import Bitext
import Foundation
@testable import Interchange
import Testing

/// Tables as translators keep them.
struct TermTableTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private func read(
    _ text: String, _ columns: [(String, String)] = [], name: String = "terms.csv"
  ) throws -> TermReading {
    var options = TermReading.Options()
    options.columns = columns.map { (column: $0.0, field: $0.1) }
    return try TermReader.read(try folder.file(name, text), options)
  }

  @Test func `headers are known by many names, and other columns go into the note`() throws {
    let reading = try read("English;Arabic;Client\ntruce;هدنة;agency\n\"a \"\"b\"\"\";\"ب;ت\";\n")
    #expect(reading.format == .csv)
    #expect(reading.items.map(\.entry.terms) == [["هدنة"], ["ب;ت"]])
    #expect(reading.items[0].entry.note == "Client: agency")
    #expect(reading.items[1].entry.preferred?.text == "a \"b\"")
    #expect(reading.items.map(\.entry.concept) == ["term.truce", "term.a-b"])
    #expect(reading.items.map(\.line) == [2, 3])
  }

  @Test func `a source beside a target is the term`() throws {
    let entry = try #require(try read("source,target\nهدنة,truce\n").items.first?.entry)
    #expect(entry.terms == ["هدنة"] && entry.source.isEmpty)
  }

  @Test func `without a header the Arabic column is found`() throws {
    let entry = try #require(try read("truce,هدنة,since 2017,more\n").items.first?.entry)
    #expect(entry.terms == ["هدنة"] && entry.preferred?.text == "truce")
    #expect(entry.note == "since 2017; column 4: more")
  }

  @Test func `columns are mapped by header, number and letter, and left out`() throws {
    let text = "Begriff,Wort,Intern\nهدنة,truce,secret\n"
    for (first, second) in [("Begriff", "Wort"), ("1", "2"), ("A", "b")] {
      // A number or a letter alone makes no header of the first row.
      let wishes = [(first, "arabic"), (second, "preferred"), ("Intern", "-")]
      let reading = try read(text, wishes)
      #expect(reading.items.map(\.entry.note) == [""])
      #expect(reading.items.map(\.entry.terms) == [["هدنة"]])
    }
    #expect(try read("truce,هدنة\n", [("2", "arabic"), ("1", "preferred")]).items.count == 1)
  }

  @Test(arguments: [
    ([("Nichts", "arabic")], "there is no column “Nichts”"),
    ([("Begriff", "colour")], "“colour” is no field"),
    ([("Begriff", "arabic")], "no column is known to hold “preferred”"),
  ])
  func `a wish that cannot be met says what can`(wishes: [(String, String)], words: String) throws {
    let error = failure { _ = try read("Begriff,Wort\nهدنة,truce\n", wishes) }
    #expect(error?.description.contains(words) == true, "\(String(describing: error))")
  }

  @Test func `a bad row is told by its line and the rest goes in`() throws {
    let reading = try read(
      "arabic,english,note\nهدنة,truce,\nحرب,,\n\"سلم,peace,\nقافلة,convoy,a,b\nجسر,bridge,\"ok\"\n"
    )
    #expect(reading.items.map(\.entry.preferred?.text) == ["truce", "bridge"])
    #expect(reading.faults.map(\.line) == [3, 4, 5])
  }

  @Test func `a line break in quotation marks belongs to the cell, and lines are still counted`()
    throws
  {
    let reading = try read("arabic,english,note\r\nهدنة,truce,\"one\r\ntwo\"\r\nحرب,,\r\n")
    #expect(reading.items.first?.entry.note == "one\r\ntwo")
    #expect(reading.faults.map(\.line) == [4])
  }

  @Test func `tags in headers name the languages`() throws {
    let entry = try #require(
      try read("ar-SY\ten-GB\nهدنة\ttruce\n", name: "a.tsv").items.first?.entry)
    #expect(entry.sourceLanguage.tag == "ar-SY" && entry.targetLanguage.tag == "en-GB")
  }

  @Test func `a date that is none and a status that is none stay in the note`() throws {
    let entry = try #require(
      try read("arabic,english,created,status\nهدنة,truce,last May,new\n").items.first?.entry)
    #expect(entry.record == TermEntry.Record())
    #expect(entry.note == "status: new; created: last May")
  }

  @Test func `Windows letters are read, and the guess is said`() throws {
    let bytes: [UInt8] = [0xE5, 0xCF, 0xE4, 0xC9]
    let data = Data("arabic\tenglish\n".utf8) + Data(bytes) + Data("\ttruce\n".utf8)
    let reading = try TermReader.read(try folder.file("a.tsv", data))
    #expect(reading.items.first?.entry.terms == ["هدنة"])
    #expect(reading.notices.first?.contains("windows-1256") == true)
  }

  @Test func `an OmegaT glossary may stand the other way round and repeat its terms`() throws {
    let reading = try read(
      "# Glossary in tab-separated format -*- coding: utf-8 -*-\ntruce\tهدنة\tx\ncease-fire\tهدنة\nodd\n",
      name: "g.txt")
    #expect(reading.format == .omegat)
    #expect(
      reading.items.map(\.entry.renderings).map { $0.map(\.text) } == [["truce", "cease-fire"]])
    #expect(reading.faults.map(\.line) == [4])
  }
}
