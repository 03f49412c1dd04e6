import Foundation
import Testing

@Suite struct `Aligning a folder` {
  let desk: Desk

  init() throws {
    desk = try Desk(.lexicon)
    try desk.makeFolder("articles")
  }

  private func lay(_ samples: [Sample], copies: Int = 1) throws {
    for sample in samples {
      for copy in 0..<copies {
        for (article, tag) in [(sample.arabic, "ar"), (sample.english, "en")] {
          let name = copies == 1 ? sample.name : "\(sample.name)-\(copy)"
          try FileManager.default.copyItem(
            at: URL(filePath: article), to: desk["articles/\(name).\(tag).txt"])
        }
      }
    }
  }

  private func align(_ arguments: String...) throws -> Run {
    try desk.start(["align", "--directory", "articles", "--no-encoder"] + arguments).wait()
  }

  @Test func `writes a file for every pair`() throws {
    try lay([.convoy, .market])
    let run = try align("--output", "aligned", "--format", "tmx")
    #expect(run.status == 0 && run.stderr.contains("2 of 2 pairs aligned"))
    #expect(try desk.names(in: "aligned") == ["aid-convoy.tmx", "market-report.tmx"])
  }

  @Test func `goes on past a pair that fails, and exits with 2`() throws {
    try lay([.convoy, .market])
    try desk.write("", to: "articles/broken.ar.txt")
    try desk.write("The second text is there.\n", to: "articles/broken.en.txt")
    let run = try align("--output", "aligned")
    #expect(run.status == 2 && run.stderr.contains("broken: broken.ar.txt: the file is empty"))
    #expect(run.stderr.contains("2 of 3 pairs aligned"))
    #expect(try desk.names(in: "aligned") == ["aid-convoy.beads", "market-report.beads"])
  }

  @Test func `goes on past a pair that cannot be written`() throws {
    try lay([.convoy, .market])
    try desk.makeFolder("aligned/aid-convoy.beads")
    let run = try align("--output", "aligned")
    #expect(run.status == 2 && run.stderr.contains("aid-convoy.beads: this is a folder"))
    #expect(try PrintedBeads(desk.text("aligned/market-report.beads"))?.areWhole == true)
  }

  @Test func `goes on past hand-made beads that are none`() throws {
    try lay([.convoy, .market])
    try desk.makeFolder("hand")
    try desk.write("junk\n", to: "hand/aid-convoy.beads")
    try FileManager.default.copyItem(
      at: URL(filePath: Sample.market.beads), to: desk["hand/market-report.beads"])
    let run = try align("--evaluate", "hand")
    #expect(run.status == 2 && run.stderr.contains("aid-convoy.beads:1"))
    #expect(PrintedFigures(run)?.documents == 1)
  }

  @Test func `says so if there is nothing to compare with`() throws {
    try lay([.convoy])
    for (name, why) in [
      ("nowhere", "there is no such folder"), ("articles/aid-convoy.ar.txt", "this is a file"),
    ] {
      let run = try align("--evaluate", name)
      #expect(run.status == 2 && run.output.isEmpty && run.stderr.contains("\(name): \(why)"))
    }
  }

  @Test func `says so if the folder to write to cannot be made`() throws {
    try lay([.convoy])
    try desk.write("", to: "file")
    for name in ["file", "file/inside"] {
      let run = try align("--output", name)
      #expect(run.status == 2 && run.output.isEmpty)
      #expect(run.stderr.contains("\(name): the folder cannot be made ("), "\(run.stderr)")
    }
  }

  @Test(.disabled(if: getuid() == 0, "root may read everything"))
  func `says so if the folder may not be listed`() throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: 0], ofItemAtPath: desk["articles"].path)
    let run = try align("--output", "aligned")
    #expect(run.status == 2 && run.stderr.contains("articles: you may not read it"))
  }

  @Test func `never writes beads over those made by hand`() throws {
    try lay([.convoy])
    try desk.write("[0]:[0]\n", to: "articles/aid-convoy.beads")
    let run = try align("--evaluate", "articles", "--output", "articles")
    #expect(run.status == 64 && run.stderr.contains("would replace what is read"))
    #expect(try desk.text("articles/aid-convoy.beads") == "[0]:[0]\n")
  }

  @Test func `names an article without a translation, and exits with 1`() throws {
    try lay([.convoy])
    try desk.write("وحدها.\n", to: "articles/alone.ar.txt")
    let run = try align("--output", "aligned")
    #expect(run.status == 1 && run.stderr.contains("alone.ar.txt: no translation beside it"))
  }

  @Test func `says so if there is no such folder, or nothing in it`() throws {
    let none = try desk.run("align", "--directory", "nowhere", "--output", "aligned")
    #expect(none.status == 2 && none.stderr.contains("nowhere: there is no such folder"))
    let file = try desk.run("align", "--directory", Sample.convoy.beads, "--output", "aligned")
    #expect(file.status == 2 && file.stderr.contains("this is a file, not a folder"))
    #expect(try align("--output", "aligned").stderr.contains("no pairs NAME.ar.*/NAME.en.*"))
  }

  @Test func `follows a link to the folder`() throws {
    try lay([.convoy])
    try FileManager.default.createSymbolicLink(
      at: desk["link"], withDestinationURL: desk["articles"])
    let run = try desk.run("align", "--directory", "link", "--no-encoder", "--output", "aligned")
    #expect(run.status == 0)
    #expect(try desk.names(in: "aligned") == ["aid-convoy.beads"])
  }

  @Test func `leaves only whole files when it is interrupted`() throws {
    try lay([.convoy], copies: 60)
    let whole = try desk.run(
      "align", Sample.convoy.arabic, Sample.convoy.english, "--no-encoder", "-f", "beads")
    let running = try desk.start([
      "align", "--directory", "articles", "--no-encoder", "--output", "aligned",
    ])
    while running.isRunning, try written().isEmpty { usleep(2000) }
    running.send(SIGINT)
    let run = try running.wait()
    let names = try written()
    #expect(run.wasKilled && run.status == SIGINT && (1..<60).contains(names.count))
    for name in names { #expect(try desk.text("aligned/\(name)") == whole.stdout, "\(name)") }
    #expect(try desk.names(in: "aligned").allSatisfy { !$0.hasPrefix(".") })
  }

  private func written() throws -> [String] {
    guard desk.exists("aligned") else { return [] }
    return try desk.names(in: "aligned").filter { $0.hasSuffix(".beads") && !$0.hasPrefix(".") }
  }
}
