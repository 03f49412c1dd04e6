import Foundation
import Interchange

/// A folder of its own for one test, gone with the test.
final class TestFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("interchange-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  subscript(name: String) -> URL { url.appendingPathComponent(name) }

  /// Writes a file and gives its place.
  func file(_ name: String, _ data: Data) throws -> URL {
    try data.write(to: self[name])
    return self[name]
  }

  func file(_ name: String, _ text: String) throws -> URL { try file(name, Data(text.utf8)) }

  /// The names of what is in the folder, hidden files too.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
  }
}

/// A file among the fixtures.
func fixture(_ name: String) -> URL {
  Bundle.module.bundleURL.appendingPathComponent("Fixtures").appendingPathComponent(name)
}

/// What `body` throws, if it is an error of this room.
func failure(of body: () throws -> Void) -> InterchangeError? {
  do {
    try body()
    return nil
  } catch {
    return error as? InterchangeError
  }
}
