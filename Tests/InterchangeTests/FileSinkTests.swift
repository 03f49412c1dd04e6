import Bitext
import Foundation
import Interchange
import Testing

struct FileSinkTests {
  private let folder: TestFolder
  private let header = TMXHeader(tool: "t", version: "1", source: nil, created: afternoon)

  init() throws { folder = try TestFolder() }

  private func mode(_ file: URL) throws -> Int {
    try #require(
      FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int)
  }

  @Test func `nothing appears under the name before the end`() throws {
    let file = folder["new.tmx"]
    let writer = try TMXWriter(file, header: header)
    for _ in 0..<2000 { try writer.write(unit("نعم", "Yes")) }
    #expect(!FileManager.default.fileExists(atPath: file.path))
    try writer.finish()
    #expect(try folder.names == ["new.tmx"])
  }

  @Test func `the old file stays when the writer is dropped`() throws {
    let file = try folder.file("old.tmx", "old")
    do {
      let writer = try TMXWriter(file, header: header)
      for _ in 0..<2000 { try writer.write(unit("نعم", "Yes")) }
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == "old")
    #expect(try folder.names == ["old.tmx"])
  }

  @Test func `what a link points to is replaced, not the link`() throws {
    let file = try folder.file("real.txt", "old")
    let link = folder["link.txt"]
    try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "real.txt")
    try TextFile.write(Data("new".utf8), to: link)
    #expect(try String(contentsOf: file, encoding: .utf8) == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == "real.txt")
  }

  @Test func `a link to nothing yet gets its file`() throws {
    let link = folder["link.txt"]
    try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "real.txt")
    try TextFile.write(Data("new".utf8), to: link)
    #expect(try String(contentsOf: folder["real.txt"], encoding: .utf8) == "new")
    #expect(try folder.names == ["link.txt", "real.txt"])
  }

  @Test(arguments: [0o600, 0o666, 0o640])
  func `an old file keeps its mode`(wanted: Int) throws {
    let file = try folder.file("a.txt", "old")
    try FileManager.default.setAttributes([.posixPermissions: wanted], ofItemAtPath: file.path)
    try TextFile.write(Data("new".utf8), to: file)
    #expect(try mode(file) == wanted)
  }

  @Test func `a folder is no file`() {
    #expect(
      failure { try TextFile.write(Data(), to: folder.url) }
        == .notAFile(file: folder.url.lastPathComponent))
  }

  @Test func `a folder that is not there is said so`() {
    let file = folder["none/a.txt"]
    #expect(
      failure { try TextFile.write(Data(), to: file) }
        == .unwritableFile(file: "a.txt", reason: "No such file or directory"))
  }

  @Test func `a device is written to as it is`() throws {
    try TextFile.write(Data("x".utf8), to: URL(fileURLWithPath: "/dev/null"))
    #expect(FileManager.default.fileExists(atPath: "/dev/null"))
  }

  @Test func `a full device is told`() {
    let full = URL(fileURLWithPath: "/dev/full")
    guard FileManager.default.fileExists(atPath: full.path) else { return }
    #expect(
      failure { try TextFile.write(Data("x".utf8), to: full) }
        == .unwritableFile(file: "full", reason: "No space left on device"))
  }

  @Test func `a large text arrives whole`() throws {
    let data = Data((0..<300_000).map { UInt8($0 % 251) })
    try TextFile.write(data, to: folder["big.bin"])
    #expect(try Data(contentsOf: folder["big.bin"]) == data)
  }
}
