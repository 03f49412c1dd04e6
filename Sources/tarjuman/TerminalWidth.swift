/// Cells that text takes in a terminal.
enum TerminalWidth {
  /// Marks and invisible signs take none, East Asian wide letters two, all others one (Unicode
  /// Standard Annex 11).
  static func of(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + of($1) }
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }

  /// The text in lines of at most `width` cells, broken at blanks, or inside a word that is wider.
  /// Nothing is left out but the blank a line ends at.
  static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var taken = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let needed = of(word)
      if !line.isEmpty, taken + 1 + needed > width {
        lines.append(line)
        (line, taken) = ("", 0)
      }
      if !line.isEmpty {
        line += " "
        taken += 1
      }
      for letter in word {
        let cells = of(String(letter))
        if taken + cells > width, !line.isEmpty {
          lines.append(line)
          (line, taken) = ("", 0)
        }
        line.append(letter)
        taken += cells
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }
}
