import Foundation
import Testing

@Suite struct `Aligning a pair` {
  let desk: Desk

  init() throws { desk = try Desk(.lexicon) }

  @Test func `takes the lines of segmented files as they are`() throws {
    try desk.write(
      "وصلت الشاحنات. غادر السائقون.\nبدأ الاجتماع في جنيف.\n", to: "a.txt")
    try desk.write(
      "The trucks arrived. The drivers left.\nThe meeting began in Geneva.\n", to: "b.txt")
    let lines = try desk.run("align", "a.txt", "b.txt", "--segmented", "-f", "beads")
    let sentences = try desk.run("align", "a.txt", "b.txt", "-f", "beads")
    #expect(PrintedBeads(lines.stdout)?.sources == [0, 1])
    #expect(PrintedBeads(lines.stdout)?.targets == [0, 1])
    #expect(PrintedBeads(sentences.stdout)?.sources == [0, 1, 2])
  }

  @Test func `reviews with exit code 1 only if a bead is doubtful`() throws {
    var seen: Set<Int32> = []
    for other in Sample.all {
      let pair = [Sample.convoy.arabic, other.english, "--no-encoder"]
      let json = try desk.start(["align"] + pair + ["-f", "json"]).wait()
      let review = try desk.start(["align"] + pair + ["--review"]).wait()
      let isDoubtful = try confidences(json).contains { $0 < 0.8 }
      #expect(review.status == (isDoubtful ? 1 : 0), "\(other)")
      #expect(review.stdout.contains("please look") == isDoubtful)
      seen.insert(review.status)
    }
    #expect(seen.contains(0) && (seen.contains(1) || !Resource.lexicon.isInstalled))
  }

  @Test func `reads what other programs pipe in`() throws {
    let files = try desk.run(
      "align", Sample.convoy.arabic, Sample.convoy.english, "--no-encoder", "-f", "beads")
    for name in ["ar.pipe", "en.pipe"] { #expect(mkfifo(desk[name].path, 0o600) == 0) }
    let piped = try desk.start(["align", "ar.pipe", "en.pipe", "--no-encoder", "-f", "beads"])
    for (name, sample) in [("ar.pipe", Sample.convoy.arabic), ("en.pipe", Sample.convoy.english)] {
      let text = try Data(contentsOf: URL(filePath: sample))
      let pipe = try FileHandle(forWritingTo: desk[name])
      try pipe.write(contentsOf: text)
      try pipe.close()
    }
    let run = try piped.wait()
    #expect(run.status == 0 && run.output == files.output && !run.output.isEmpty)
  }

  @Test func `wonders at articles that do not belong together`() throws {
    let run = try desk.run(
      "align", Sample.convoy.arabic, Sample.market.english, "--no-encoder", "-f", "beads")
    #expect(run.status == 0 && run.stderr.contains("are these the same article?"))
  }

  @Test func `never writes over what it reads`() throws {
    let articles = [(Sample.convoy.arabic, "a.txt"), (Sample.convoy.english, "b.txt")]
    for (sample, name) in articles {
      try FileManager.default.copyItem(at: URL(filePath: sample), to: desk[name])
    }
    try desk.write("[0]:[0]\n", to: "hand.beads")
    for name in ["a.txt", "b.txt", "hand.beads", "./data/../a.txt"] {
      let before = try desk.text(name)
      let run = try desk.run(
        "align", "a.txt", "b.txt", "--evaluate", "hand.beads", "--output", name)
      #expect(run.status == 64 && run.stderr.contains("would replace what is read"))
      #expect(try desk.text(name) == before)
    }
  }

  @Test func `refuses choices that do not go together`() throws {
    for arguments in [
      ["one.txt"], ["a", "b", "--directory", "c"], ["--directory", "c"],
      ["a", "b", "--minimum", "7"], ["a", "b", "--threads", "0"],
      ["a", "b", "--review", "--format", "tmx"],
      ["a", "b", "--review", "--output", "x.beads"], ["a", "b", "--json", "--format", "tsv"],
      ["a", "b", "--json", "--review", "--evaluate", "c"],
      ["--directory", "c", "--review", "--format", "html"],
      ["a", "b", "--format", "docx"],
    ] {
      let run = try desk.start(["align"] + arguments).wait()
      #expect(run.status == 64 && run.stderr.contains("Usage:"), "\(arguments)")
    }
  }

  private func confidences(_ run: Run) throws -> [Double] {
    let object = try JSONSerialization.jsonObject(with: run.output) as? [String: Any]
    let beads = try #require(object?["beads"] as? [[String: Any]])
    return beads.compactMap { ($0["confidence"] as? NSNumber)?.doubleValue }
  }
}
