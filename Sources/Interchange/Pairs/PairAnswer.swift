public import Foundation

/// The answer to a line that could not be aligned, as one line of JSON:
/// `{"id":…,"error":{"line":3,"message":"…"}}`.
public enum PairAnswer {
  /// - Parameters:
  ///   - id: as the line has it; nil is written as `null`.
  ///   - line: counted from 1.
  ///   - message: what is wrong and what to do, without any text of the articles.
  public static func failure(id: [UInt8]?, line: Int, message: String) -> Data {
    Data("{\"id\":".utf8) + (id ?? Array("null".utf8))
      + Data(",\"error\":{\"line\":\(line),\"message\":\(quoted(message))}}\n".utf8)
  }

  /// A JSON string (RFC 8259, section 7).
  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": out += "\\\(scalar)"
      case "\u{0}"..<" ":
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
