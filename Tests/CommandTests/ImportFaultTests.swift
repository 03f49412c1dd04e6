import Foundation
import Testing

@Suite struct `An import` {
  let desk: Desk

  init() throws { desk = try Desk() }

  @Test func `of a TMX file that is broken half-way leaves no unit behind`() throws {
    let whole = MadeUpTMX.document(MadeUpTMX.units(6000))
    try desk.write(String(whole.prefix(whole.count - 200)), to: "big.tmx")
    let run = try desk.run("import", "big.tmx")
    #expect(
      run.status == 2 && run.stderr.contains("big.tmx:600") && run.stderr.contains("broken XML"))
    #expect(try desk.unitCount() == 0)
    #expect(try desk.run("lookup", "المستودع").status == 1)
    try desk.write(whole, to: "big.tmx")
    #expect(try desk.run("import", "big.tmx").status == 0)
    #expect(try desk.unitCount() == 6000)
  }

  @Test func `of a long file takes constant memory`() throws {
    let source = String(repeating: "كلمة ", count: 150)
    let target = String(repeating: "word ", count: 150)
    let units = (0..<20_000).map { MadeUpTMX.unit("\(source)\($0)", "\(target)\($0 % 5)") }
    // 46 MB, whose tree would have several times as many.
    try desk.write(MadeUpTMX.document(units), to: "long.tmx")
    let running = try desk.start(["import", "long.tmx"])
    var most = 0
    while let peak = running.peakMemory {
      most = max(most, peak)
      usleep(20_000)
    }
    #expect(try running.wait().status == 0)
    #expect((1..<220_000_000).contains(most), "\(most) bytes")
  }

  @Test func `that failed is nothing that “imports restore” brings back`() throws {
    try desk.write(MadeUpTMX.untidy, to: "good.tmx")
    try desk.write(String(MadeUpTMX.untidy.dropLast(40)), to: "broken.tmx")
    _ = try desk.run("import", "good.tmx")
    _ = try desk.run("imports", "remove", "1")
    _ = try desk.run("import", "broken.tmx")
    #expect(try desk.run("imports", "restore").stdout.contains("good.tmx"))
    #expect(try desk.unitCount() == 3)
  }

  @Test func `of several files goes on past one that cannot be read`() throws {
    try desk.write(MadeUpTMX.untidy, to: "good.tmx")
    let run = try desk.run("import", "nowhere.tmx", "good.tmx")
    #expect(run.status == 2 && run.stderr.contains("nowhere.tmx: there is no such file"))
    #expect(run.stderr.contains("good.tmx: 3 units added"))
  }

  @Test func `of other languages says which the file holds`() throws {
    try desk.write(MadeUpTMX.document(MadeUpTMX.units(2)), to: "two.tmx")
    let run = try desk.run("import", "two.tmx", "--from", "fr")
    #expect(run.status == 2 && run.stderr.contains("no unit has both fr and en"))
    #expect(run.stderr.contains("ar, en"))
  }

  @Test func `that was killed is gone on with`() throws {
    try desk.write(MadeUpTMX.document(MadeUpTMX.units(30_000)), to: "big.tmx")
    let running = try desk.start(["import", "big.tmx"])
    while running.isRunning, try kept() == 0 { usleep(100_000) }
    running.send(SIGKILL)
    let killed = try running.wait()
    let before = try kept()
    #expect(killed.wasKilled && killed.status == SIGKILL && (1..<30_000).contains(before))
    #expect(try desk.run("stats").stdout.contains("broken off"))

    let again = try desk.run("import", "big.tmx")
    #expect(again.status == 0 && again.stderr.contains("going on behind unit \(before)"))
    #expect(try desk.unitCount() == 30_000)
    #expect(try desk.run("imports").lines.count == 1)
    #expect(try desk.run("doctor", "--deep").status == 0)
  }

  /// Units in the memory, which may not be made yet.
  private func kept() throws -> Int {
    let run = try desk.run("stats", "--json")
    let object = try? JSONSerialization.jsonObject(with: run.output) as? [String: Any]
    return object?["units"] as? Int ?? 0
  }
}
