import Foundation
import Testing

@Suite struct `Aligning the samples` {
  @Test func `has samples to align`() {
    #expect(Sample.all.count >= 9)
  }

  @Test(.withEncoder, arguments: Sample.all)
  func `makes the beads made by hand`(_ sample: Sample) throws {
    let desk = try Desk(.encoder, .lexicon, .glossaries)
    let run = try desk.run("align", sample.arabic, sample.english, "--evaluate", sample.beads)
    #expect(try #require(PrintedFigures(run)).strictF1 == 1, "\(run.stdout)")
    #expect(run.status == 0 && run.stdout.contains("meaning+words"))
  }

  @Test(.withLexicon, arguments: Sample.all)
  func `nearly makes them without the encoder`(_ sample: Sample) throws {
    let desk = try Desk(.lexicon, .glossaries)
    let run = try desk.run(
      "align", sample.arabic, sample.english, "--no-encoder", "--evaluate", sample.beads)
    #expect(try #require(PrintedFigures(run)).strictF1 >= 0.9, "\(run.stdout)")
    #expect(run.status == 0 && run.stderr.isEmpty)
  }

  @Test(.withLexicon) func `makes nearly all of them without the encoder`() throws {
    let figures = try folderFigures(Desk(.lexicon, .glossaries))
    #expect(figures.strictF1 >= 0.97 && figures.documents == Sample.all.count)
  }

  @Test func `makes most of them with nothing but the glossaries`() throws {
    let figures = try folderFigures(Desk(.glossaries))
    #expect(figures.strictF1 >= 0.85 && figures.documents == Sample.all.count)
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

  private func folderFigures(_ desk: Desk) throws -> PrintedFigures {
    let samples = Checkout.samples.path
    let run = try desk.run("align", "--directory", samples, "--evaluate", samples, "--no-encoder")
    #expect(run.status == 1, "the samples hold articles without a translation")
    return try #require(PrintedFigures(run))
  }
}
