import Foundation

/// Pairs of made-up texts for `align --stdin`.
enum MadeUpPairs {
  private static let sentences = [
    ("وصلت الشاحنات إلى حلب صباح الخميس.", "The trucks reached Aleppo on Thursday morning."),
    ("بدأ الاجتماع في جنيف بعد ساعتين.", "The meeting began in Geneva two hours later."),
    ("قال المتحدث إن الطريق مفتوح.", "The spokesman said that the road was open."),
    ("وزعت المنظمة 300 سلة غذائية.", "The organisation handed out 300 food baskets."),
    ("عاد المعلمون إلى مدارسهم.", "The teachers went back to their schools."),
  ]

  /// `count` sentences of each side, beginning with the `start`th, in a circle.
  static func texts(_ count: Int, from start: Int = 0) -> (arabic: String, english: String) {
    let chosen = (start..<start + count).map { sentences[$0 % sentences.count] }
    return (
      chosen.map(\.0).joined(separator: "\n") + "\n",
      chosen.map(\.1).joined(separator: "\n") + "\n"
    )
  }

  /// A line that asks for a pair, with its line feed.
  static func line(
    id: String, _ count: Int = 3, from start: Int = 0, more: [String: String] = [:]
  ) throws -> String {
    let (arabic, english) = texts(count, from: start)
    return "{\"id\":\(id),\"source\":\(try quoted(arabic)),\"target\":\(try quoted(english))"
      + more.sorted { $0.key < $1.key }.map { ",\"\($0.key)\":\($0.value)" }.joined() + "}\n"
  }

  static func quoted(_ text: String) throws -> String {
    String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
  }
}

/// The answers that a run printed, one a line.
struct Answers {
  let lines: [Substring]
  let objects: [[String: Any]]

  /// Throws: if a line is no JSON object.
  init(_ text: String) throws {
    lines = text.split(separator: "\n")
    objects = try lines.map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
      guard let object = object as? [String: Any] else { throw NoObject() }
      return object
    }
  }

  struct NoObject: Error {}

  /// What stands between `{"id":` and the next comma.
  var ids: [String] {
    lines.map { String($0.dropFirst("{\"id\":".count).prefix { $0 != "," }) }
  }

  var messages: [String?] {
    objects.map { ($0["error"] as? [String: Any])?["message"] as? String }
  }
}
