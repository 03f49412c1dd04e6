import Bitext
import Foundation
import Testing
import Workflows

@Suite struct `A draft handed on` {
  private let bench = DraftBench()

  /// Confirms the first segment, writes the second and leaves the others.
  private func session() throws -> DraftSession {
    let shelf = bench.shelf
    let id = try bench.begin(on: shelf)
    let work = bench.work(shelf)
    _ = try work.take(id, revision: 0, .confirm(segment: 1, text: "The convoy reached the city."))
    _ = try work.take(id, revision: 1, .write(segment: 2, text: "It has 48", goesOn: false))
    return try shelf.session(id)
  }

  private func file(_ format: DraftSessionFormat) throws -> URL {
    let file = bench.place.appending(path: "out.\(format.fileExtension)")
    let failures = try ExportDraftSession(session(), bench.drafting()).write(format, to: file)
    #expect(failures.isEmpty)
    return file
  }

  @Test(arguments: [DraftSessionFormat.xliff, .xliff2])
  func `what is confirmed comes back as finished, the rest as open`(_ format: DraftSessionFormat)
    throws
  {
    defer { bench.clear() }
    let outcome = try FinishTranslation(from: .arabic, to: .english).finish(file(format))
    #expect(outcome.open == [2, 3, 4] && outcome.segments == 4)
    #expect(outcome.text.hasPrefix("The convoy reached the city.\n"))
  }

  @Test(arguments: [DraftSessionFormat.xliff, .xliff2])
  func `the next tool finds what was written and is told what helps`(_ format: DraftSessionFormat)
    throws
  {
    defer { bench.clear() }
    let text = try String(contentsOf: file(format), encoding: .utf8)
    #expect(text.contains("It has 48") && text.contains("٤٨ = 48"))
    // The third segment is the first again, which is in the memory now.
    #expect(text.ranges(of: "The convoy reached the city.").count > 1)
  }

  @Test func `TMX has what is confirmed, with its neighbours and who did it`() throws {
    defer { bench.clear() }
    let file = try file(.tmx)
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.ranges(of: "<tu ").count == 1 && !text.contains("It has 48"))
    #expect(text.contains("creationid=") && text.contains("talks.txt"))
  }

  @Test func `TMX of nothing is refused`() throws {
    defer { bench.clear() }
    let shelf = bench.shelf
    let session = try shelf.session(bench.begin(on: shelf))
    let file = bench.place.appending(path: "out.tmx")
    #expect(throws: DraftSessionProblem.nothingConfirmed("talks.txt")) {
      try ExportDraftSession(session, bench.drafting()).write(.tmx, to: file)
    }
  }

  @Test func `the text has the article's lines, and the source where nothing stands`() throws {
    defer { bench.clear() }
    let lines = try String(contentsOf: file(.text), encoding: .utf8).components(separatedBy: "\n")
    let source = DraftBench.arabic.components(separatedBy: "\n")
    #expect(lines == ["The convoy reached the city.", "It has 48", source[2], source[3], ""])
  }

  @Test func `a document is made of it, and of an alignment`() throws {
    defer { bench.clear() }
    #expect(try Data(contentsOf: file(.docx)).starts(with: Data("PK".utf8)))
    let file = bench.place.appending(path: "pairs.docx")
    #expect(try AlignmentExport(MadeUpAlignment.small).write(.docx, to: file).isEmpty)
    let article = try SegmentArticle(language: .arabic).segment(file.path).article.text
    #expect(article.contains(MadeUpAlignment.arabic[0]) && article.contains("It unloaded."))
  }

  // MARK: Beginning

  @Test func `the other direction of text is drafted too`() throws {
    defer { bench.clear() }
    let shelf = bench.shelf
    let session = try shelf.session(bench.begin(DraftBench.english, on: shelf))
    #expect(session.opening.target == .arabic && session.opening.source.language == .english)
    #expect(session.targets.count == 2)
  }

  @Test func `an article in the language asked for is refused, and one without a sentence`() throws
  {
    defer { bench.clear() }
    let shelf = bench.shelf
    #expect(throws: DraftSessionProblem.sameLanguage("talks.txt", tag: "ar-SY")) {
      try bench.begin(on: shelf, to: Language("ar-SY"))
    }
    #expect(throws: (any Error).self) { try bench.begin("  \n", on: shelf) }
    let long = String(repeating: "وصلت القافلة أمس.\n", count: 5_001)
    #expect(throws: DraftSessionProblem.tooLong(segments: 5_001, limit: 5_000)) {
      try bench.begin(long, on: shelf)
    }
    #expect(shelf.entries().isEmpty)
  }
}
