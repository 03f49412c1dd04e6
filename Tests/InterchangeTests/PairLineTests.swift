import Bitext
import Foundation
import Interchange
import Testing

@Suite struct PairLineTests {
  private func request(_ text: String) throws -> PairRequest {
    try PairLine(Array(text.utf8), line: 1).request.get()
  }

  @Test func `a line asks for a pair`() throws {
    let asked = try request(
      #" { "id" : 1, "target": "b", "source": "a", "from": "de", "to": "fr", "segmented": true } "#)
    #expect(asked.source == .text("a") && asked.target == .text("b"))
    #expect(asked.from == Language("de") && asked.to == Language("fr"))
    #expect(asked.isSegmented == true)
  }

  @Test func `segments lie in the text as they are joined`() throws {
    let side = try request(#"{"id":1,"source":["ab","","ج"],"target":[]}"#).source
    let text = side.text
    #expect(text == "ab\n\nج")
    #expect(side.segments?.map { String(text[$0.range]) } == ["ab", "", "ج"])
    #expect(PairRequest.Side.text("a").segments == nil)
  }

  @Test(arguments: [
    (#""\u0633\u0644\u0627\u0645""#, "سلام"), (#""\ud83d\ude9a""#, "\u{1F69A}"),
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0000""#, "\u{0}"),
    (#""e\u0301""#, "e\u{301}"),
  ])
  func `escapes are resolved`(_ written: String, _ meant: String) throws {
    let asked = try request("{\"id\":1,\"source\":\(written),\"target\":\"b\"}")
    #expect(Array(asked.source.text.utf8) == Array(meant.utf8))
  }

  @Test(arguments: [
    "{}", "0", "-0", "1e5", "-12.50E-3", "[]", "[1,[2,{\"a\":null}]]",
    "{\"a\":{\"b\":[true,false]}}",
    "\"x\"",
  ])
  func `fields that nobody knows are passed over`(_ value: String) throws {
    #expect(try request("{\"id\":1,\"x\":\(value),\"source\":\"a\",\"target\":\"b\"}").from == nil)
  }

  @Test(arguments: [
    "01", "1.", ".5", "+1", "1e", "- 1", "NaN", "tru", "nul", "'a'", "[1,]", "[1 2]", "{\"a\"}",
    "{\"a\":1,}", "{1:2}", "\"\\x\"", "\"\\u12\"", "\"\\udc00\"", "\"\\ud800\\u0041\"",
    "\"\\ud800\\ud800\"", "\"\u{1}\"", "\"\t\"", "", String(repeating: "[", count: 100_000),
  ])
  func `what is no JSON is refused`(_ value: String) {
    #expect(throws: InterchangeError.self) {
      try request("{\"id\":1,\"x\":\(value),\"source\":\"a\",\"target\":\"b\"}")
    }
  }

  @Test func `names that differ in normalisation alone are two`() throws {
    _ = try request("{\"e\u{301}\":1,\"\u{E9}\":1,\"id\":1,\"source\":\"a\",\"target\":\"b\"}")
    #expect(throws: InterchangeError.self) {
      try request(#"{"s":1,"\u0073":2,"id":1,"source":"a","target":"b"}"#)
    }
  }

  @Test func `the id is known in spite of bytes that are no UTF-8`() {
    let line = PairLine(Array("{\"id\":\"x\",\"source\":\"".utf8) + [0xFF, 0x22, 0x7D], line: 4)
    #expect(line.id == Array("\"x\"".utf8))
    #expect(
      line.request
        == .failure(
          .badLine(
            file: "-", line: 4,
            reason: "this is no JSON: at byte 22 the string that ends here is no UTF-8")))
  }

  @Test func `random bytes are refused and nothing worse`() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let signs = Array("{}[]\",:\\u0e-idsourcetarget1 ".utf8) + [0xC3, 0xA9, 0xFF]
      let line = (0..<Int.random(in: 0..<40, using: &generator)).map { _ in
        signs[Int.random(in: signs.indices, using: &generator)]
      }
      #expect(throws: InterchangeError.self) { try PairLine(line, line: 1).request.get() }
    }
  }

  @Test func `an error is quoted as JSON`() throws {
    let data = PairAnswer.failure(id: nil, line: 3, message: "“a” \"b\\\u{1}\n")
    let object = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    let error = object?["error"] as? [String: Any]
    #expect(object?["id"] is NSNull && error?["line"] as? Int == 3)
    #expect(error?["message"] as? String == "“a” \"b\\\u{1}\n" && data.last == 0x0A)
    #expect(data.dropLast().allSatisfy { $0 >= 0x20 })
  }
}

@Suite struct LineReaderTests {
  private func lines(_ text: String, limit: Int = 100_000) throws -> [String] {
    let file = FileManager.default.temporaryDirectory.appending(path: "lines-\(UUID())")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let handle = try FileHandle(forReadingFrom: file)
    var reader = LineReader(descriptor: handle.fileDescriptor, limit: limit)
    var found: [String] = []
    while let line = try reader.next() {
      switch line {
      case .whole(let bytes): found.append(String(decoding: bytes, as: UTF8.self))
      case .tooLong(let beginning): found.append("\(beginning.count)…")
      }
    }
    #expect(try reader.next() == nil)
    return found
  }

  @Test func `lines end in line feeds, the last perhaps in nothing`() throws {
    #expect(try lines("").isEmpty)
    #expect(try lines("\n") == [""])
    #expect(try lines("a\n\nb\n") == ["a", "", "b"])
    #expect(try lines("a\nb") == ["a", "b"])
  }

  @Test(arguments: [65_535, 65_536, 65_537, 131_072])
  func `a line may be longer than what is read at once`(_ count: Int) throws {
    let long = String(repeating: "x", count: count)
    #expect(try lines("\(long)\ny\n\(long)", limit: count) == [long, "y", long])
  }

  @Test func `a line beyond the limit is let go`() throws {
    let long = String(repeating: "x", count: 300_000)
    #expect(try lines("a\n\(long)\nb") == ["a", "65536…", "b"])
    #expect(try lines("abcdef\nabcde", limit: 5) == ["6…", "abcde"])
    #expect(try lines("abcdef", limit: 5) == ["6…"])
  }

  @Test func `what cannot be read is an error`() throws {
    var reader = LineReader(descriptor: -1, limit: 10)
    #expect(throws: InterchangeError.self) { try reader.next() }
  }
}

@Suite struct SegmentedLinesTests {
  @Test func `lines of all systems are segments in their places`() {
    let text = "a\r\nب\r\rc\n\nd"
    let segments = SegmentedLines.segments(of: text)
    #expect(segments.map(\.text) == ["a", "ب", "", "c", "", "d"])
    #expect(segments.allSatisfy { String(text[$0.range]) == $0.text })
    #expect(segments.map(\.paragraph) == Array(0..<6))
    #expect(SegmentedLines.segments(of: "a\r\n").count == 1)
    #expect(SegmentedLines.segments(of: "").isEmpty)
  }
}
