import Bitext
import Checks
import Testing

@Suite struct `Inline codes` {
  private static func code(_ element: String, _ number: String, _ offset: Int) -> InlineCode {
    InlineCode(
      element: element, attributes: [Attribute("i", number), Attribute("x", number)],
      offset: offset)
  }

  private static let pair = [code("bpt", "1", 0), code("ept", "1", 4)]

  private static func findings(
    _ source: [InlineCode], _ target: [InlineCode]
  ) throws -> [Finding] {
    var example = Example("نعم ولا", "Yes or no")
    example.codes = (source, target)
    return try CheckTable("inline-code").findings(example)
  }

  @Test func `that are all there are right`() throws {
    #expect(try Self.findings(Self.pair, Self.pair).isEmpty)
    #expect(try Self.findings([], []).isEmpty)
  }

  @Test func `that are lost are errors`() throws {
    let found = try Self.findings(Self.pair, [Self.pair[0]])
    #expect(found.map(\.severity) == [.error])
    #expect(found.first?.reason.text.contains("<ept 1>") == true)
  }

  @Test func `that are added are warnings`() throws {
    #expect(try Self.findings([], [Self.code("ph", "1", 0)]).map(\.severity) == [.warning])
  }

  @Test func `that close before they open are told`() throws {
    let turned = [Self.code("ept", "1", 0), Self.code("bpt", "1", 3)]
    #expect(try Self.findings(Self.pair, turned).map(\.severity) == [.error])
  }

  @Test func `may change their order with the words`() throws {
    let second = [Self.code("bpt", "2", 5), Self.code("ept", "2", 7)]
    #expect(try Self.findings(Self.pair + second, second + Self.pair).isEmpty)
  }
}
