import Bitext
import Foundation
import TestSupport
import Testing
import Workflows

@Suite struct `The shelf of alignments` {
  private let place = FileManager.default.temporaryDirectory
    .appending(path: "tarjuman-shelf-\(UUID())")
  private var shelf: AlignmentShelf { AlignmentShelf(Installation(dataFolder: place)) }

  private func file(_ id: String, _ ending: String = "jsonl") -> URL {
    place.appending(path: "workbench/alignments/\(id).\(ending)")
  }

  private func perform(_ shelf: AlignmentShelf, _ id: String, _ operation: AlignmentOperation)
    throws
  {
    try shelf.take(id, revision: nil) { _ in .perform(operation) }
  }

  private func clear() { try? FileManager.default.removeItem(at: place) }

  @Test(arguments: UInt64(1)...4)
  func `another program finds every step`(seed: UInt64) throws {
    defer { clear() }
    let shelf = shelf
    let id = try shelf.add(MadeUpAlignment.small, notices: ["read as windows-1256"])
    var generator = SeededGenerator(seed: seed)
    for turn in 0..<60 {
      let table = try shelf.session(id).table
      let operation = RandomOperation.next(table, &generator)
      try? perform(shelf, id, operation)
      if turn % 7 == 0 { try shelf.take(id, revision: nil) { _ in .undo } }
      if turn % 14 == 0 { try shelf.take(id, revision: nil) { _ in .redo } }
    }
    let (here, there) = (try shelf.session(id), try self.shelf.session(id))
    #expect(here.table == there.table && here.revision == there.revision)
    #expect(here.undoCount == there.undoCount && here.redoCount == there.redoCount)
    #expect(there.notices == ["read as windows-1256"] && there.revision > 20)
    #expect(there.start == MadeUpAlignment.small)
  }

  @Test func `two programs take turns`() throws {
    defer { clear() }
    let (one, other) = (shelf, shelf)
    let id = try one.add(MadeUpAlignment.small)
    let beads = try other.session(id).table.beads
    try perform(one, id, .merge(bead: beads[3].id))
    try perform(other, id, .confirm(bead: beads[1].id))
    #expect(try one.session(id).revision == 2)
    #expect(try one.session(id).table == other.session(id).table)
  }

  @Test func `a step on an older state is refused`() throws {
    defer { clear() }
    let shelf = shelf
    let id = try shelf.add(MadeUpAlignment.small)
    let bead = try shelf.session(id).table.beads[1].id
    try shelf.take(id, revision: 0) { _ in .perform(.confirm(bead: bead)) }
    #expect(throws: AlignmentSessionProblem.stale(asked: 0, now: 1)) {
      try shelf.take(id, revision: 0) { _ in .undo }
    }
    #expect(try shelf.session(id).revision == 1)
  }

  @Test func `the files are the translator's alone`() throws {
    defer { clear() }
    let id = try shelf.add(MadeUpAlignment.small)
    func mode(_ url: URL) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int
    }
    #expect(try mode(file(id)) == 0o600)
    #expect(try mode(file(id).deletingLastPathComponent()) == 0o700)
  }

  @Test func `half a step at the end is as if it had not been`() throws {
    defer { clear() }
    let id = try shelf.add(MadeUpAlignment.small)
    let beads = try shelf.session(id).table.beads
    try perform(shelf, id, .confirm(bead: beads[1].id))
    let handle = try FileHandle(forWritingTo: file(id))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("{\"do\":{\"kind\":\"mer".utf8))
    try handle.close()
    #expect(try shelf.session(id).revision == 1)
    try perform(shelf, id, .merge(bead: beads[3].id))
    #expect(try shelf.session(id).revision == 2)
  }

  @Test func `a damaged step is named by its line`() throws {
    defer { clear() }
    let id = try shelf.add(MadeUpAlignment.small)
    let handle = try FileHandle(forWritingTo: file(id))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("{\"do\":{\"kind\":\"merge\",\"bead\":999}}\n".utf8))
    try handle.close()
    let problem = #expect(throws: AlignmentSessionProblem.self) { try shelf.session(id) }
    #expect("\(problem as Any)".contains("\(id).jsonl:3: "))
  }

  @Test func `what is removed is listed apart, comes back, and can be destroyed`() throws {
    defer { clear() }
    let shelf = shelf
    let id = try shelf.add(MadeUpAlignment.small)
    try perform(shelf, id, .confirm(bead: try shelf.session(id).table.beads[1].id))
    try shelf.remove(id)
    #expect(shelf.entries().isEmpty && shelf.removedEntries().map(\.id) == [id])
    #expect(throws: AlignmentSessionProblem.noSession(id)) { try shelf.session(id) }
    try shelf.restore(id)
    #expect(try shelf.session(id).revision == 1)
    #expect(shelf.entries().first?.name == "a.txt – b.txt")
    try shelf.remove(id)
    try shelf.destroy(id)
    #expect(shelf.removedEntries().isEmpty)
    #expect(throws: AlignmentSessionProblem.noSession(id)) { try shelf.restore(id) }
  }

  @Test(arguments: ["", "../../memory", "abc", "abcdefghijk/", "ABCDEFGHIJKL"])
  func `a name that is none leads nowhere`(name: String) {
    #expect(throws: AlignmentSessionProblem.noSession(name)) { try shelf.session(name) }
    #expect(throws: AlignmentSessionProblem.noSession(name)) { try shelf.remove(name) }
  }

  @Test func `a file that is no alignment is listed with what is wrong`() throws {
    defer { clear() }
    let id = try shelf.add(MadeUpAlignment.small)
    try Data("nothing of the kind\n".utf8).write(to: file(id))
    #expect(shelf.entries().first?.problem?.contains("no alignment of Tarjuman") == true)
  }

  @Test func `more segments than a page takes are refused`() {
    defer { clear() }
    #expect(throws: AlignmentSessionProblem.tooLong(segments: 10_001, limit: 10_000)) {
      try shelf.add(MadeUpAlignment.long(10_001))
    }
  }

  @Test func `pairs are kept as one import, replaced by a better one, and taken back`() throws {
    defer { clear() }
    let shelf = shelf
    let memory = place.appending(path: "memory.tarjuman")
    let keeper = KeepAlignment(shelf, memory: memory)
    let id = try shelf.add(MadeUpAlignment.small)
    func count() throws -> Int { try units(in: memory) }
    let first = try keeper.keep(id, revision: 0).0
    #expect(first.kept?.pairs == 4 && !first.isChangedSinceKept)
    #expect(try count() == 4)
    let bead = first.table.beads[3].id
    let merged = try shelf.take(id, revision: 1) { _ in .perform(.merge(bead: bead)) }.session
    #expect(merged.isChangedSinceKept)
    let second = try keeper.keep(id, revision: 2).0
    #expect(try count() == 3 && second.kept?.importNumber != first.kept?.importNumber)
    let back = try keeper.takeBack(id, revision: 3)
    #expect(try count() == 0 && back.kept == nil)
    #expect(throws: AlignmentSessionProblem.notKept) { try keeper.takeBack(id, revision: 4) }
  }

  private func units(in memory: URL) throws -> Int {
    let report = try MemoryReport(memory: memory).json()
    let object = try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any]
    return try #require(object?["units"] as? Int)
  }
}
