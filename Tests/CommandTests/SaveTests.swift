import Foundation
import Testing

@Suite struct `Saving an alignment` {
  let desk: Desk

  init() throws { desk = try Desk(.lexicon) }

  private func save(_ sample: Sample) throws -> Run {
    try desk.run(
      "align", sample.arabic, sample.english, "--no-encoder", "--save", "-f", "beads")
  }

  @Test(.withLexicon) func `lets look-up and export find its pairs`() throws {
    let run = try save(.convoy)
    #expect(run.status == 0 && run.stderr.contains("20 pairs kept"))
    let arabic = try desk.run("lookup", "القافلة")
    #expect(arabic.status == 0 && arabic.stdout.contains("crossed the Adre border point"))
    #expect(arabic.stdout.contains("aid-convoy.ar.txt"))
    #expect(try desk.run("lookup", "wheat flour").stdout.contains("700"))
    let export = try desk.run("export", "--format", "tsv")
    #expect(export.lines.count == 21 && export.stderr.contains("20 units written"))
  }

  @Test func `twice adds nothing the second time`() throws {
    _ = try save(.convoy)
    let before = try desk.unitCount()
    let again = try save(.convoy)
    #expect(again.status == 0 && again.stderr.contains("nothing was added"))
    #expect(try desk.unitCount() == before && before > 0)
  }

  @Test func `keeps the pairs of a whole folder`() throws {
    let run = try desk.run("align", "--directory", Checkout.samples.path, "--no-encoder", "--save")
    #expect(run.stderr.contains("\(Sample.all.count) of \(Sample.all.count) pairs aligned"))
    let imports = try desk.run("imports")
    #expect(imports.lines.count == Sample.all.count)
  }

  @Test func `works from many processes at once`() throws {
    let samples = Array(Sample.all.prefix(4))
    let expected = try samples.map { sample in
      let other = try Desk(.lexicon)
      _ = try other.run("align", sample.arabic, sample.english, "--no-encoder", "--save")
      return try other.unitCount()
    }
    let running = try samples.map { sample in
      try desk.start(["align", sample.arabic, sample.english, "--no-encoder", "--save"])
    }
    for one in running {
      let run = try one.wait()
      #expect(run.status == 0 && run.stderr.contains("kept in"), "\(run.stderr)")
    }
    #expect(try desk.unitCount() == expected.reduce(0, +))
    #expect(try desk.run("doctor", "--deep").status == 0)
  }

  @Test func `keeps nothing less sure than --minimum`() throws {
    let sample = Sample.convoy
    _ = try desk.run(
      "align", sample.arabic, sample.english, "--no-encoder", "--save", "--minimum", "1")
    let sure = desk.exists("data/tarjuman/memory.tarjuman") ? try desk.unitCount() : 0
    _ = try save(sample)
    #expect(try desk.unitCount() > sure)
  }
}
