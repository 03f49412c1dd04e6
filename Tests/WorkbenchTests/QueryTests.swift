import Bitext
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Testing
import Workflows

@testable import Workbench

struct QueryTests {
  private func query(_ text: String) -> Query {
    Query(
      Request(
        head: .init(method: .get, scheme: nil, authority: nil, path: "/?" + text),
        body: .init(buffer: ByteBuffer())))
  }

  @Test func `a plus sign is a space, an encoded one a plus sign`() {
    #expect(query("q=a+b%2Bc").text("q") == "a b+c")
    #expect(query("q=%D8%B3%D9%84%D8%A7%D9%85").text("q") == "سلام")
  }

  @Test func `what cannot be decoded stays as it was sent`() {
    #expect(query("q=100%").text("q") == "100%")
    #expect(query("q=%FF%FE").text("q") == "%FF%FE")
  }

  @Test(arguments: ["", "q", "q=", "q=+", "x=1", "&&=&"])
  func `nothing is nothing`(text: String) { #expect(query(text).text("q") == nil) }

  @Test(arguments: ["limit=0", "limit=21", "limit=x", "limit=1e1", "limit=99999999999999999999"])
  func `a number out of bounds is refused by its name`(text: String) {
    let error = #expect(throws: BadRequest.self) {
      try query(text).number("limit", in: 1...20, or: 5)
    }
    #expect(error?.place == "limit")
  }

  @Test(arguments: ["since=2017-02-30", "since=yesterday", "since=2017-7-4", "since=2017-07-14T00"])
  func `a day that is none is refused`(text: String) {
    #expect(throws: BadRequest.self) { try query(text).day("since") }
  }

  @Test func `languages are tags, with a hyphen or an underscore`() throws {
    #expect(try query("from=ar_SY").language("from") == Language("ar-SY"))
    #expect(try query("from=").language("from") == nil)
    for tag in ["a", "arabic-", "ar-SYSYSYSYS", "ar;drop", "عربي"] {
      #expect(throws: BadRequest.self) {
        try query("from=\(Address.encoded(tag))").language("from")
      }
    }
  }

  @Test func `errors say where, and what field, but not what it held`() throws {
    struct Wanted: Decodable { let text: String }
    let data = Data(#"{"text": {"secret": 1}}"#.utf8)
    let error = #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Wanted.self, from: data)
    }
    let record = ErrorRecord(try #require(error))
    #expect(record.place == "text" && record.status == .badRequest)
    #expect(!record.error.contains("secret"))
  }
}
