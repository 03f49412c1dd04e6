import Bitext
import Foundation

/// What the commands print, with direction marked and colour where a terminal shows it.
enum TerminalOutput {
  /// First strong isolate … pop directional isolate (Unicode Standard Annex 9, 2.4): a text
  /// between them keeps its own direction and leaves its surroundings alone.
  static func isolated(_ text: some StringProtocol) -> String {
    "\u{2068}\(text)\u{2069}"
  }

  /// A right-to-left or left-to-right isolate, where the language is known.
  static func isolated(_ text: some StringProtocol, _ language: Language) -> String {
    let opening = language.direction == .rightToLeft ? "\u{2067}" : "\u{2066}"
    return "\(opening)\(text)\u{2069}"
  }

  /// Colours where standard output is a terminal, unless the user wants none (`NO_COLOR`).
  static let style = TextStyle(
    isColoured: isatty(STDOUT_FILENO) == 1
      && ProcessInfo.processInfo.environment["NO_COLOR"]?.isEmpty != false)

  static func styled(_ text: String, _ mark: TextStyle.Mark) -> String { style.styled(text, mark) }

  /// Columns of the terminal, 100 where there is none.
  static var width: Int {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return Int(size.ws_col)
    }
    return ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init) ?? 100
  }

  /// Prints to standard output; a reader that went away (`| head`) ends the program quietly.
  static func print(_ text: String, terminator: String = "\n") {
    write(Data((text + terminator).utf8), to: STDOUT_FILENO)
  }

  /// A message for people on standard error, which keeps standard output clean for scripts.
  static func say(_ text: String) {
    write(Data(("tarjuman: " + text + "\n").utf8), to: STDERR_FILENO)
  }

  static func write(_ data: Data, to file: Int32) {
    data.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let count = Foundation.write(file, bytes.baseAddress! + done, bytes.count - done)
        if count < 0 {
          if errno == EINTR { continue }
          let reason = errno
          if reason == EPIPE { exit(0) }
          // A failing standard error has nowhere to say so.
          if file == STDOUT_FILENO {
            say("standard output: cannot be written (\(String(cString: strerror(reason))))")
          }
          exit(ExitStatus.failed)
        }
        done += count
      }
    }
  }
}

/// Colours and weights of a terminal, or none of them in a file (ECMA-48, SGR).
struct TextStyle: Sendable {
  let isColoured: Bool

  static let plain = TextStyle(isColoured: false)

  enum Mark: String {
    case bold = "1"
    case faint = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case cyan = "36"
  }

  func styled(_ text: String, _ mark: Mark) -> String {
    isColoured ? "\u{1B}[\(mark.rawValue)m\(text)\u{1B}[0m" : text
  }
}

/// The exit codes of every command.
enum ExitStatus {
  /// Something was found that wants eyes.
  static let findings: Int32 = 1
  /// Something failed; the rest was done.
  static let failed: Int32 = 2
}

/// A line on standard error that follows long work, where standard error is a terminal.
final class ProgressLine: Sendable {
  private let isShown = isatty(STDERR_FILENO) == 1

  func show(_ text: String) {
    guard isShown else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
  }

  func clear() {
    guard isShown else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
  }
}
