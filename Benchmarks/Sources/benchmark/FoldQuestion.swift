import Foundation
import TextAnalysis

/// How fast is Arabic news folded, with the map back?
///
///     benchmark fold [--data FILE] [--megabytes N]
///
/// Folds one text again and again on one core and prints the best and the median speed in
/// megabytes (10⁶ bytes) of UTF-8 input a second, with the signature of the measurement.
enum FoldQuestion {
  static func run(arguments: [String]) throws {
    let text = try sample(arguments)
    let bytes = text.utf8.count
    print("fold: \(bytes) bytes, \(origin(arguments)), 1 core, best and median of \(rounds)")
    for level in [FoldLevel.letters, .marks, .spelling] {
      var pieces = 0
      let speeds = measure(bytes) { pieces = FoldedText(text, level: level).utf8.count }
      report("\(level.name), with map", speeds, note: "\(pieces) bytes folded")
    }
    let speeds = measure(bytes) { _ = text.precomposedStringWithCompatibilityMapping.utf8.count }
    report("NFKC of Foundation, without map", speeds, note: "for comparison")
  }

  private static let rounds = 9

  private static func origin(_ arguments: [String]) -> String {
    value("--data", arguments).map { URL(filePath: $0).lastPathComponent } ?? "generated news text"
  }

  private static func value(_ name: String, _ arguments: [String]) -> String? {
    guard let place = arguments.firstIndex(of: name), place + 1 < arguments.count else {
      return nil
    }
    return arguments[place + 1]
  }

  private static func sample(_ arguments: [String]) throws -> String {
    let megabytes = value("--megabytes", arguments).flatMap(Int.init) ?? 16
    var text = try value("--data", arguments).map {
      try String(contentsOfFile: $0, encoding: .utf8)
    }
    text = text ?? generated
    guard let paragraph = text, !paragraph.isEmpty else { return "" }
    let copies = max(1, megabytes * 1_000_000 / paragraph.utf8.count)
    return String(repeating: paragraph + "\n", count: copies)
  }

  private static func measure(_ bytes: Int, _ work: () -> Void) -> [Double] {
    let clock = ContinuousClock()
    return (0..<rounds).map { _ in
      let time = clock.measure(work) / .seconds(1)
      return Double(bytes) / 1_000_000 / time
    }.sorted(by: >)
  }

  private static func report(_ name: String, _ speeds: [Double], note: String) {
    let median = speeds[speeds.count / 2]
    print(
      String(format: "  %-32@ %6.0f MB/s  (median %.0f)  ", name as NSString, speeds[0], median)
        + note)
  }

  /// News of the kind agencies write: a mark here, a number and a quotation there.
  private static let generated = [
    "جنيف (وكالات) - أعلن المتحدث باسم الأمم المتحدة أمس أن الجولة المقبلة من المحادثات",
    "ستعقد في النصف الثاني من الشهر الجاري، مضيفاً أن الدعوات وُجّهت إلى الأطراف كافة.",
    "وقال في مؤتمر صحفي: «نأمل أن تفضي اللقاءات إلى اتفاق يشمل ١٢ بندا».",
    "وكان مجلس الأمن قد تبنى القرار رقم 2254 الذي يدعو إلى وقف شامل لإطلاق النار",
    "وإيصال المساعدات الإنسانية إلى المناطق المحاصرة، بينما شكك مراقبون في الالتزام به.",
    "من جهتها، ذكرت مصادر مطلعة أن نحو 3,500 شخص نزحوا من قراهم خلال الأسبوع الماضي.",
  ].joined(separator: " ")
}
