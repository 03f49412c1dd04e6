import Foundation
import GRDB
import Testing

/// What befalls the memory of a program at work: afterwards it opens, has the steps that were
/// finished and nothing else, and its index agrees with its units.
@Suite(.serialized) struct `A memory that suffers` {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// Files of the tests have so many units; the first steps of an import are of 500 and more.
  private static let units = 2_000

  private func writeFile(_ name: String = "big.tmx", _ word: String = "المستودع") throws {
    let units = (0..<Self.units).map {
      MadeUpTMX.unit("وصلت الشاحنة \($0) إلى \(word)", "Truck \($0) of \(name)")
    }
    try desk.write(MadeUpTMX.document(units), to: name)
  }

  private func database(_ memory: String = "m") throws -> DatabaseQueue {
    try DatabaseQueue(path: desk[memory].path)
  }

  /// The units that the newest import has, and whether it is finished; nil where there is none yet.
  private func newestImport(of memory: String) throws -> (received: Int, isFinished: Bool)? {
    guard desk.exists(memory) else { return nil }
    let queue = try database(memory)
    defer { try? queue.close() }
    return try queue.read { db in
      try Row.fetchOne(
        db, sql: "SELECT received, finished IS NOT NULL FROM import ORDER BY id DESC")
    }.map { ($0[0], $0[1]) }
  }

  private func expectSound(
    _ memory: String = "m", from location: SourceLocation = #_sourceLocation
  ) throws {
    let run = try desk.run("doctor", "--deep", "--memory", memory)
    #expect(run.status == 0, "\(run.stdout)", sourceLocation: location)
  }

  // MARK: - Crashes

  @Test func `has whole steps wherever in its import the program is killed`() throws {
    try writeFile()
    let clock = ContinuousClock()
    var time = try seconds(clock) {
      let run = try desk.run("import", "big.tmx", "--memory", "whole")
      #expect(run.status == 0)
    }
    var moments = SystemRandomNumberGenerator()
    var (kills, memories) = (0, 0)
    while kills < 50, memories < 100 {
      // A memory is killed up to five times and gone on with; what was wrong after any of them the
      // deep check at the end would tell.
      memories += 1
      let memory = "m\(memories)"
      for _ in 0..<5 {
        let before = try newestImport(of: memory)?.received ?? 0
        let left = 1 - 0.8 * Double(before) / Double(Self.units)
        var wasKilled = false
        let taken = try seconds(clock) {
          let running = try desk.start(["import", "big.tmx", "--memory", memory])
          Thread.sleep(forTimeInterval: .random(in: 0...(time * left), using: &moments))
          running.send(SIGKILL)
          wasKilled = try running.wait().wasKilled
        }
        if wasKilled { kills += 1 }
        guard let after = try newestImport(of: memory) else { continue }
        #expect(after.received >= before && after.received <= Self.units)
        #expect(after.received % 500 == 0, "\(after.received) units are no whole steps")
        if !wasKilled {
          // It was done before; the machine is quicker by now.
          time = min(time, taken)
          break
        }
      }
      if desk.exists(memory) { try expectSound(memory) }
    }
    #expect(kills >= 50)
    let run = try desk.run("import", "big.tmx", "--memory", "m1")
    #expect(run.status == 0)
    #expect(try desk.unitCount(memory: "m1") == Self.units)
    try expectSound("m1")
  }

  private func seconds(_ clock: ContinuousClock, _ body: () throws -> Void) rethrows -> Double {
    try clock.measure(body) / .seconds(1)
  }

  // MARK: - Refusals

