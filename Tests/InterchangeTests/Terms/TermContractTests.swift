import Bitext
import Foundation
@testable import Interchange
import Testing

/// What every format of terms owes: what goes out comes in as it was, Arabic to the byte; a broken
/// file is told by its place.
struct TermContractTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  /// The formats that hold all of an entry.
  static let whole: [TermFormat] = [.tbx, .tbxTags, .tbxBasic, .tsv, .csv, .xlsx]

  private func entries(_ seed: UInt64, _ format: TermFormat) -> [TermEntry] {
    var maker = RandomEntries(seed: seed)
    return (0..<12).map { _ in maker.entry(lines: format != .tsv) }
  }

  private func file(_ format: TermFormat) -> URL { folder["terms.\(format.rawValue)"] }

  @Test(arguments: whole, 0..<12 as Range<UInt64>)
  func `entries come back as they were, to the byte`(format: TermFormat, seed: UInt64) throws {
    let entries = entries(seed, format)
    let report = try TermWriter.write(entries, as: format, to: file(format))
    #expect(report.entries == entries.count && report.failures == [] && report.notices == [])
    let reading = try TermReader.read(file(format))
    #expect(reading.faults == [] && reading.notices == [])
    #expect(reading.items.map(\.entry) == entries)
    // Swift takes é and e with an accent for equal; bytes do not.
    let bytes = { (list: [TermEntry]) in list.map { Array(($0.terms + [$0.note]).joined().utf8) } }
    #expect(bytes(reading.items.map(\.entry)) == bytes(entries))
  }

  @Test(arguments: TermFormat.allCases)
  func `the same entries are the same file`(format: TermFormat) throws {
    let entries = entries(3, format)
    _ = try TermWriter.write(entries, as: format, to: folder["a"])
    _ = try TermWriter.write(entries, as: format, to: folder["b"])
    #expect(try Data(contentsOf: folder["a"]) == Data(contentsOf: folder["b"]))
  }

  @Test func `OmegaT's pairs and comments come back, and what is lost is said`() throws {
    let entry = TermEntry(
      concept: "t.zone", terms: ["منطقة آمنة"],
      renderings: [
        Rendering("safe zone", standing: .preferred), Rendering("safe area", standing: .admitted),
        Rendering("calm zone", standing: .forbidden, reason: "not calm"),
      ], note: "Since 2017.")
    let report = try TermWriter.write([entry], as: .omegat, to: folder["terms.txt"])
    #expect(report.notices.count == 1)
    let found = try #require(try TermReader.read(folder["terms.txt"]).items.first?.entry)
    #expect(found.terms == entry.terms)
    #expect(found.renderings == Array(entry.renderings.dropLast()))
    #expect(found.note == "Since 2017.; forbidden: calm zone [not calm]")
  }

  @Test(arguments: [TermFormat.tbx, .tbxTags, .tbxBasic, .xlsx])
  func `a file cut off anywhere is refused`(format: TermFormat) throws {
    _ = try TermWriter.write(entries(5, format), as: format, to: file(format))
    let data = try Data(contentsOf: file(format))
    let last = format == .xlsx ? data.count - 40 : data.count - 12
    for length in stride(from: 5, to: last, by: max(1, data.count / 40)) {
      let cut = try folder.file("cut", data.prefix(length))
      #expect(failure { _ = try TermReader.read(cut) } != nil, "\(length) of \(data.count)")
    }
  }

  @Test(arguments: [TermFormat.tsv, .csv, .omegat])
  func `bytes of no encoding are told by their place`(format: TermFormat) throws {
    let text =
      Data("arabic\tenglish\n".utf8) + Data([0xD9, 0x85, 0xFF, 0xFE, 0x81]) + Data("\n".utf8)
    let file = try folder.file("bad", text)
    var options = TermReading.Options()
    options.encoding = "utf-8"
    #expect(
      failure { _ = try TermReader.read(file, options) }
        == .undecodable(file: "bad", encoding: "UTF-8", byte: 17))
  }

  @Test func `a picture, an empty file and none are told apart`() throws {
    let picture = try folder.file("a.csv", Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A]))
    #expect(
      failure { _ = try TermReader.read(picture) }
        == .notTerms(file: "a.csv", kind: "a PNG picture"))
    let empty = try folder.file("b.csv", "")
    #expect(failure { _ = try TermReader.read(empty) } == .empty(file: "b.csv"))
    #expect(failure { _ = try TermReader.read(folder["c.csv"]) } == .missing(file: "c.csv"))
  }

  @Test func `what a table of lines cannot keep is said`() throws {
    let entry = TermEntry(
      concept: "t.a", terms: ["أ"], renderings: [Rendering("a", standing: .preferred)],
      note: "one\ntwo")
    #expect(try TermWriter.write([entry], as: .tsv, to: folder["a.tsv"]).notices.count == 1)
    #expect(try TermWriter.write([entry], as: .csv, to: folder["a.csv"]).notices == [])
  }

  @Test(arguments: [TermFormat.tbx, .xlsx])
  func `an entry with a character that XML cannot hold is named, and the rest is written`(
    format: TermFormat
  ) throws {
    let entries = ["a\u{1}", "b"].map {
      TermEntry(
        concept: "t.\($0.prefix(1))", terms: ["أ"],
        renderings: [Rendering($0, standing: .preferred)])
    }
    let report = try TermWriter.write(entries, as: format, to: file(format))
    #expect(report.entries == 1 && report.failures.count == 1)
    #expect(report.failures.first?.contains("'t.a' holds the control character U+0001") == true)
    #expect(try TermReader.read(file(format)).items.map(\.entry.concept) == ["t.b"])
  }
}
