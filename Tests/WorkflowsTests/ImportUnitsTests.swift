import Bitext
import Foundation
import Testing
import Workflows

struct ImportUnitsTests {
  private static let units = 4000

  private func withTable(_ body: (URL, ImportUnits) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let table = folder.appending(path: "ships.tsv")
    let rows = (1...Self.units).map { "وصلت السفينة \($0)\tShip \($0) arrived\n" }.joined()
    try Data(("source\ttarget\n" + rows).utf8).write(to: table)
    let memory = folder.appending(path: "memory.tarjuman")
    try body(table, try ImportUnits(memory: memory, from: .arabic, to: .english))
  }

  /// How often progress is told before the import is stopped; what is kept by then.
  @Test(arguments: [1, 2, 3, 4])
  func `an import that is stopped keeps whole steps and is gone on with`(times: Int) throws {
    try withTable { table, importing in
      var told: [Int] = []
      let stopped = try importing.importFile(table) { progress in
        #expect(progress.importNumber == 1)
        told.append(progress.kept)
        if told.count == times { throw CancellationError() }
      }
      #expect(stopped.isStopped && stopped.importNumber == 1)
      #expect(stopped.sentence.contains("ships.tsv: stopped; \(stopped.received) unit"))
      #expect(told.first == 0 && told == told.sorted())
      // The step that was handed over when it was stopped is finished.
      #expect(stopped.received == [0, 500, 1500, 3500][times - 1])

      let finished = try importing.importFile(table) { _ in }
      #expect(!finished.isStopped && finished.importNumber == 1)
      #expect(finished.received == Self.units && finished.added == Self.units)
      #expect(finished.resumedBehind == stopped.received)
      #expect(try importing.importFile(table) { _ in }.wasImportedBefore)
    }
  }

  @Test func `a stopped import is taken back as a whole, and the file can come again`() throws {
    try withTable { table, importing in
      var times = 0
      let stopped = try importing.importFile(table) { _ in
        times += 1
        if times == 3 { throw CancellationError() }
      }
      #expect(stopped.received > 0)
      let memory = table.deletingLastPathComponent().appending(path: "memory.tarjuman")
      let history = ImportHistory(memory: memory)
      _ = try history.remove(stopped.importNumber)
      #expect(try MemoryReport(memory: memory).units == 0)
      let again = try importing.importFile(table) { _ in }
      #expect(again.importNumber != stopped.importNumber && again.received == Self.units)
    }
  }
}
