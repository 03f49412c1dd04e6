import Foundation
import Synchronization

/// Something opened when it is first asked for, and again when the files it was made from are others.
final class Opened<Thing: Sendable>: Sendable {
  private let state = Mutex<(stamp: FileStamp, thing: Thing)?>(nil)

  func thing(_ stamp: FileStamp, _ open: () throws -> Thing) throws -> Thing {
    try state.withLock { state in
      if let state, state.stamp == stamp { return state.thing }
      let thing = try open()
      state = (stamp, thing)
      return thing
    }
  }
}

/// By which files are known to be the same as before: place, time and size.
struct FileStamp: Hashable, Sendable {
  private let marks: [Mark]

  private struct Mark: Hashable, Sendable {
    let path: String
    let node: UInt64
    let size: Int
    let seconds: Int
    let nanoseconds: Int
  }

  /// - Parameter places: files, and folders for what is directly in them; they need not be there.
  init(of places: [URL]) {
    marks = places.flatMap { place in
      [place]
        + ((try? FileManager.default.contentsOfDirectory(
          at: place.resolvingSymlinksInPath(), includingPropertiesForKeys: nil)) ?? [])
        .sorted { $0.path < $1.path }
    }.compactMap(Self.mark)
  }

  private static func mark(_ file: URL) -> Mark? {
    var found = stat()
    guard stat(file.path, &found) == 0 else { return nil }
    #if canImport(Darwin)
      let time = found.st_mtimespec
    #else
      let time = found.st_mtim
    #endif
    return Mark(
      path: file.path, node: UInt64(found.st_ino), size: Int(found.st_size),
      seconds: Int(time.tv_sec), nanoseconds: Int(time.tv_nsec))
  }
}
