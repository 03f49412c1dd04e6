import Bitext
import Foundation
import Testing
import Workflows

@Suite struct `Work on a draft` {
  private let bench = DraftBench()
  private static let first = "وصلت القافلة إلى المدينة المحاصرة."

  @Test func `another program finds every step`() throws {
    defer { bench.clear() }
    let shelf = bench.shelf
    let id = try bench.begin(on: shelf)
    let work = bench.work(shelf)
    _ = try work.take(id, revision: 0, .write(segment: 1, text: "It", goesOn: false))
    _ = try work.take(id, revision: 1, .write(segment: 1, text: "It came", goesOn: true))
    _ = try work.take(id, revision: 2, .confirm(segment: 2, text: "It has 48 lorries."))
    _ = try work.take(id, revision: 3, .undo)
    let (here, there) = (try shelf.session(id), try bench.shelf.session(id))
    #expect(here.targets == there.targets && here.revision == 4 && there.revision == 4)
    #expect(here.undoCount == there.undoCount && there.redoCount == 1)
    #expect(there.opening.source.text == DraftBench.arabic)
    #expect(bench.shelf.entries().map(\.name) == ["talks.txt"])
  }

  @Test func `a step is refused where its segment was changed since, and nowhere else`() throws {
    defer { bench.clear() }
    let shelf = bench.shelf
    let id = try bench.begin(on: shelf)
    let work = bench.work(shelf)
    _ = try work.take(id, revision: 0, .write(segment: 1, text: "Mine", goesOn: false))
    _ = try work.take(id, revision: 0, .write(segment: 2, text: "Another's", goesOn: false))
    let stale = DraftSessionProblem.stale(asked: 1, now: 2)
    #expect(throws: stale) { try work.take(id, revision: 1, .confirm(segment: 2, text: "Mine")) }
    #expect(throws: stale) { try work.take(id, revision: 1, .undo) }
    #expect(throws: DraftSessionProblem.stale(asked: 9, now: 2)) {
      try work.take(id, revision: 9, .reopen(segment: 1))
    }
    #expect(try shelf.session(id).targets.map(\.text) == ["Mine", "Another's", "", ""])
    _ = try work.take(id, revision: 2, .undo)
    #expect(try shelf.session(id).targets[1].text.isEmpty)
  }

  // MARK: The memory

  @Test func `what is confirmed is in the memory as it stands, in one import`() throws {
    defer { bench.clear() }
    let shelf = bench.shelf
    let id = try bench.begin(on: shelf)
    let work = bench.work(shelf)
    func take(_ step: DraftSession.Step) throws {
      let outcome = try work.take(id, revision: shelf.session(id).revision, step)
      #expect(outcome.notice == nil)
    }
    try take(.confirm(segment: 1, text: "The convoy came."))
    try take(.confirm(segment: 4, text: "The envoy spoke."))
    #expect(try bench.imports() == ["talks.txt"])
    #expect(
      try bench.remembered() == [
        "\(Self.first) = The convoy came.",
        "\(try shelf.session(id).opening.segments[3].text) = The envoy spoke.",
      ])
    try take(.write(segment: 1, text: "The convoy arr", goesOn: false))
    #expect(try bench.remembered().count == 1)
    try take(.confirm(segment: 1, text: "The convoy arrived."))
    #expect(try bench.remembered().contains("\(Self.first) = The convoy arrived."))
    try take(.undo)
    try take(.undo)
    #expect(try bench.remembered().contains("\(Self.first) = The convoy came."))
    try take(.undo)
    #expect(try bench.remembered().count == 1)
    try take(.redo)
    #expect(try bench.remembered().count == 2)
    #expect(try bench.imports() == ["talks.txt"])
    #expect(try shelf.session(id).kept.keys.sorted() == [1, 4])
  }

  @Test func `what another import brought stays when a segment is opened again`() throws {
    defer { bench.clear() }
    try bench.remember((Self.first, "The convoy came."))
    let shelf = bench.shelf
    let id = try bench.begin(on: shelf)
    let work = bench.work(shelf)
    _ = try work.take(id, revision: 0, .confirm(segment: 1, text: "The convoy came."))
    _ = try work.take(id, revision: 1, .reopen(segment: 1))
    #expect(try bench.remembered() == ["\(Self.first) = The convoy came."])
    #expect(try shelf.session(id).kept.isEmpty)
  }

  @Test func `a draft whose import was taken back goes on in another`() throws {
    defer { bench.clear() }
    let shelf = bench.shelf
    let id = try bench.begin(on: shelf)
    let work = bench.work(shelf)
    _ = try work.take(id, revision: 0, .confirm(segment: 1, text: "The convoy came."))
    let number = try #require(shelf.session(id).kept[1]?.importNumber)
    try KeepUnits(memory: bench.memory).takeBack(number)
    _ = try work.take(id, revision: 1, .confirm(segment: 4, text: "The envoy spoke."))
    #expect(try bench.remembered().count == 1)
    // What went with the import need not be taken out.
    let outcome = try work.take(id, revision: 2, .reopen(segment: 1))
    #expect(outcome.notice == nil && outcome.session.kept.keys.sorted() == [4])
  }

  @Test func `a memory that cannot be written is told of, and has it later`() throws {
    defer { bench.clear() }
    let shelf = bench.shelf
    let id = try bench.begin(on: shelf)
    let work = bench.work(shelf)
    try Data("no memory".utf8).write(to: bench.memory)
    let outcome = try work.take(id, revision: 0, .confirm(segment: 1, text: "The convoy came."))
    #expect(outcome.notice?.hasPrefix("not in the memory yet") == true)
    #expect(outcome.session.targets[0].standing == .confirmed)
    try FileManager.default.removeItem(at: bench.memory)
    _ = try work.take(id, revision: 1, .write(segment: 2, text: "It", goesOn: false))
    #expect(try bench.remembered().count == 1)
  }

  // MARK: Helps and checks

  @Test func `a confirmed segment helps with the same one later, and not with itself`() throws {
    defer { bench.clear() }
    let shelf = bench.shelf
    let id = try bench.begin(on: shelf)
    let work = bench.work(shelf)
    _ = try work.take(id, revision: 0, .confirm(segment: 1, text: "The convoy came."))
    let session = try shelf.session(id)
    let drafting = try bench.drafting()
    let proposals = try drafting.helps(for: 3, of: session).row.proposals
    #expect(proposals.map(\.target) == ["The convoy came."])
    #expect(try drafting.helps(for: 1, of: session).row.proposals.isEmpty)
    #expect(throws: DraftSessionProblem.noSegment(7)) { try drafting.helps(for: 7, of: session) }
  }

  @Test func `what offers the same is shown once`() throws {
    defer { bench.clear() }
    try bench.remember(
      ("وصلت 12 شاحنة أمس.", "12 trucks came yesterday."),
      ("وصلت 14 شاحنة أمس.", "14 trucks came yesterday."),
      ("وصلت 16 شاحنة أمس.", "Yesterday, 16 trucks came."))
    let shelf = bench.shelf
    let session = try shelf.session(bench.begin("وصلت 30 شاحنة أمس.", on: shelf))
    let offered = try bench.drafting().helps(for: 1, of: session).row.proposals.map(\.offered)
    #expect(offered.sorted() == ["30 trucks came yesterday.", "Yesterday, 30 trucks came."])
  }

  @Test func `where nothing matches, stretches that the memory has come with their renderings`()
    throws
  {
    defer { bench.clear() }
    try bench.remember(
      ("مناطق خفض التوتر", "de-escalation zones"), ("مصير المعتقلين", "the fate of detainees"))
    let shelf = bench.shelf
    let text = """
      دخلت قوافل الإغاثة مناطق خفض التوتر في 15 تموز/يوليو وبقي مصير المعتقلين.
      مصير المعتقلين.
      """
    let session = try shelf.session(bench.begin(text, on: shelf))
    let drafting = try bench.drafting()
    let helps = try drafting.helps(for: 1, of: session)
    #expect(helps.row.proposals.isEmpty)
    #expect(helps.insertions == ["de-escalation zones", "15 July", "the fate of detainees"])
    let fragments = try #require(helps.fragments)
    let missing = fragments.pieces.filter(fragments.isMissing).map { fragments.text[$0.place] }
    #expect(missing == ["دخلت قوافل الإغاثة", "في 15 تموز/يوليو وبقي"])
    #expect(fragments.text.hasSuffix("the fate of detainees."))
    // The second segment is in the memory as it is.
    #expect(try drafting.helps(for: 2, of: session).fragments == nil)
  }

  private static let head =
    "concept\tarabic\tvariants\tpreferred\tadmitted\tdeprecated\tforbidden\tdomain\tpos\tnote\tsource"

  private func write(_ entries: String...) throws {
    let folder = bench.installation.glossaries
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let table = ([Self.head] + entries).joined(separator: "\n") + "\n"
    try Data(table.utf8).write(to: folder.appending(path: "own.tsv"))
  }

  @Test func `numbers put in what is preferred first, in the order of the text`() throws {
    defer { bench.clear() }
    try write(
      "aid.convoy\tقافلة\t\tconvoy\taid convoy | column\t\t\trelief\tnoun\t\town",
      "aid.lorry\tشاحنة\t\tlorry\ttruck\t\t\trelief\tnoun\t\town")
    let shelf = bench.shelf
    let session = try shelf.session(bench.begin(on: shelf))
    let helps = try bench.drafting().helps(for: 2, of: session)
    #expect(
      helps.insertions == ["convoy", "48", "lorry", "15 July", "aid convoy", "column", "truck"])
  }

  @Test func `of entries that share their words the one that prefers them comes first`() throws {
    defer { bench.clear() }
    try write(
      "media.guest\tضيف\t\tguest\tspecial envoy\t\t\tmedia\tnoun\t\town",
      "dipl.envoy\tمبعوث خاص\tموفد خاص\tspecial envoy\t\t\t\tdiplomacy\tnoun\t\town",
      "mil.truce\tهدنة\t\ttruce\t\t\t\tconflict\tnoun\t\town")
    let shelf = bench.shelf
    let text = "The special envoy announced a truce."
    let session = try shelf.session(bench.begin(text, on: shelf))
    let helps = try bench.drafting().helps(for: 1, of: session)
    #expect(helps.insertions == ["مبعوث خاص", "هدنة", "موفد خاص", "ضيف"])
  }

  @Test func `a text is checked as a target without becoming one`() throws {
    defer { bench.clear() }
    let shelf = bench.shelf
    let id = try bench.begin(on: shelf)
    var options = CheckTranslation.Options()
    options.usesGlossaries = false
    let checks = try CheckTranslation(bench.installation, options: options)
    let session = try shelf.session(id)
    let report = try checks.check("It has 84 lorries, which came on 15 July.", as: 2, of: session)
    #expect(report.findings(.usual).contains { $0.check == "number" })
    #expect(try shelf.session(id).revision == 0)
    let work = bench.work(shelf)
    let step = DraftSession.Step.write(segment: 2, text: "It has 84 lorries.", goesOn: false)
    _ = try work.take(id, revision: 0, step)
    let whole = checks.check(try shelf.session(id))
    #expect(whole.unitCount == 1 && whole.findings(.usual).first?.unit == "2")
  }
}
