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
  /// A byte order mark decides; else valid UTF-8 is UTF-8; else zero bytes at every other place
  /// show UTF-16; else the Arabic code page decides under which the text has more of the letters
  /// that Arabic is made of. No byte is replaced or left out.
  init(_ data: Data, file: String, encoding: TextEncoding?) throws(InterchangeError) {
    let bytes = [UInt8](data)
    if let encoding {
      text = try Self.decode(bytes[Self.markWidth(bytes, encoding)...], encoding, file)
      self.encoding = encoding
      wasGuessed = false
      return
    }
    if let (marked, width) = Self.byteOrderMark(bytes) {
      text = try Self.decode(bytes[width...], marked, file)
      self.encoding = marked
      wasGuessed = false
      return
    }
    if let valid = String(validating: bytes, as: UTF8.self) {
      text = valid
      self.encoding = .utf8
      wasGuessed = false
      return
    }
    let guess = try Self.guess(bytes, file)
    text = try Self.decode(bytes[...], guess, file)
    self.encoding = guess
    wasGuessed = true
  }

  private static func byteOrderMark(_ bytes: [UInt8]) -> (TextEncoding, Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return nil
  }

  private static func markWidth(_ bytes: [UInt8], _ encoding: TextEncoding) -> Int {
    byteOrderMark(bytes).map { $0.0 == encoding ? $0.1 : 0 } ?? 0
  }

  // MARK: Guessing

  private static func guess(
    _ bytes: [UInt8], _ file: String
  ) throws(InterchangeError) -> TextEncoding {
    if let utf16 = utf16Guess(bytes) { return utf16 }
    var best: (encoding: TextEncoding, score: Double)?
    for encoding in [TextEncoding.windows1256, .iso8859Part6] {
      guard let score = arabicShare(bytes, encoding) else { continue }
      if score > (best?.score ?? 0.5) { best = (encoding, score) }
    }
    guard let best else {
      let first = bytes.firstIndex { $0 >= 0x80 } ?? 0
      throw .unguessableEncoding(file: file, byte: first)
    }
    return best.encoding
  }

  /// UTF-16 of Latin or Arabic text has one high byte (0 or 6) over and over.
  private static func utf16Guess(_ bytes: [UInt8]) -> TextEncoding? {
    guard bytes.count >= 4, bytes.count % 2 == 0 else { return nil }
    let sample = bytes.prefix(4096)
    func share(_ parity: Int) -> Double {
      let high = stride(from: parity, to: sample.count, by: 2).map { sample[$0] }
      return Double(high.filter { $0 == 0 || $0 == 6 }.count) / Double(high.count)
    }
    if share(1) > 0.9, share(0) < 0.5 { return .utf16LittleEndian }
    if share(0) > 0.9, share(1) < 0.5 { return .utf16BigEndian }
    return nil
  }

  /// Of the bytes above ASCII, the share that are Arabic letters beside Arabic letters or signs
  /// of Arabic writing; nil if a byte has no meaning in the encoding.
  private static func arabicShare(_ bytes: [UInt8], _ encoding: TextEncoding) -> Double? {
    let table = table(of: encoding)
    var (high, fitting) = (0, 0)
    for (index, byte) in bytes.enumerated() where byte >= 0x80 {
      let value = table[Int(byte) - 0x80]
      guard value >= 0xA0 || encoding == .windows1256 && value > 0x9F else { return nil }
      high += 1
      let isLetter = (0x0621...0x064A).contains(value)
      let neighbours = [index - 1, index + 1].filter { bytes.indices.contains($0) }
      let besideArabic = neighbours.contains { neighbour in
        bytes[neighbour] >= 0x80
          && (0x0621...0x0652).contains(table[Int(bytes[neighbour]) - 0x80])
      }
      if isLetter && (besideArabic || neighbours.isEmpty) { fitting += 1 }
      if (0x060C...0x061F).contains(value) || (0x064B...0x0652).contains(value) { fitting += 1 }
    }
    return high == 0 ? nil : Double(fitting) / Double(high)
  }

  // MARK: Decoding

  private static func table(of encoding: TextEncoding) -> [UInt16] {
    encoding == .windows1256 ? ArabicCodePages.windows1256 : ArabicCodePages.iso8859Part6
  }

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
      let fault = units.indices.first { String(validating: units[...$0].suffix(2), as: UTF16.self) == nil }
      throw .undecodable(
        file: file, encoding: encoding.rawValue, byte: bytes.startIndex + 2 * (fault ?? 0))
    }
    return text
  }

  private static func codePage(
    _ bytes: ArraySlice<UInt8>, _ encoding: TextEncoding, _ file: String
  ) throws(InterchangeError) -> String {
    let table = table(of: encoding)
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
