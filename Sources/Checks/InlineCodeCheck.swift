import Bitext

/// Are all inline codes there, and do they close in the order they opened?
struct InlineCodeCheck: Check {
  static let about = CheckDescription(
    "inline-code", "Are all inline codes there, in pairs that close as they opened?")

  init(_ setting: CheckSetting) {}

  mutating func examine(_ unit: UnitReading) -> [Finding] {
    let (sources, targets) = (unit.source.codes, unit.target.codes)
    guard !sources.isEmpty || !targets.isEmpty, unit.target.hasSigns else { return [] }
    let lost = Self.difference(sources, targets)
    let added = Self.difference(targets, sources)
    let losses = lost.map { code in
      Self.finding(
        .error, unit, source: TextRange(code.offset, code.offset),
        "the inline code \(quote: code.label) is lost", cure: "put it where it belongs")
    }
    let additions = added.map { code in
      Self.finding(
        .warning, unit, target: TextRange(code.offset, code.offset),
        "the inline code \(quote: code.label) is not in the source", cure: "take it out")
    }
    guard lost.isEmpty, added.isEmpty, let code = Self.firstCrossed(targets, sources) else {
      return losses + additions
    }
    return [
      Self.finding(
        .error, unit, target: TextRange(code.offset, code.offset),
        "the inline code \(quote: code.label) stands out of order",
        cure: "let codes close in the order they opened, each behind its opening")
    ]
  }

  /// The codes of one side without their like on the other.
  private static func difference(_ codes: [InlineCode], _ others: [InlineCode]) -> [InlineCode] {
    var left: [String: Int] = [:]
    for code in others { left[code.label, default: 0] += 1 }
    return codes.filter { code in
      guard let count = left[code.label], count > 0 else { return true }
      left[code.label] = count - 1
      return false
    }
  }

  /// The first code that closes what is not open, where the source has no such code. Words move
  /// between languages and take their codes along, so the order of whole pairs may change.
  private static func firstCrossed(
    _ codes: [InlineCode], _ sources: [InlineCode]
  ) -> InlineCode? {
    crossed(sources) == nil ? crossed(codes) : nil
  }

  private static func crossed(_ codes: [InlineCode]) -> InlineCode? {
    var open: [String] = []
    for code in codes {
      switch code.role {
      case .opens(let name): open.append(name)
      case .closes(let name):
        guard open.popLast() == name else { return code }
      case .stands: break
      }
    }
    return nil
  }
}

extension InlineCode {
  enum Role: Hashable {
    case opens(String)
    case closes(String)
    case stands
  }

  /// Whether it is half of a pair, and which: TMX pairs `bpt` and `ept` by `i`, XLIFF 1.2 also
  /// `bx` and `ex` by `rid`, XLIFF 2 `sc` and `ec` by `startRef`.
  var role: Role {
    switch (element, part) {
    case (_, .start): .opens(element)
    case (_, .end): .closes(element)
    case ("bpt", _): .opens("pt" + key("i", "rid", "id"))
    case ("ept", _): .closes("pt" + key("i", "rid", "id"))
    case ("bx", _): .opens("x" + key("rid", "id"))
    case ("ex", _): .closes("x" + key("rid", "id"))
    case ("sc", _): .opens("c" + key("id"))
    case ("ec", _): .closes("c" + key("startRef", "id"))
    default: .stands
    }
  }

  private func key(_ names: String...) -> String {
    for name in names {
      if let value = attributes.first(where: { $0.name == name })?.value { return value }
    }
    return ""
  }

  /// What the code is called in a remark and known by on the other side: element, number and, where
  /// it has no number, content. TMX's `x` pairs codes across sides, `i` and `id` do within them.
  var label: String {
    let number = key("x", "id", "i", "rid", "startRef")
    let slash = part == .end ? "/" : ""
    return "<\(slash)\(element)\(number.isEmpty ? "" : " \(number)")>"
      + (number.isEmpty ? content : "")
  }
}
