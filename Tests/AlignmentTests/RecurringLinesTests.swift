import Bitext
import Testing

@testable import Alignment

@Suite struct RecurringLinesTests {
  private let share = "شارك هذا الخبر على مواقع التواصل الإجتماعي"

  /// Three pairs that have a line and leave it alone.
  private func counted() -> RecurringLines {
    var lines = RecurringLines()
    for pair in 0..<3 { lines.count([share], .arabic, isAlone: [true], pair: pair) }
    return lines
  }

  @Test func `a pair is told how many others left its line alone, not of itself`() {
    let lines = counted()
    #expect(lines.counts(of: [share, "سطر آخر"], .arabic, except: 1) == [2, 0])
    #expect(lines.counts(of: [share], .arabic, except: nil) == [3])
  }

  @Test(arguments: [
    "شارك هذا الخبر علي مواقع التواصل الاجتماعي", "  شارك  هذا الخبر على مواقع التواصل الاجتماعي ",
  ])
  func `spelling and blanks do not make another line`(line: String) {
    #expect(counted().counts(of: [line], .arabic, except: nil) == [3])
  }

  @Test func `case does not make another line, another language does`() {
    var lines = RecurringLines()
    lines.count(["Share this page"], .english, isAlone: [true], pair: 0)
    #expect(lines.counts(of: ["SHARE THIS PAGE"], Language("en-GB"), except: 1) == [1])
    #expect(lines.counts(of: ["Share this page"], .arabic, except: 1) == [0])
  }

  @Test func `a line that one pair translates is none in the others`() {
    var lines = counted()
    lines.count([share], .arabic, isAlone: [false], pair: 3)
    #expect(lines.counts(of: [share], .arabic, except: 0) == [0])
    #expect(lines.lines.isEmpty)
    // The pair that translates it is the only one that others speak against.
    #expect(lines.counts(of: [share], .arabic, except: 3) == [3])
  }

  @Test func `what is in doubt is not counted`() {
    var lines = RecurringLines()
    lines.count(["أ", "ب"], .arabic, isAlone: [nil, true], pair: 0)
    #expect(lines.counts(of: ["أ", "ب"], .arabic, except: 1) == [0, 1])
  }

  @Test func `a line that was listed counts even where a pair translates it`() {
    var lines = RecurringLines([.init(language: .arabic, text: share, pairs: 9)])
    lines.count([share], .arabic, isAlone: [false], pair: 0)
    #expect(lines.counts(of: [share], .arabic, except: 1) == [9])
  }

  @Test func `lines are shown from three pairs on, those of most pairs first`() {
    var lines = counted()
    for pair in 0..<4 { lines.count(["Advertisement"], .english, isAlone: [true], pair: pair) }
    for pair in 0..<2 { lines.count(["Rare"], .english, isAlone: [true], pair: pair) }
    #expect(lines.lines.map(\.text) == ["Advertisement", share])
    #expect(lines.lines.map(\.pairs) == [4, 3])
  }

  @Test func `lines that are the same have one hash`() {
    let spelt = "شارك هذا الخبر علي مواقع التواصل الاجتماعي"
    #expect(RecurringLines.hash(of: share, .arabic) == RecurringLines.hash(of: spelt, .arabic))
    #expect(RecurringLines.hash(of: share, .arabic) != RecurringLines.hash(of: share, .english))
  }
}
