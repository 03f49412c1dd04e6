import Bitext
import Foundation
import Testing
import Workflows

@testable import Workbench

struct LastAnswersTests {
  @Test func `an answer is kept until the memory is another, or it is asked for anew`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let memory = folder.appending(path: "memory.tarjuman")
    let table = folder.appending(path: "a.tsv")
    try Data("source\ttarget\nوصلت القافلة\tThe convoy arrived\n".utf8).write(to: table)
    _ = try ImportUnits(memory: memory, from: .arabic, to: .english) { _ in }
      .importFile(table) { _ in }

    let answers = LastAnswers<String, MemoryState, Int>()
    var times = 0
    func ask(_ question: String, again: Bool = false) throws -> Int {
      try answers.answer(question, MemoryState(memory), again: again) {
        times += 1
        return times
      }
    }
    #expect(try (ask("a"), ask("a"), ask("b"), ask("a")) == (1, 1, 2, 1))
    #expect(try ask("a", again: true) == 3)
    let change = try EditUnits(memory: memory, by: "Layla").delete(1)
    #expect(try answers.known("a", MemoryState(memory)) == nil)
    #expect(try ask("a") == 4)
    _ = try EditUnits(memory: memory, by: "Layla").undo(change.number)
    #expect(try ask("a") == 5)
  }
}
