import Foundation
import Testing

@Suite struct `Drafting` {
  let desk: Desk

  /// Two paragraphs with blanks of their own; the memory has one segment, and another but for its
  /// number.
  private static let article =
    "أعلن المبعوث إنشاء مناطق خفض التوتر.\n\n\tتبدأ الجولة المقبلة في 15 تموز/يوليو.  وأضاف محمد الخطيب أن ٤٨ شاحنة وصلت.\n"

  init() throws {
    desk = try Desk(.glossaries)
    let units = [
      MadeUpTMX.unit("أعلن المبعوث إنشاء مناطق خفض التوتر.", "The envoy announced the zones."),
      MadeUpTMX.unit(
        "تبدأ الجولة المقبلة في 12 تموز/يوليو.", "The next round begins on 12 July."),
    ]
    try desk.write(MadeUpTMX.document(units), to: "old.tmx")
    #expect(try desk.run("import", "old.tmx", "--no-meanings").status == 0)
    try desk.write(Self.article, to: "talks.ar.txt")
  }

  @Test func `shows matches, terms with warnings, figures and what --prefill would put`() throws {
    let run = try desk.run("draft", "talks.ar.txt")
    #expect(run.status == 0 && run.stderr.isEmpty)
    #expect(run.stdout.contains("100%"))
    #expect(run.stdout.contains("\u{2067}مناطق خفض التوتر\u{2069} = \u{2068}de-escalation zone"))
    #expect(run.stdout.contains("deprecated \u{2068}low-tension zone\u{2069}"))
    #expect(run.stdout.contains("The next round begins on [15] July."))
    #expect(
      run.stdout.contains("= \u{2068}15 July\u{2069}")
        && run.stdout.contains("= \u{2068}48\u{2069}"))
    #expect(run.stdout.contains("name?   \u{2067}محمد الخطيب\u{2069} = \u{2068}Mohammed al-Khatib"))
    #expect(run.stdout.contains("--prefill would put:"))
    #expect(run.stdout.contains("weighted"))
  }

  @Test func `keeps within the terminal's columns`() throws {
    let run = try desk.run("draft", "talks.ar.txt")
    let letters = run.lines.filter { !$0.contains("=") }.map { line in
      line.unicodeScalars.filter { $0.properties.generalCategory != .format }.count
    }
    #expect(letters.max() ?? 0 <= 100)
  }

  @Test func `says what is missing, and drafts all the same`() throws {
    let bare = try Desk()
    try bare.write(Self.article, to: "talks.ar.txt")
    let run = try bare.run("draft", "talks.ar.txt", "--json")
    #expect(run.status == 0)
    #expect(run.stderr.contains("no memory yet") && run.stderr.contains("no glossaries"))
    let sheet = try JSONDecoder().decode(Sheet.self, from: run.output)
    #expect(sheet.segments.map(\.target) == [nil, nil, nil])
    #expect(sheet.segments[2].carried.map(\.text) == ["Mohammed al-Khatib", "48"])
  }

  @Test func `fills nothing in where the memory has nothing, unless it is asked to`() throws {
    func targets(_ arguments: String...) throws -> [String?] {
      let run = try desk.start(["draft", "talks.ar.txt", "--json"] + arguments).wait()
      return try JSONDecoder().decode(Sheet.self, from: run.output).segments.map(\.target)
    }
    #expect(try targets() == ["The envoy announced the zones.", nil, nil])
    #expect(
      try targets("--fill", "90") == [
        "The envoy announced the zones.", "The next round begins on 15 July.", nil,
      ])
    #expect(try targets("--fill", "102") == [nil, nil, nil])
    let prefilled = try targets("--prefill")
    #expect(prefilled[1] == nil && prefilled[2]?.contains("Mohammed al-Khatib … 48") == true)
  }

  @Test(arguments: ["xliff", "xliff2"])
  func `goes to a translator and comes back as text and into the memory`(format: String) throws {
    let made = try desk.run(
      "draft", "talks.ar.txt", "--format", format, "--prefill", "--output", "talks.xlf")
    #expect(made.status == 0 && made.stderr.contains("wrote talks.xlf: 3 segments"))
    let open = try desk.run("finish", "talks.xlf", "--output", "open.txt")
    #expect(open.status == 1 && open.stderr.contains("segment 2, 3"))
    #expect(
      try desk.text("open.txt").hasPrefix("The envoy announced the zones.\n\n\tتبدأ الجولة"))

    try desk.write(filled(try desk.text("talks.xlf")), to: "talks.xlf")
    let done = try desk.run("finish", "talks.xlf", "--output", "talks.en.txt")
    #expect(done.status == 0 && done.stderr.contains("3 of 3 segments"))
    #expect(
      try desk.text("talks.en.txt")
        == "The envoy announced the zones.\n\n\tIt begins on 15 July.  48 trucks have come.\n")
    let imported = try desk.run("import", "talks.xlf", "--no-meanings")
    #expect(imported.status == 0 && imported.stderr.contains("3 units added"))
    // Now the whole article is known, each segment between its neighbours.
    let again = try desk.run("draft", "talks.ar.txt", "--json")
    let sheet = try JSONDecoder().decode(Sheet.self, from: again.output)
    #expect(sheet.segments.map { $0.matches.first?.percent } == [101, 101, 101])
    #expect(sheet.segments[2].target == "48 trucks have come.")
  }

  /// What a translation tool writes: a target for the second segment, another one for the third.
  private func filled(_ text: String) -> String {
    let parts = text.components(separatedBy: "</source>")
    // The segments' own sources; those of proposals have targets of their own behind them.
    return parts.enumerated().map { place, part in
      guard place + 1 < parts.count else { return part }
      let isSegment =
        part.contains("15 تموز") && part.hasSuffix("يوليو.") && !part.hasSuffix("12 تموز/يوليو.")
      let isMarked = part.hasSuffix("يوليو.</mrk>")
      return part + "</source>"
        + (isSegment || isMarked ? "<target>It begins on 15 July.</target>" : "")
    }.joined().replacingOccurrences(
      of: #"(<target[^>]*>)[^<]*Mohammed al-Khatib[^<]*(</target>)"#,
      with: "$148 trucks have come.$2", options: .regularExpression)
  }

  @Test func `a half-finished job goes into the memory as far as it is finished`() throws {
    _ = try desk.run("draft", "talks.ar.txt", "--prefill", "--output", "talks.xlf")
    let before = try desk.unitCount()
    let run = try desk.run("import", "talks.xlf", "--no-meanings")
    #expect(run.status == 0)
    #expect(run.stderr.contains("1 segment has no translation yet"))
    #expect(run.stderr.contains("calls untranslated was left (unit 3)"))
    // The first segment was known, but not between these neighbours.
    #expect(try desk.unitCount() == before + 1)
  }

  @Test func `a document filled in Word finishes the article and goes into the memory`() throws {
    _ = try desk.run("draft", "talks.ar.txt", "--output", "talks.docx")
    let open = try desk.run("finish", "talks.docx", "--output", "open.txt")
    #expect(open.status == 1 && open.stderr.contains("segment 2, 3"))
    #expect(
      try desk.text("open.txt").hasPrefix("The envoy announced the zones.\n\n\tتبدأ الجولة"))
    let checked = try desk.run("check", "talks.docx", "--only", "empty")
    #expect(checked.status == 1 && checked.stdout.contains("empty"))
    let imported = try desk.run("import", "talks.docx", "--no-meanings")
    #expect(imported.status == 0 && imported.stderr.contains("2 segments have no translation yet"))
  }

  @Test func `a memory file finishes an article too`() throws {
    let run = try desk.run("finish", "old.tmx", "--article", "talks.ar.txt")
    #expect(run.status == 1)
    #expect(run.stdout.hasPrefix("The envoy announced the zones.\n\n\tتبدأ"))
    let lost = try desk.run("finish", "old.tmx")
    #expect(lost.status == 2 && lost.stderr.contains("name the article with --article"))
  }

  @Test func `writes a document, a page and a project`() throws {
    #expect(try desk.run("draft", "talks.ar.txt", "--output", "talks.docx").status == 0)
    // Two languages in one document: its letters cannot tell which it is cut as.
    let segmented = try desk.run("segment", "talks.docx", "--language", "en")
    #expect(segmented.stdout.contains("The envoy announced the zones."))
    #expect(try desk.run("draft", "talks.ar.txt", "--output", "talks.html").status == 0)
    #expect(try desk.text("talks.html").contains("dir=\"rtl\""))
    #expect(
      try desk.run("draft", "talks.ar.txt", "--format", "omegat", "--output", "job").status == 0)
    #expect(try desk.names(in: "job/source") == ["talks.ar.txt"])
    let again = try desk.run("draft", "talks.ar.txt", "--format", "omegat", "--output", "job")
    #expect(again.status == 2 && again.stderr.contains("something there already"))
  }

  @Test(arguments: [
    ["draft"], ["draft", "talks.ar.txt", "--format", "docx"],
    ["draft", "talks.ar.txt", "--fill", "103"], ["draft", "talks.ar.txt", "--threshold", "0"],
    ["draft", "talks.ar.txt", "--output", "talks.ar.txt"],
    ["finish", "old.tmx", "--output", "old.tmx"],
  ])
  func `is not begun where the command is wrong`(_ arguments: [String]) throws {
    #expect(try desk.start(arguments).wait().status == 64)
    #expect(try desk.text("talks.ar.txt") == Self.article)
  }

  private struct Sheet: Decodable {
    let segments: [Row]

    struct Row: Decodable {
      let target: String?
      let matches: [Match]
      let carried: [Carried]
    }

    struct Match: Decodable { let percent: Int }
    struct Carried: Decodable { let text: String }
  }
}
