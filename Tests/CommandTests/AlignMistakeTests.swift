import Foundation
import Testing

/// What goes wrong is said in a sentence: where, what, what to do; nothing is printed or written.
@Suite struct `Aligning says what is wrong` {
  let desk: Desk
  let arabic = Sample.convoy.arabic
  let english = Sample.convoy.english

  init() throws { desk = try Desk() }

  private func expectFailure(
    _ sentence: String, _ arguments: String..., at place: SourceLocation = #_sourceLocation
  ) throws {
    let run = try desk.start(["align", "--no-encoder"] + arguments).wait()
    #expect(run.status == 2 && !run.wasKilled, sourceLocation: place)
    #expect(run.output.isEmpty, sourceLocation: place)
    #expect(run.stderr.contains(sentence), "\(run.stderr)", sourceLocation: place)
  }

  @Test func `when the language asked for is not the text's`() throws {
    try expectFailure("looks like en, not ar", english, arabic, "--from", "ar")
    try expectFailure("looks like ar, not en", arabic, english, "--from", "en")
    try expectFailure("looks like en, not ar", arabic, english, "--to", "ar")
  }

  @Test func `when both files are the same`() throws {
    try expectFailure("source and target are the same file", arabic, arabic)
    let link = desk["link.txt"]
    try FileManager.default.createSymbolicLink(
      at: link, withDestinationURL: URL(filePath: arabic))
    try expectFailure("source and target are the same file", arabic, link.path)
  }

  @Test func `when both texts are in one language`() throws {
    try expectFailure("both texts are in one language (ar)", arabic, Sample.untranslated)
  }

  @Test func `when a file is empty or blank`() throws {
    try desk.write("", to: "empty.txt")
    try desk.write(" \n\n", to: "blank.txt")
    try expectFailure("empty.txt: the file is empty", "empty.txt", english)
    try expectFailure("empty.txt: the file is empty", arabic, "empty.txt")
    try expectFailure("blank.txt: ", arabic, "blank.txt")
  }

  @Test func `when a file is a picture`() throws {
    let signature: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10, 0x4A, 0x46, 0x49, 0x46, 0x00]
    let noise = (0..<2000).map { UInt8(truncatingIfNeeded: $0 &* 197 &+ $0 >> 3) }
    try desk.write(Data(signature + noise), to: "photo.txt")
    try expectFailure("photo.txt: this is a JPEG picture", "photo.txt", english)
  }

  @Test func `when a file is a folder`() throws {
    try desk.makeFolder("articles")
    try expectFailure("articles: this is a folder", "articles", english)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/null")))
  func `when a file is a device`() throws {
    try expectFailure("null: cannot be read (it is a device, not a file)", "/dev/null", english)
  }

  @Test func `when a sentence has no end`() throws {
    let endless = "نعم\n" + String(repeating: "وصلت ", count: 111_112) + "\n"
    try desk.write(endless, to: "endless.txt")
    try expectFailure("endless.txt:2: a sentence of 1000007 bytes", "endless.txt", english)
  }

  @Test func `when a file is not there`() throws {
    try expectFailure("nowhere.txt: there is no such file", arabic, "nowhere.txt")
  }

  @Test(.disabled(if: getuid() == 0, "root may read everything"))
  func `when a file may not be read`() throws {
    let file = try desk.write("Secret.\n", to: "secret.txt")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file.path)
    try expectFailure("secret.txt: you may not read it", arabic, "secret.txt")
  }

  @Test func `when the encoding asked for does not exist or does not fit`() throws {
    try expectFailure(
      "the encoding nonsense is not known", arabic, english, "--encoding", "nonsense")
    try expectFailure("is no UTF-16", arabic, english, "--encoding", "utf-16")
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full"),
    arguments: ["table", "side-by-side", "tsv", "json", "html", "beads", "tmx"])
  func `when the disk is full`(_ format: String) throws {
    try expectFailure(
      "cannot be written", arabic, english, "--format", format, "--output", "/dev/full")
    let run = try desk.run(
      "align", arabic, english, "--no-encoder", "--format", format,
      output: URL(filePath: "/dev/full"))
    #expect(run.status == 2 && !run.stderr.isEmpty)
  }

  @Test(arguments: ["pairs.html", "pairs.tmx", "pairs.txt"])
  func `when the folder to write into is not there`(_ name: String) throws {
    try expectFailure("cannot be written", arabic, english, "--output", "missing/\(name)")
    #expect(!desk.exists("missing"))
  }

  @Test func `when the place to write to is a folder`() throws {
    try desk.makeFolder("pairs.tmx")
    try expectFailure("pairs.tmx: this is a folder", arabic, english, "--output", "pairs.tmx")
  }

  @Test func `when hand-made beads do not fit the articles`() throws {
    try desk.write("[0]:[0]\nfour\n", to: "bad.beads")
    try expectFailure("bad.beads:2", arabic, english, "--evaluate", "bad.beads")
  }
}