  @Test func `has whole steps where files may not grow, and says what to do`() throws {
    try writeFile()
    let limited = ["sh", "-c", "trap '' XFSZ; ulimit -f 700; exec \"$0\" \"$@\""]
    let run = try desk.start(["import", "big.tmx", "--memory", "m"], by: limited).wait()
    #expect(run.status == 2)
    #expect(run.stderr.contains("m: the memory cannot be written"), "\(run.stderr)")
    let kept = try #require(try newestImport(of: "m"))
    #expect(kept.received > 0 && kept.received < Self.units && !kept.isFinished)
    try expectSound()
    let again = try desk.run("import", "big.tmx", "--memory", "m")
    #expect(again.status == 0 && again.stderr.contains("going on behind unit \(kept.received)"))
    #expect(try desk.unitCount(memory: "m") == Self.units)
  }

  /// A user whom the system may refuse something, which it never does the superuser.
  private static let commonUser =
    geteuid() == 0 ? ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"] : []

  private static let hasCommonUser: Bool = {
    guard geteuid() == 0 else { return true }
    let run = try? Desk().start(["--version"], by: commonUser).wait()
    return run?.status == 0
  }()

  @Test(.enabled(if: hasCommonUser, "no common user may run the program here"))
  func `is read in a folder where nothing may be written, and is not begun there`() throws {
    try desk.makeFolder("shut")
    try desk.write(MadeUpTMX.untidy, to: "three.tmx")
    #expect(try desk.run("import", "three.tmx", "--memory", "shut/m").status == 0)
    func setMode(_ mode: Int, _ names: String...) throws {
      for name in names {
        try FileManager.default.setAttributes(
          [.posixPermissions: mode], ofItemAtPath: desk[name].path)
      }
    }
    try setMode(0o444, "shut/m", "three.tmx")
    try setMode(0o555, "shut")
    defer { try? setMode(0o755, "shut") }
    let before = try Data(contentsOf: desk["shut/m"])
    let found = try desk.start(
      ["lookup", "المحادثات", "--memory", "shut/m"], by: Self.commonUser
    ).wait()
    #expect(found.status == 0 && found.stdout.contains("talks"), "\(found.stderr)")
    for memory in ["shut/m", "shut/new"] {
      let run = try desk.start(
        ["import", "three.tmx", "--memory", memory], by: Self.commonUser
      ).wait()
      #expect(run.status == 2 && run.stderr.contains("\(memory): the memory cannot be written"))
    }
    #expect(try Data(contentsOf: desk["shut/m"]) == before)
    #expect(try desk.names(in: "shut") == ["m"])
  }

  // MARK: - Damage and versions

