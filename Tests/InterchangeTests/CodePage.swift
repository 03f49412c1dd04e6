import Foundation

/// An Arabic code page after the fixture, to write test texts in.
struct CodePage {
  static let windows1256 = CodePage(column: 1)
  static let iso8859Part6 = CodePage(column: 2)

  /// Characters by byte, above ASCII.
  let characters: [UInt8: Unicode.Scalar]

  private init(column: Int) {
    let table = (try? String(contentsOf: fixture("code-pages.tsv"), encoding: .utf8)) ?? ""
    var characters: [UInt8: Unicode.Scalar] = [:]
    for row in table.split(separator: "\n") {
      let cells = row.split(separator: "\t", omittingEmptySubsequences: false)
      guard cells.count == 3, let byte = UInt8(cells[0], radix: 16) else { continue }
      characters[byte] = UInt32(cells[column], radix: 16).flatMap(Unicode.Scalar.init)
    }
    self.characters = characters
  }

  /// The text's bytes; nil if the code page lacks one of its characters.
  func data(_ text: String) -> Data? {
    let bytes = Dictionary(uniqueKeysWithValues: characters.map { ($1, $0) })
    var data = Data()
    for scalar in text.unicodeScalars {
      guard let byte = scalar.isASCII ? UInt8(scalar.value) : bytes[scalar] else { return nil }
      data.append(byte)
    }
    return data
  }
}
