import Bitext
import Foundation
import TestSupport
import Testing
import Workflows

@Suite struct `A draft in hand` {
  private let bench = DraftBench()

  private func session(_ filling: BeginDraft.Filling = .exact) throws -> DraftSession {
    defer { bench.clear() }
    let shelf = bench.shelf
    return try shelf.session(bench.begin(on: shelf, filling: filling))
  }

  private func standings(_ session: DraftSession) -> [DraftTarget.Standing] {
    session.targets.map(\.standing)
  }

  @Test func `begins empty where the memory has nothing`() throws {
    let session = try session()
    #expect(standings(session) == [.empty, .empty, .empty, .empty])
    #expect(session.opening.target == .english && session.opening.segments.count == 4)
    #expect(session.opening.bandNames == ["new", "new", "repetitions", "new"])
    #expect(session.revision == 0 && session.undoCount == 0)
    #expect(session.progress.words == session.opening.words.reduce(0, +))
  }

  @Test func `begins with what the memory has, and as it began when that is written again`() throws
  {
    try bench.remember((DraftBench.arabic.components(separatedBy: "\n")[0], "The convoy came."))
    var session = try session()
    #expect(standings(session) == [.proposed, .empty, .proposed, .empty])
    #expect(session.targets[2].text == "The convoy came.")
    try session.take(.write(segment: 3, text: "It came.", goesOn: false))
    #expect(session.targets[2].standing == .written)
    try session.take(.write(segment: 3, text: "The convoy came.", goesOn: false))
    #expect(session.targets[2].standing == .proposed)
  }

  @Test func `what is written, confirmed and opened again stands so`() throws {
    var session = try session()
    try session.take(.write(segment: 1, text: "The convoy", goesOn: false))
    #expect(session.targets[0].standing == .written)
    try session.take(.confirm(segment: 1, text: "  The convoy came. "))
    #expect(session.targets[0].text == "The convoy came." && session.targets[0].revision == 2)
    #expect(session.progress.confirmed == 1 && session.progress.confirmedWords > 3)
    try session.take(.reopen(segment: 1))
    #expect(session.targets[0].standing == .written)
    try session.take(.write(segment: 1, text: " ", goesOn: false))
    #expect(session.targets[0].standing == .empty)
  }

  @Test func `one undo takes back what was written in one go`() throws {
    var session = try session()
    for (text, goesOn) in [("The", false), ("The convoy", true), ("The convoy came", true)] {
      try session.take(.write(segment: 1, text: text, goesOn: goesOn))
    }
    try session.take(.write(segment: 2, text: "It", goesOn: true))
    try session.take(.write(segment: 1, text: "The convoy left", goesOn: true))
    #expect(session.undoCount == 3)
    try session.take(.undo)
    #expect(session.targets[0].text == "The convoy came")
    try session.take(.undo)
    try session.take(.undo)
    #expect(standings(session) == [.empty, .empty, .empty, .empty])
    try session.take(.redo)
    #expect(session.targets[0].text == "The convoy came")
  }

  @Test func `what changes nothing is no step`() throws {
    var session = try session()
    try session.take(.confirm(segment: 1, text: "It came."))
    #expect(try session.take(.confirm(segment: 1, text: "It came.")) == nil)
    #expect(try session.take(.write(segment: 1, text: "It came.", goesOn: false)) == nil)
    #expect(try session.take(.reopen(segment: 2)) == nil)
    #expect(session.revision == 1 && session.targets[0].standing == .confirmed)
    #expect(try session.take(.redo) == nil)
  }

  @Test func `another spelling of the same letter is a change`() throws {
    var session = try session()
    try session.take(.write(segment: 1, text: "Fati\u{301}ma", goesOn: false))
    #expect(try session.take(.write(segment: 1, text: "Fat\u{ED}ma", goesOn: false)) != nil)
  }

  @Test(arguments: [
    ("One\ntwo", DraftSessionProblem.lineBreak), ("One\u{2028}two", .lineBreak),
    ("One\u{7}", .controlCharacter),
  ])
  func `a target that no file holds is refused`(text: String, problem: DraftSessionProblem) throws {
    var session = try session()
    #expect(throws: problem) { try session.take(.write(segment: 1, text: text, goesOn: false)) }
    #expect(throws: problem) { try session.take(.confirm(segment: 1, text: text)) }
    #expect(session.revision == 0)
  }

  @Test func `nothing cannot be confirmed, and segments that are not there are named`() throws {
    var session = try session()
    #expect(throws: DraftSessionProblem.nothingToConfirm(2)) {
      try session.take(.confirm(segment: 2, text: " \t"))
    }
    for number in [0, 5, -1] {
      #expect(throws: DraftSessionProblem.noSegment(number)) {
        try session.take(.confirm(segment: number, text: "x"))
      }
    }
  }

  @Test(arguments: UInt64(1)...12)
  func `whatever is done, all can be taken back and done again`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var session = try session()
    let beginning = session.targets.map(\.text)
    var states = [session.targets.map { "\($0.standing) \($0.text)" }]
    for turn in 0..<80 {
      let segment = Int.random(in: 1...4, using: &generator)
      let step: DraftSession.Step =
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: .confirm(segment: segment, text: "Target \(turn)")
        case 1: .reopen(segment: segment)
        default: .write(segment: segment, text: "Target \(turn)", goesOn: false)
        }
      guard try session.take(step) != nil else { continue }
      states.append(session.targets.map { "\($0.standing) \($0.text)" })
    }
    for state in states.dropLast().reversed() {
      try session.take(.undo)
      #expect(session.targets.map { "\($0.standing) \($0.text)" } == state)
    }
    #expect(session.targets.map(\.text) == beginning && session.undoCount == 0)
    while try session.take(.redo) != nil {}
    #expect(session.targets.map { "\($0.standing) \($0.text)" } == states.last)
  }
}
