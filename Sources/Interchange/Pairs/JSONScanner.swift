/// Reads one JSON text (RFC 8259) from its bytes, value by value, and takes nothing on trust.
///
/// A decoder gives values and forgets how they were written: 1.0 comes back as 1, a name that
/// stands there twice is met once. This one hands out a value's own bytes where they matter and
/// every name in turn.
struct JSONScanner {
  private let bytes: [UInt8]
  private let line: Int
  private var position: Int

  /// How deep values may lie in one another.
  private static let depthLimit = 200

  /// - Parameter line: where the bytes come from, for messages, counted from 1.
  init(_ bytes: [UInt8], line: Int) {
    self.bytes = bytes
    self.line = line
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// What a value's first byte says that it is.
  enum Kind: String {
    case string = "a string"
    case number = "a number"
    case object = "an object"
    case array = "a list"
    case boolean = "true or false"
    case null = "null"
  }

  /// The kind of the value that comes next.
  mutating func kind() throws(InterchangeError) -> Kind {
    skipBlanks()
    guard let current else { throw broken("a value is wanted") }
    switch current {
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .boolean
    case UInt8(ascii: "n"): return .null
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    default: throw broken("a value is wanted")
    }
  }

  // MARK: Objects and lists

  /// The members of an object in order; `read` must read the value that follows the name.
  mutating func members(
    _ read: (inout JSONScanner, String) throws(InterchangeError) -> Void
  ) throws(InterchangeError) {
    try items(from: "{", to: "}") { scanner throws(InterchangeError) in
      scanner.skipBlanks()
      guard scanner.current == UInt8(ascii: "\"") else { throw scanner.broken("a name is wanted") }
      let name = try scanner.string()
      scanner.skipBlanks()
      try scanner.expect(":")
      try read(&scanner, name)
    }
  }

  /// The elements of a list in order; `read` must read one.
  mutating func elements(
    _ read: (inout JSONScanner) throws(InterchangeError) -> Void
  ) throws(InterchangeError) {
    try items(from: "[", to: "]", read)
  }

  private mutating func items(
    from opening: Unicode.Scalar, to closing: Unicode.Scalar,
    _ read: (inout JSONScanner) throws(InterchangeError) -> Void
  ) throws(InterchangeError) {
    skipBlanks()
    try expect(opening)
    skipBlanks()
    if take(closing) { return }
    while true {
      try read(&self)
      skipBlanks()
      if take(closing) { return }
      try expect(",")
    }
  }

  /// Throws: unless nothing but blanks is left.
  mutating func end() throws(InterchangeError) {
    skipBlanks()
    guard position == bytes.count else { throw broken("nothing more is wanted") }
  }

  // MARK: Values

  /// The next value as it is written.
  mutating func literal() throws(InterchangeError) -> [UInt8] {
    skipBlanks()
    let start = position
    try skip()
    return Array(bytes[start..<position])
  }

  mutating func boolean() throws(InterchangeError) -> Bool {
    skipBlanks()
    if take(word: "true") { return true }
    if take(word: "false") { return false }
    throw broken("true or false is wanted")
  }

  /// Passes over the next value, whatever it is.
  mutating func skip() throws(InterchangeError) { try skip(depth: 0) }

  private mutating func skip(depth: Int) throws(InterchangeError) {
    guard depth < Self.depthLimit else { throw broken("values lie too deep in one another") }
    switch try kind() {
    case .string: _ = try string()
    case .number: try skipNumber()
    case .boolean: _ = try boolean()
    case .null: guard take(word: "null") else { throw broken("null is wanted") }
    case .object:
      try members { scanner, _ throws(InterchangeError) in try scanner.skip(depth: depth + 1) }
    case .array:
      try elements { scanner throws(InterchangeError) in try scanner.skip(depth: depth + 1) }
    }
  }

  /// RFC 8259, section 6.
  private mutating func skipNumber() throws(InterchangeError) {
    _ = take("-")
    if !take("0") { try skipDigits() }
    if take(".") { try skipDigits() }
    guard take("e") || take("E") else { return }
    _ = take("+") || take("-")
    try skipDigits()
  }

  private mutating func skipDigits() throws(InterchangeError) {
    let start = position
    while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      position += 1
    }
    guard position > start else { throw broken("a digit is wanted") }
  }

  // MARK: Strings

  /// The next value, which must be a string, with its escapes resolved.
  mutating func string() throws(InterchangeError) -> String {
    skipBlanks()
    try expect("\"")
    var resolved: [UInt8] = []
    while true {
      let plain = plainRun()
      resolved.append(contentsOf: plain)
      switch current {
      case UInt8(ascii: "\""):
        guard let text = String(validating: resolved, as: UTF8.self) else {
          throw broken("the string that ends here is no UTF-8")
        }
        position += 1
        return text
      case UInt8(ascii: "\\"):
        position += 1
        let escaped = try escape()
        resolved.append(contentsOf: String(Character(escaped)).utf8)
      case nil: throw broken("the string has no end")
      default: throw broken("a control character must be written as an escape")
      }
    }
  }

  /// Bytes up to the next quotation mark, backslash or control character.
  private mutating func plainRun() -> ArraySlice<UInt8> {
    let start = position
    position = bytes.withUnsafeBufferPointer { bytes in
      var end = start
      while end < bytes.count, bytes[end] != 0x22, bytes[end] != 0x5C, bytes[end] >= 0x20 {
        end += 1
      }
      return end
    }
    return bytes[start..<position]
  }

  private mutating func escape() throws(InterchangeError) -> Unicode.Scalar {
    for (letter, meaning) in Self.escapes where take(letter) { return meaning }
    guard take("u") else { throw broken("there is no such escape") }
    let unit = try codeUnit()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    // A character beyond the Basic Multilingual Plane is a pair of surrogates (section 7).
    guard unit < 0xDC00, take("\\"), take("u"), case let low = try codeUnit(),
      (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(
        0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(low) - 0xDC00))
    else { throw broken("half a surrogate pair is no character") }
    return scalar
  }

  private static let escapes: [(Unicode.Scalar, Unicode.Scalar)] = [
    ("\"", "\""), ("\\", "\\"), ("/", "/"), ("b", "\u{8}"), ("f", "\u{C}"), ("n", "\n"),
    ("r", "\r"), ("t", "\t"),
  ]

  private mutating func codeUnit() throws(InterchangeError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw broken("four hexadecimal digits are wanted")
      }
      unit = unit << 4 | UInt16(digit)
      position += 1
    }
    return unit
  }

  // MARK: Bytes

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipBlanks() {
    while let byte = current, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
  }

  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: sign) else { return false }
    position += 1
    return true
  }

  private mutating func take(word: StaticString) -> Bool {
    let letters = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    guard bytes[position...].starts(with: letters) else { return false }
    position += letters.count
    return true
  }

  private mutating func expect(_ sign: Unicode.Scalar) throws(InterchangeError) {
    guard take(sign) else { throw broken("“\(sign)” is wanted") }
  }

  /// The line is quoted by the place alone, for texts may be confidential.
  private func broken(_ reason: String) -> InterchangeError {
    .badLine(
      file: "-", line: line, reason: "this is no JSON: at byte \(position + 1) \(reason)")
  }
}
