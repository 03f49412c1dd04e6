import Foundation

/// A folder of the checkout that these tests stand in.
struct ProjectFolder {
  let url: URL
  var isThere: Bool { FileManager.default.fileExists(atPath: url.path) }

  static let glossaries = ProjectFolder(
    url: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Glossaries"))
}
