/// Tells from the bytes alone how a text is written.
enum EncodingGuess {
  /// The Arabic code page in which more of the bytes make sense.
  static func codePage(
    _ bytes: [UInt8], file: String
  ) throws(InterchangeError) -> TextEncoding {
    var best: (encoding: TextEncoding, score: Double)?
    for encoding in [TextEncoding.windows1256, .iso8859Part6] {
      guard let score = sensibleShare(bytes, encoding) else { continue }
      if score > (best?.score ?? 0.5) { best = (encoding, score) }
    }
    guard let best else {
      let first = bytes.firstIndex { $0 >= 0x80 } ?? 0
      throw .unguessableEncoding(file: file, byte: first)
    }
    return best.encoding
  }

  /// UTF-16 of Latin or Arabic text has one high byte (0 or 6) over and over.
  static func utf16(_ bytes: [UInt8]) -> TextEncoding? {
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

  /// Of the letters and Arabic signs above ASCII, the share that stand where such may stand: Arabic
  /// letters and marks beside Arabic ones, accented letters beside plain ones. Quotation marks,
  /// dashes and the like tell nothing. Nil if a byte has no meaning in the encoding.
  private static func sensibleShare(_ bytes: [UInt8], _ encoding: TextEncoding) -> Double? {
    let table = ArabicCodePages.upperHalf(of: encoding)
    func isArabic(_ byte: UInt8) -> Bool {
      byte >= 0x80 && (0x0621...0x0652).contains(table[Int(byte) - 0x80])
    }
    func isASCIILetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & ~0x20) }
    var (telling, sensible) = (0, 0)
    for (index, byte) in bytes.enumerated() where byte >= 0x80 {
      let value = table[Int(byte) - 0x80]
      guard value >= 0xA0 else { return nil }
      let isArabicSign = (0x060C...0x06FF).contains(value)
      guard isArabicSign || isLatinLetter(value) else { continue }
      telling += 1
      let before = index > 0 ? bytes[index - 1] : 0
      let after = index + 1 < bytes.count ? bytes[index + 1] : 0
      let fits =
        isArabicSign
        ? (0x060C...0x061F).contains(value) || isArabic(before) || isArabic(after)
        : isASCIILetter(before) || isASCIILetter(after)
      if fits { sensible += 1 }
    }
    return telling == 0 ? 1 : Double(sensible) / Double(telling)
  }

  /// The letters of French and the like that windows-1256 has.
  private static func isLatinLetter(_ value: UInt16) -> Bool {
    (0xC0...0x0192).contains(value) && value != 0xD7 && value != 0xF7
  }
}
