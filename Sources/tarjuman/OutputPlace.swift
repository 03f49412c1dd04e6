import ArgumentParser
import Foundation

/// Keeps `--output` from replacing what the command reads: an article, a memory, beads made by hand.
enum OutputPlace {
  /// Throws: a usage error if the place is one of those to be spared, under whatever name.
  static func check(_ output: String, spares: [URL]) throws {
    let place = settled(URL(fileURLWithPath: output))
    guard spares.contains(where: { settled($0) == place }) else { return }
    throw ValidationError(
      "\(output): the output would replace what is read; name another place to write to.")
  }

  private static func settled(_ file: URL) -> String {
    file.resolvingSymlinksInPath().standardizedFileURL.path
  }
}