  @Test func `is said to be damaged when a page of it is, and no program breaks on it`() throws {
    try writeFile()
    #expect(try desk.run("import", "big.tmx", "--memory", "m").status == 0)
    let queue = try database()
    let pages = try queue.read {
      try Int.fetchAll(
        $0,
        sql: "SELECT rootpage FROM sqlite_master WHERE name IN ('text', 'unit', 'posting')")
    }
    let size = try queue.read { try Int.fetchOne($0, sql: "PRAGMA page_size") ?? 0 }
    try queue.close()
    #expect(pages.count == 3)
    let whole = try Data(contentsOf: desk["m"])
    for page in pages {
      var hurt = whole
      hurt.replaceSubrange(
        (page - 1) * size..<page * size, with: Data(repeating: 0xA5, count: size))
      try desk.write(hurt, to: "m")
      let doctor = try desk.run("doctor", "--deep", "--memory", "m")
      #expect(doctor.status == 2 && doctor.stdout.contains("damaged"), "\(doctor.stdout)")
      for arguments in [["match", "وصلت الشاحنة"], ["stats"], ["import", "big.tmx"]] {
        let run = try desk.start(arguments + ["--memory", "m"]).wait()
        #expect(!run.wasKilled && run.status <= 2)
        if run.status == 2 { #expect(run.stderr.contains("damaged"), "\(run.stderr)") }
      }
    }
  }

  @Test func `of an older version is brought up to date, of a newer one left alone`() throws {
    try desk.write(MadeUpTMX.untidy, to: "three.tmx")
    #expect(try desk.run("import", "three.tmx", "--memory", "m").status == 0)
    let older = try database()
    try older.write { db in
      for table in ["change_occurrence", "change"] { try db.drop(table: table) }
      try db.execute(sql: "DELETE FROM grdb_migrations WHERE identifier = '3 history'")
    }
    try older.close()
    #expect(try desk.unitCount(memory: "m") == 3)
    try expectSound()

    let newer = try database()
    try newer.write {
      try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 things to come')")
    }
    try newer.close()
    let before = try Data(contentsOf: desk["m"])
    for arguments in [["stats"], ["import", "three.tmx"], ["match", "المحادثات"]] {
      let run = try desk.start(arguments + ["--memory", "m"]).wait()
      #expect(run.status == 2 && run.stderr.contains("a newer version of Tarjuman"))
    }
    #expect(try Data(contentsOf: desk["m"]) == before)
  }

  // MARK: - Many at once

  @Test func `takes in what two programs bring while ten read it`() throws {
    try writeFile("one.tmx", "المستودع")
    try writeFile("two.tmx", "الميناء")
    try desk.write(MadeUpTMX.untidy, to: "three.tmx")
    _ = try desk.run("import", "three.tmx", "--memory", "m")
    let writers = try ["one.tmx", "two.tmx"].map {
      try desk.start(["import", $0, "--memory", "m"])
    }
    let readers = try (0..<10).map { number in
      let asked = [["match", "انتهت المحادثات يوم الأحد"], ["search", "المحادثات"]][number % 2]
      return try desk.start(asked + ["--memory", "m"])
    }
    for reader in readers {
      let run = try reader.wait()
      #expect(run.status == 0 && run.stdout.contains("talks"), "\(run.stderr)")
    }
    for writer in writers {
      let run = try writer.wait()
      #expect(run.status == 0 && run.stderr.contains("\(Self.units) units added"))
    }
    #expect(try desk.unitCount(memory: "m") == 2 * Self.units + 3)
    try expectSound()
    #expect(try desk.names(in: ".").filter { $0.hasPrefix("m") } == ["m"])
  }

  @Test func `counts a file once that two programs bring at once`() throws {
    try writeFile()
    let writers = try (0..<2).map { _ in try desk.start(["import", "big.tmx", "--memory", "m"]) }
    for writer in writers { #expect(try writer.wait().status == 0) }
    #expect(try desk.run("imports", "--memory", "m").lines.count == 1)
    let times = try database().read {
      try Int.fetchOne($0, sql: "SELECT max(times) FROM occurrence")
    }
    #expect(times == 1)
    #expect(try newestImport(of: "m")?.received == Self.units)
    try expectSound()
  }

  // MARK: - The clock

  @Test func `keeps the order of what was done when the clock is set back`() throws {
    try writeFile()
    try desk.write(MadeUpTMX.untidy, to: "three.tmx")
    #expect(try desk.run("import", "big.tmx", "--memory", "m").status == 0)
    #expect(try desk.run("imports", "remove", "1", "--memory", "m").status == 0)
    // What was done so far was done in the year 2100 by the clock of then.
    let queue = try database()
    try queue.write {
      try $0.execute(
        sql: "UPDATE import SET started = 4102444800, finished = 4102444801, deleted = 4102444802")
    }
    try queue.close()
    #expect(try desk.run("import", "three.tmx", "--memory", "m").status == 0)
    #expect(try desk.run("imports", "remove", "2", "--memory", "m").status == 0)
    let names = try desk.run("imports", "--memory", "m").lines
    #expect(names.count == 2 && names[0].contains("big.tmx") && names[1].contains("three.tmx"))
    #expect(try desk.run("imports", "restore", "--memory", "m").stdout.contains("three.tmx"))
    #expect(try desk.run("imports", "restore", "--memory", "m").stdout.contains("big.tmx"))
    #expect(try desk.unitCount(memory: "m") == Self.units + 3)
    try expectSound()
  }
}
