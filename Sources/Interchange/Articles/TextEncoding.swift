import Bitext
import Foundation

/// The encodings articles come in.
enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case windows1256 = "windows-1256"
  case iso8859Part6 = "ISO-8859-6"

  static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

  var isUTF16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }

  /// An encoding by one of the names it goes by, in any case.
  init?(named name: String) {
    switch name.lowercased().replacingOccurrences(of: "_", with: "-") {
    case "utf-8", "utf8": self = .utf8
    case "utf-16", "utf-16le", "utf16": self = .utf16LittleEndian
    case "utf-16be": self = .utf16BigEndian
    case "windows-1256", "cp1256", "cp-1256", "1256": self = .windows1256
    case "iso-8859-6", "iso8859-6", "arabic", "ecma-114", "asmo-708": self = .iso8859Part6
    default: return nil
    }
  }
}

/// Bytes read as text: the text, and how it was read.
struct DecodedText: Sendable {
  let text: String
  let encoding: TextEncoding
  let wasGuessed: Bool

  /// Reads bytes in a named encoding, or in the one their own signs show.
  ///
  /// A byte order mark decides; else bytes 0 or 6 at every other place show UTF-16; else valid
  /// UTF-8 is UTF-8; else the Arabic code page decides in which more bytes make sense beside their
  /// neighbours. The order of a named UTF-16 is that of its mark, if it has one (RFC 2781, 4.3). No
  /// byte is replaced or left out.
  init(_ data: Data, file: String, encoding: TextEncoding?) throws(InterchangeError) {
    let bytes = [UInt8](data)
    let mark = Self.byteOrderMark(bytes)
    if let encoding, mark?.encoding.isUTF16 != true || !encoding.isUTF16 {
      let width = mark?.encoding == encoding ? mark?.width ?? 0 : 0
      text = try Self.decode(bytes[width...], encoding, file)
      self.encoding = encoding
      wasGuessed = false
      return
    }
    if let (marked, width) = mark {
      text = try Self.decode(bytes[width...], marked, file)
      self.encoding = marked
      wasGuessed = false
      return
    }
    // Arabic and English in UTF-16 are valid UTF-8 too, full of control characters.
    let utf16 = EncodingGuess.utf16(bytes)
    if utf16 == nil, let valid = String(validating: bytes, as: UTF8.self) {
      text = valid
      self.encoding = .utf8
      wasGuessed = false
      return
    }
    let guess = if let utf16 { utf16 } else { try EncodingGuess.codePage(bytes, file: file) }
    text = try Self.decode(bytes[...], guess, file)
    self.encoding = guess
    wasGuessed = true
  }

  /// Whether the bytes begin with a byte order mark.
  static func hasMark(_ data: Data) -> Bool { byteOrderMark(Array(data.prefix(3))) != nil }

  private static func byteOrderMark(_ bytes: [UInt8]) -> (encoding: TextEncoding, width: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return nil
  }

  // MARK: Decoding

  private static func decode(
    _ bytes: ArraySlice<UInt8>, _ encoding: TextEncoding, _ file: String
  ) throws(InterchangeError) -> String {
    switch encoding {
    case .utf8:
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw .undecodable(file: file, encoding: "UTF-8", byte: firstFault(bytes))
      }
      return text
    case .utf16LittleEndian, .utf16BigEndian: return try utf16(bytes, encoding, file)
    case .windows1256, .iso8859Part6: return try codePage(bytes, encoding, file)
    }
  }

  /// Where UTF-8 stops being UTF-8, counted from the start of the file.
  private static func firstFault(_ bytes: ArraySlice<UInt8>) -> Int {
    var decoder = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = bytes.startIndex
    while true {
      switch decoder.parseScalar(from: &iterator) {
      case .valid(let scalar): offset += scalar.count
      case .error, .emptyInput: return offset
      }
    }
  }

  private static func utf16(
    _ bytes: ArraySlice<UInt8>, _ encoding: TextEncoding, _ file: String
  ) throws(InterchangeError) -> String {
    let isLittle = encoding == .utf16LittleEndian
    let all = Array(bytes)
    guard all.count % 2 == 0 else {
      throw .undecodable(file: file, encoding: encoding.rawValue, byte: bytes.endIndex - 1)
    }
    let units = stride(from: 0, to: all.count, by: 2).map { index -> UInt16 in
      let (first, second) = (UInt16(all[index]), UInt16(all[index + 1]))
      return isLittle ? second << 8 | first : first << 8 | second
    }
    guard let text = String(validating: units, as: UTF16.self) else {
      throw .undecodable(
        file: file, encoding: encoding.rawValue, byte: bytes.startIndex + 2 * loneSurrogate(units))
    }
    return text
  }

  /// Where the first half of a character without its other half is.
  private static func loneSurrogate(_ units: [UInt16]) -> Int {
    var index = 0
    while index < units.count {
      guard UTF16.isSurrogate(units[index]) else {
        index += 1
        continue
      }
      guard UTF16.isLeadSurrogate(units[index]), index + 1 < units.count,
        UTF16.isTrailSurrogate(units[index + 1])
      else { return index }
      index += 2
    }
    return units.count
  }

  private static func codePage(
    _ bytes: ArraySlice<UInt8>, _ encoding: TextEncoding, _ file: String
  ) throws(InterchangeError) -> String {
    let table = ArabicCodePages.upperHalf(of: encoding)
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count)
    for (index, byte) in zip(bytes.indices, bytes) {
      let value = byte < 0x80 ? UInt16(byte) : table[Int(byte) - 0x80]
      guard value != 0 || byte == 0 else {
        throw .undecodable(file: file, encoding: encoding.rawValue, byte: index)
      }
      units.append(value)
    }
    return String(decoding: units, as: UTF16.self)
  }
}
