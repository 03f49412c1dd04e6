import Bitext
import TestSupport
import Testing
import Workflows

@Suite struct `An alignment in hand` {
  private func session() -> AlignmentSession { AlignmentSession(MadeUpAlignment.small) }

  /// Beads as ladders, in order.
  private func ladders(_ session: AlignmentSession) -> [String] {
    session.aligned.beads.map(\.ladder)
  }

  private func after(_ steps: (AlignmentSession) -> AlignmentOperation...) throws
    -> AlignmentSession
  {
    var session = session()
    for step in steps { try session.take(.perform(step(session))) }
    return session
  }

  // MARK: Operations

  @Test func `begins as the aligner left it`() {
    let session = session()
    #expect(session.aligned == MadeUpAlignment.small)
    #expect(session.revision == 0 && session.undoCount == 0)
  }

  @Test func `merges a bead with the next`() throws {
    let merged = try after { .merge(bead: $0.table.beads[0].id) }
    #expect(ladders(merged).first == "[0,1]:[0,1,2]" && merged.table.beads.count == 5)
    #expect(merged.table.beads[0].standing == .byHand)
    #expect(merged.aligned.byHand == [0])
  }

  @Test func `cannot merge the last bead`() {
    var session = session()
    let last = session.table.beads[5].id
    #expect(throws: AlignmentSessionProblem.noNeighbour) {
      try session.take(.perform(.merge(bead: last)))
    }
    #expect(session.revision == 0)
  }

  @Test func `a cut that makes both sides equal makes pairs`() throws {
    let source = MadeUpAlignment.arabic[0]
    let comma = source.utf8.firstIndex(of: 0xD8)
    #expect(comma != nil)
    let place = "وصلت القافلة إلى المدينة،".utf8.count
    let cut = try after { .split(segment: $0.table.sources[0].id, at: place) }
    #expect(Array(ladders(cut).prefix(3)) == ["[0]:[0]", "[1]:[1]", "[2]:[2]"])
    #expect(cut.table.sources[0].text == "وصلت القافلة إلى المدينة،")
    #expect(cut.table.sources[1].text == "وأفرغت حمولتها.")
  }

  @Test func `halves know where they stand in the author's text`() throws {
    let cut = try after { .split(segment: $0.table.targets[2].id, at: 19) }
    let article = cut.start.pair.target.text
    for segment in cut.table.targets {
      #expect(String(article[segment.range]) == segment.text)
    }
    #expect(cut.table.targets.count == 7)
  }

  @Test(arguments: [0, 1, 2, -1, 400])
  func `a cut leaves letters on both sides and none in halves`(place: Int) {
    var session = session()
    // The first letter has two bytes, so 1 is inside it.
    let segment = session.table.sources[2].id
    if place == 2 {
      #expect(throws: Never.self) { try session.take(.perform(.split(segment: segment, at: 2))) }
    } else {
      #expect(throws: AlignmentSessionProblem.noPlace) {
        try session.take(.perform(.split(segment: segment, at: place)))
      }
    }
  }

  @Test func `a cut does not part a letter from its vowel sign`() throws {
    let word = "كتَبَ الدرس"
    var session = AlignmentSession(
      MadeUpAlignment.aligned([word], ["He wrote."], [Bead(sources: [0], targets: [0])]))
    #expect(throws: AlignmentSessionProblem.noPlace) {
      try session.take(.perform(.split(segment: 0, at: "كت".utf8.count)))
    }
  }

  @Test func `moves a segment to its neighbour, and an empty bead goes`() throws {
    let moved = try after { .move(segment: $0.table.targets[1].id, .down) }
    #expect(Array(ladders(moved).prefix(2)) == ["[0]:[0]", "[1]:[1,2]"])
    let gone = try after { .move(segment: $0.table.sources[2].id, .up) }
    #expect(ladders(gone)[1] == "[1,2]:[2]" && gone.table.beads.count == 5)
    let first = session().table.sources[0].id
    var session = session()
    #expect(throws: AlignmentSessionProblem.noNeighbour) {
      try session.take(.perform(.move(segment: first, .up)))
    }
  }

  @Test func `unlinks, separates and links`() throws {
    let loose = try after { .unlink(bead: $0.table.beads[0].id) }
    #expect(Array(ladders(loose).prefix(3)) == ["[0]:[]", "[]:[0]", "[]:[1]"])
    let apart = try after { .separate(segment: $0.table.targets[1].id) }
    #expect(Array(ladders(apart).prefix(2)) == ["[0]:[0]", "[]:[1]"])
    let linked = try after(
      { .unlink(bead: $0.table.beads[3].id) },
      { .link(beads: [$0.table.beads[6].id, $0.table.beads[3].id]) })
    #expect(ladders(linked)[3] == "[3]:[5]")
    var session = session()
    #expect(throws: AlignmentSessionProblem.nothingToLink) {
      try session.take(.perform(.link(beads: [session.table.beads[0].id])))
    }
  }

  @Test func `edits a text and keeps its place`() throws {
    let edited = try after { .edit(segment: $0.table.targets[3].id, text: " 40 lorries follow. ") }
    #expect(edited.table.targets[3].text == "40 lorries follow.")
    #expect(edited.table.targets[3].isEdited)
    #expect(edited.table.targets[3].range == MadeUpAlignment.small.targets[3].range)
    #expect(edited.aligned.units().contains { $0.target.text == "40 lorries follow." })
  }

  @Test(arguments: [("", AlignmentSessionProblem.noLetters), ("a\nb", .lineBreak)])
  func `refuses a text that is none`(text: String, problem: AlignmentSessionProblem) {
    var session = session()
    let segment = session.table.targets[0].id
    #expect(throws: problem) { try session.take(.perform(.edit(segment: segment, text: text))) }
  }

  @Test func `boilerplate stands alone, wants no eyes and is not kept`() throws {
    let marked = try after { .markBoilerplate(bead: $0.table.beads[1].id, true) }
    #expect(Array(ladders(marked).prefix(3)) == ["[0]:[0,1]", "[1]:[]", "[]:[2]"])
    #expect(marked.table.beads[1].standing == .boilerplate)
    #expect(marked.aligned.units().count == MadeUpAlignment.small.units().count - 1)
    #expect(marked.table.beads.count(where: \.wantsEyes) == 1)
    let back = try after(
      { .markBoilerplate(bead: $0.table.beads[2].id, true) },
      { .markBoilerplate(bead: $0.table.beads[2].id, false) })
    #expect(back.table.beads[2].standing == .alone)
  }

  @Test func `what a person approved is kept without the machine's confidence`() throws {
    let seen = try after { .confirm(bead: $0.table.beads[1].id) }
    let units = seen.aligned.units()
    #expect(units[1].provenance.confidence == nil && units[0].provenance.confidence == 0.97)
    #expect(seen.table.beads[1].standing == .byHand)
  }

  @Test func `untouched beads keep their confidence and evidence`() throws {
    let merged = try after { .merge(bead: $0.table.beads[3].id) }
    #expect(Array(merged.table.beads.prefix(3)) == Array(session().table.beads.prefix(3)))
    #expect(merged.table.beads[0].evidence == MadeUpAlignment.beads[0].evidence)
  }

  @Test func `what changes nothing is no step`() throws {
    var session = session()
    let segment = session.table.targets[0]
    #expect(try session.take(.perform(.edit(segment: segment.id, text: segment.text))) == nil)
    #expect(try session.take(.undo) == nil && session.take(.redo) == nil)
    #expect(session.revision == 0)
  }

  @Test func `a number of a bead that was changed is never given again`() throws {
    var session = session()
    let first = session.table.beads[0].id
    try session.take(.perform(.merge(bead: first)))
    let merged = session.table.beads[0].id
    try session.take(.undo)
    try session.take(.perform(.confirm(bead: first)))
    #expect(session.table.beads[0].id != merged)
    #expect(throws: AlignmentSessionProblem.noBead(merged)) {
      try session.take(.perform(.unlink(bead: merged)))
    }
  }

  // MARK: Random work

  @Test(arguments: UInt64(1)...24)
  func `whatever is done, no letter is lost and all can be taken back`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var session = session()
    var states = [session.table]
    for _ in 0..<120 {
      let operation = RandomOperation.next(session.table, &generator)
      let before = session.table
      let change = try? session.take(.perform(operation))
      guard change != nil else {
        #expect(session.table == before)
        continue
      }
      states.append(session.table)
      try expectWhole(session)
    }
    let last = session.table
    for state in states.dropLast().reversed() {
      try session.take(.undo)
      #expect(session.table == state)
    }
    #expect(session.aligned == MadeUpAlignment.small && session.undoCount == 0)
    while try session.take(.redo) != nil {}
    #expect(session.table == last)
  }

  private func expectWhole(_ session: AlignmentSession) throws {
    let beads = session.table.beads
    #expect(beads.flatMap(\.sources).sorted() == session.table.sources.map(\.id).sorted())
    #expect(beads.flatMap(\.targets).sorted() == session.table.targets.map(\.id).sorted())
    #expect(beads.allSatisfy { !$0.sources.isEmpty || !$0.targets.isEmpty })
    #expect(Set(beads.map(\.id)).count == beads.count)
    for (segments, whole) in [
      (session.table.sources, MadeUpAlignment.arabic),
      (session.table.targets, MadeUpAlignment.english),
    ] {
      let letters = segments.flatMap(\.text.unicodeScalars).filter { !$0.properties.isWhitespace }
      // Edits in this test add ⟦ and ⟧ alone.
      let own = letters.filter { $0 != "⟦" && $0 != "⟧" }
      #expect(own == whole.flatMap(\.unicodeScalars).filter { !$0.properties.isWhitespace })
    }
  }
}

/// Something to do to a table, which may be impossible.
enum RandomOperation {
  static func next(_ table: AlignmentTable, _ generator: inout SeededGenerator)
    -> AlignmentOperation
  {
    let bead = table.beads.randomElement(using: &generator)?.id ?? 0
    let segment = (table.sources + table.targets).randomElement(using: &generator)
    let (number, text) = (segment?.id ?? 0, segment?.text ?? "")
    switch Int.random(in: 0..<10, using: &generator) {
    case 0: return .merge(bead: bead)
    case 1, 2:
      return .split(segment: number, at: Int.random(in: 0...text.utf8.count, using: &generator))
    case 3: return .move(segment: number, .up)
    case 4: return .move(segment: number, .down)
    case 5: return .separate(segment: number)
    case 6: return .unlink(bead: bead)
    case 7:
      let other = table.beads.randomElement(using: &generator)?.id ?? 0
      return .link(beads: [bead, other])
    case 8: return .edit(segment: number, text: "⟦\(text)⟧")
    default:
      return Bool.random(using: &generator)
        ? .confirm(bead: bead) : .markBoilerplate(bead: bead, Bool.random(using: &generator))
    }
  }
}
