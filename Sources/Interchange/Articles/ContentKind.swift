internal import Foundation

/// What bytes are, by their first ones.
enum ContentKind {
  case text
  case html
  case docx
  case binary(String)

  /// What a ZIP container is called where no document is wanted.
  static let container = "a ZIP container"

  init(_ data: Data) {
    let head = [UInt8](data.prefix(4096))
    for (kind, magic) in BinarySigns.magic where head.starts(with: magic) {
      self = .binary(kind)
      return
    }
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      self = .docx
      return
    }
    let start = String(decoding: head.filter { $0 != 0 }, as: UTF8.self).lowercased()
      .drop { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{FFFD}" }
    let signs = ["<!doctype html", "<html", "<head", "<body"]
    let isPage =
      signs.contains { start.hasPrefix($0) }
      || (start.hasPrefix("<?xml") || start.hasPrefix("<!--")) && start.contains("<html")
    self = isPage ? .html : .text
  }
}

/// Signs that bytes are no text.
enum BinarySigns {
  /// First bytes of what careless hands drop on an article's place.
  static let magic: [(String, [UInt8])] = [
    ("a JPEG picture", [0xFF, 0xD8, 0xFF]), ("a PNG picture", [0x89, 0x50, 0x4E, 0x47]),
    ("a GIF picture", [0x47, 0x49, 0x46, 0x38]), ("a PDF", [0x25, 0x50, 0x44, 0x46]),
    ("an old (.doc) or locked Word document", [0xD0, 0xCF, 0x11, 0xE0]),
    ("a gzip archive", [0x1F, 0x8B]),
    ("a 7z archive", [0x37, 0x7A, 0xBC, 0xAF]), ("a RAR archive", [0x52, 0x61, 0x72, 0x21]),
    ("a program", [0x7F, 0x45, 0x4C, 0x46]), ("an SQLite file", Array("SQLite format 3".utf8)),
    ("an RTF document", Array("{\\rtf".utf8)),
  ]

  /// A control character that no text holds, as `U+0001`.
  static func firstControl(in text: String) -> String? {
    for scalar in text.unicodeScalars.prefix(1_000_000) {
      switch scalar.value {
      case 0x00...0x08, 0x0E...0x1A, 0x1C...0x1F:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: 4 - digits.count) + digits
      default: continue
      }
    }
    return nil
  }
}
