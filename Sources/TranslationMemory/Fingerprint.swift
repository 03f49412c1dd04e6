public import Foundation

/// What tells one file's content from another's: the count of its bytes and a hash of them.
///
/// It finds the same file brought in twice. It is no seal: people can make two files that have one
/// fingerprint, if they want to.
public enum Fingerprint {
  /// The fingerprint of a file's bytes, read in steps of a megabyte. Throws what reading throws.
  public static func of(_ file: URL) throws -> String {
    let handle = try FileHandle(forReadingFrom: file)
    defer { try? handle.close() }
    var hash = StableHash()
    var count = 0
    while let bytes = try handle.read(upToCount: 1 << 20), !bytes.isEmpty {
      hash.add(bytes)
      count += bytes.count
    }
    return "\(count)-" + String(hash.value, radix: 16)
  }

  /// The fingerprint of texts in order.
  public static func of(_ texts: some Sequence<String>) -> String {
    var hash = StableHash()
    var count = 0
    for text in texts {
      hash.add(text.utf8)
      count += text.utf8.count
    }
    return "\(count)-" + String(hash.value, radix: 16)
  }
}
