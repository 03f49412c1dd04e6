import Bitext
import Foundation
import Interchange
import TestSupport
import Testing

struct BeadTableTests {
  private func beads(
    _ text: String, sources: Int? = nil, targets: Int? = nil
  ) throws(InterchangeError) -> [Bead] {
    try BeadTable.beads(text, name: "b", sources: sources, targets: targets)
  }

  private func badLine(_ text: String, sources: Int? = nil, targets: Int? = nil) -> Int? {
    let error = failure { _ = try beads(text, sources: sources, targets: targets) }
    if case .badLine(file: "b", let line, _) = error { return line }
    return nil
  }

  @Test func `a line is a bead`() throws {
    let found = try beads("[0]:[0]\n[1,2]:[1]\n[]:[2]\n[3]:[]\n")
    #expect(found.map(\.sources) == [[0], [1, 2], [], [3]])
    #expect(found.map(\.targets) == [[0], [1], [2], []])
    #expect(found.allSatisfy { $0.confidence == 1 })
  }

  @Test func `blanks, costs, remarks and all line ends are passed over`() throws {
    let found = try beads("# by hand\r\n [ 1, 0 ] : [0] :0.321\r\n\r\n  # more\r[2]:[1] # sic")
    #expect(found.map(\.ladder) == ["[0,1]:[0]", "[2]:[1]"])
  }

  @Test(arguments: [
    "[0]", "0:0", "[0]:[0", "[a]:[0]", "[0,]:[0]", "[-1]:[0]", "[0];[0]", "[0.5]:[0]",
  ])
  func `what is no bead is told by its line`(line: String) {
    #expect(badLine("[9]:[9]\n\n\(line)\n") == 3)
  }

  @Test func `a segment stands in one bead, once, unless it may repeat`() throws {
    #expect(badLine("[0]:[0]\n[0]:[1]") == 2)
    #expect(badLine("[0]:[0]\n[1]:[0]") == 2)
    #expect(badLine("[0,0]:[0]") == 1)
    #expect(badLine("[0]:[1]\n[1]:[0]") == nil)
    let found = try BeadTable.beads("[0]:[0]\n[0]:[1]\n[0]:[1]", name: "b", mayRepeat: true)
    #expect(found.map(\.ladder) == ["[0]:[0]", "[0]:[1]", "[0]:[1]"])
  }

  @Test func `a segment that is not there is told`() {
    #expect(badLine("[0]:[0]\n[1]:[1]", sources: 1) == 2)
    #expect(badLine("[0]:[0]\n[1]:[1]", targets: 1) == 2)
    #expect(badLine("[0]:[0]\n[1]:[1]", sources: 2, targets: 2) == nil)
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `what is written is read`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var (source, target) = (0, 0)
    let made = (0..<30).map { _ in
      let (more, others) = (
        Int.random(in: 0...3, using: &random), Int.random(in: 0...3, using: &random)
      )
      defer { (source, target) = (source + more, target + others) }
      return Bead(sources: Array(source..<source + more), targets: Array(target..<target + others))
    }
    #expect(try beads(BeadTable.text(made), sources: source, targets: target) == made)
  }

  @Test func `a file is read as it is`() throws {
    let folder = try TestFolder()
    let file = try folder.file("x.beads", "\u{FEFF}[0]:[0]\n")
    #expect(try BeadTable.read(file) == [Bead(sources: [0], targets: [0])])
    #expect(failure { _ = try BeadTable.read(folder["none"]) } == .missing(file: "none"))
  }
}
