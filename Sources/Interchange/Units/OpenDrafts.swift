internal import Foundation
internal import Synchronization

/// The drafts of files that are being written, so that a program that is interrupted can take them
/// away.
public enum OpenDrafts {
  private static let paths = Mutex<Set<String>>([])

  /// Removes every draft; the files under their own names stay as they are. To be called when the
  /// process ends early.
  public static func removeAll() {
    paths.withLock { paths in
      for path in paths { unlink(path) }
      paths = []
    }
  }

  static func add(_ draft: URL) { paths.withLock { _ = $0.insert(draft.path) } }
  static func remove(_ draft: URL) { paths.withLock { _ = $0.remove(draft.path) } }
}
