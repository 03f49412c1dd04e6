import Testing

@testable import SentenceEncoder

struct `The clock of the rows` {
  @Test func `a row in use is never given to another piece`() {
    var clock = RowClock(rows: 2, pieces: 10)
    let rows = [clock.claim(), clock.claim(), clock.claim()]
    #expect(Set(rows) == [0, 1, nil])
    clock.enter(7, in: 0)
    clock.release(1)
    let again = clock.claim()
    #expect(again == 1)
    let known = clock.use(7)
    #expect(known == 0)
  }

  @Test func `a piece met again outlives one met once`() {
    var clock = RowClock(rows: 3, pieces: 10)
    for piece: Int32 in 1...3 { enter(piece, &clock) }
    enter(4, &clock)  // The hand has gone round once: the place of 1, all others are old.
    let met = clock.use(2)
    if let met { clock.release(met) }
    enter(5, &clock)
    let rows = [clock.use(1), clock.use(2), clock.use(3)]
    #expect(rows[0] == nil && rows[1] == met && rows[2] == nil)
  }

  @Test func `a piece entered twice keeps its first row`() {
    var clock = RowClock(rows: 3, pieces: 10)
    let rows = [clock.claim(), clock.claim()]
    for row in rows { clock.enter(4, in: row ?? -1) }
    let known = clock.use(4)
    #expect(known == rows[0])
  }

  private func enter(_ piece: Int32, _ clock: inout RowClock) {
    guard let row = clock.claim() else { return }
    clock.enter(piece, in: row)
    clock.release(row)
  }
}
