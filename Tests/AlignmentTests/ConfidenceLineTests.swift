import Testing

@testable import Alignment

@Suite struct ConfidenceLineTests {
  @Test(arguments: [0, 1e-9, 0.3, 0.5, 0.99, 1.0])
  func `a line of slope one through the origin changes nothing`(probability: Double) {
    let line = ConfidenceLine(slope: 1, offset: 0)
    #expect(abs(line.confidence(probability) - probability) < 2e-6)
  }

  @Test func `a flatter line is less sure at both ends`() {
    let line = ConfidenceLine(slope: 0.5, offset: 0)
    #expect(line.confidence(0.9) < 0.9 && line.confidence(0.9) > 0.5)
    #expect(line.confidence(0.1) > 0.1 && line.confidence(0.1) < 0.5)
  }
}
