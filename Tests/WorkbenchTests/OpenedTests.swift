import Foundation
import Testing

@testable import Workbench

struct OpenedTests {
  @Test func `a thing is opened once, and again when a file of its is another`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let opened = Opened<Int>()
    var times = 0
    func thing() throws -> Int {
      try opened.thing(FileStamp(of: [folder])) {
        times += 1
        return times
      }
    }
    #expect(try (thing(), thing()) == (1, 1))
    try Data("a".utf8).write(to: folder.appending(path: "a.tsv"))
    #expect(try (thing(), thing()) == (2, 2))
    try Data("ab".utf8).write(to: folder.appending(path: "a.tsv"))
    #expect(try (thing(), thing()) == (3, 3))
  }

  @Test func `a place counts as another when another file stands there, not when it grows`() throws
  {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("a".utf8).write(to: file)
    let before = FileStamp(of: [], places: [file])
    let handle = try FileHandle(forWritingTo: file)
    try handle.write(contentsOf: Data("longer".utf8))
    try handle.close()
    #expect(FileStamp(of: [], places: [file]) == before)
    #expect(FileStamp(of: [file]) != FileStamp(of: []))
  }
}
