import Foundation
import Testing

@Suite struct `Aligning the samples` {
  @Test func `has samples to align`() {
    #expect(Sample.all.count >= 9)
  }

  /// A strict F1 of 1 over all documents is one of 1 in each.
  @Test(.withEncoder) func `makes the beads made by hand`() throws {
    let run = try folderRun(Desk(.encoder, .lexicon, .glossaries))
    let figures = try #require(PrintedFigures(run))
    #expect(figures.strictF1 == 1 && figures.documents == Sample.all.count, "\(run.stdout)")
    #expect(run.stdout.contains("meaning+words"))
  }

  @Test(.withLexicon, arguments: Sample.all)
  func `nearly makes them without encoder and glossaries`(_ sample: Sample) throws {
    let run = try Desk(.lexicon).run(
      "align", sample.arabic, sample.english, "--no-encoder", "--evaluate", sample.beads)
    #expect(try #require(PrintedFigures(run)).strictF1 >= 0.9, "\(run.stdout)")
    #expect(run.status == 0 && run.stderr.isEmpty)
  }

  @Test(.withLexicon) func `makes nearly all of them without the encoder`() throws {
    let run = try folderRun(Desk(.lexicon, .glossaries), "--no-encoder")
    #expect(try #require(PrintedFigures(run)).strictF1 >= 0.97, "\(run.stdout)")
  }

  @Test func `makes most of them with nothing but the glossaries`() throws {
    let run = try folderRun(Desk(.glossaries), "--no-encoder")
    #expect(try #require(PrintedFigures(run)).strictF1 >= 0.92, "\(run.stdout)")
  }

  @Test func `makes most of them with nothing installed at all`() throws {
    let run = try folderRun(Desk())
    #expect(try #require(PrintedFigures(run)).strictF1 >= 0.9, "\(run.stdout)")
  }

  @Test func `says how much is right of what a review leaves out`() throws {
    let sample = Sample.convoy
    let run = try Desk().run(
      "align", sample.arabic, sample.english, "--no-encoder", "--evaluate", sample.beads)
    let review = try #require(run.lines.first { $0.hasPrefix("review of the least sure 10 %: ") })
    let counts = try #require(review.firstMatch(of: /\((\d+)\/(\d+)\)/))
    #expect(Int(counts.1).map { $0 > 0 } == true && Int(counts.2).map { $0 > 0 } == true)
    #expect(run.lines.contains { $0.hasPrefix("said ") && $0.contains(", right ") })
  }

  @Test func `says what is lost without encoder and lexicon`() throws {
    let sample = Sample.convoy
    let run = try Desk().run("align", sample.arabic, sample.english, "-f", "beads")
    #expect(run.status == 0 && run.stderr.contains("the sentence encoder is not installed"))
    #expect(run.stderr.contains("the Arabic lexicon is not installed"))
    #expect(run.stderr.contains("Scripts/setup"))
    #expect(PrintedBeads(run.stdout)?.areWhole == true)
  }

  @Test func `puts the source first, whichever language it is in`() throws {
    let sample = Sample.convoy
    let desk = try Desk(.lexicon)
    let run = try desk.run(
      "align", sample.english, sample.arabic, "--no-encoder", "-f", "tsv")
    let row = try #require(run.lines.dropFirst().first?.split(separator: "\t"))
    #expect(run.status == 0 && row[2].hasPrefix("48-truck convoy"))
    #expect(row[3].unicodeScalars.contains { (0x0621...0x064A).contains($0.value) })
  }

  private func folderRun(_ desk: Desk, _ arguments: String...) throws -> Run {
    let samples = Checkout.samples.path
    let run = try desk.start(
      ["align", "--directory", samples, "--evaluate", samples] + arguments
    ).wait()
    #expect(run.status == 1, "the samples hold articles without a translation")
    return run
  }
}
