public import Foundation

/// What can keep the sentence encoder from being opened or installed.
///
/// Each case but one names the file; `description` adds the cure.
public enum EncoderError: Error, Equatable, Sendable, CustomStringConvertible {
  /// There is no weights file at this place.
  case missing(URL)
  /// The file ends early: it says it has `expected` bytes and has `found`.
  case truncated(URL, expected: Int, found: Int)
  /// The file is whole but not what was written; `part` names the damaged section.
  case corrupt(URL, part: String)
  /// The file was written for another version of the program.
  case wrongVersion(URL, found: Int, expected: Int)
  /// The system refused to read or write the file.
  case inaccessible(URL, reason: String)
  /// The package to convert lacks a resource, or holds it in an unknown shape.
  case unusableResource(URL, name: String, reason: String)
  /// OpenBLAS, which multiplies matrices, is not installed.
  case noMatrixLibrary

  public var description: String {
    switch self {
    case .missing(let url):
      "\(url.path): the sentence encoder is not installed; \(Self.cure)"
    case .truncated(let url, let expected, let found):
      "\(url.path): the file has \(found) of \(expected) bytes; \(Self.cure)"
    case .corrupt(let url, let part):
      "\(url.path): the \(part) of the sentence encoder is damaged; \(Self.cure)"
    case .wrongVersion(let url, let found, let expected):
      "\(url.path): the file has version \(found), this program reads \(expected); \(Self.cure)"
    case .inaccessible(let url, let reason):
      "\(url.path): \(reason); allow access to the file, or \(Self.cure)"
    case .unusableResource(let url, let name, let reason):
      "\(url.path): \(name) \(reason); \(Self.cure)"
    case .noMatrixLibrary:
      "OpenBLAS is not installed, which the sentence encoder needs; install libopenblas0, or run "
        + "Scripts/setup"
    }
  }

  private static let cure = "run Scripts/setup to install the sentence encoder"
}
