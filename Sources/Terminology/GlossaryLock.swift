import Foundation

/// A lock on folders of glossaries and of what is kept beside them, which one program holds at a time
/// while it changes them; others wait. It goes with the program that holds it, and leaves no file
/// behind.
///
/// A file system that knows no locks, as some of the network are, is used without: what is to be
/// changed is compared with what was read all the same.
public struct GlossaryLock {
  private let descriptors: [Int32]

  /// - Parameter folders: those that are not there are passed over.
  ///
  /// Throws: `unwritable`.
  public init(_ folders: Set<String>) throws(TerminologyError) {
    var held: [Int32] = []
    // In one order, so that no two programs wait for each other.
    for folder in folders.sorted() {
      let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard descriptor >= 0 else {
        if errno == ENOENT { continue }
        let cause = String(cString: strerror(errno)).lowercased()
        GlossaryLock(held: held).release()
        throw .unwritable(file: folder, cause: cause)
      }
      while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
      held.append(descriptor)
    }
    descriptors = held
  }

  private init(held: [Int32]) { descriptors = held }

  /// Unlocks before it closes: a program that was started meanwhile may hold a folder open too.
  public func release() {
    for descriptor in descriptors.reversed() {
      flock(descriptor, LOCK_UN)
      close(descriptor)
    }
  }
}
