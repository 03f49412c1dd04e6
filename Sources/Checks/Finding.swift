public import Bitext

/// A check's remark: where something may be wrong, why, and what to do about it.
public struct Finding: Hashable, Sendable {
  /// The check's name, such as `number`.
  public let check: String
  public let severity: Severity
  public let place: CheckedUnit.Place
  public let source: Side
  public let target: Side
  public let reason: Remark
  public let cure: Remark

  /// How much it matters, least first.
  public enum Severity: String, Hashable, Sendable, CaseIterable, Comparable {
    /// Worth a look by those who look at everything.
    case note
    /// Probably wrong.
    case warning
    /// Surely wrong, or too grave to go out unseen.
    case error

    public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// A side's text and the stretch the finding is about; nil where it is about the whole.
  public struct Side: Hashable, Sendable {
    public let language: Language
    public let text: String
    public let range: TextRange?

    public init(language: Language, text: String, range: TextRange?) {
      self.language = language
      self.text = text
      self.range = range
    }

    /// The author's letters in the stretch.
    public var words: String? { range.map { String(text[$0]) } }
  }

  /// The same for the same remark on the same texts, whatever stands around them: ten digits of a
  /// hash of the check, both texts and both stretches.
  public var identifier: String {
    var hash = StableHash()
    hash.add(check)
    for side in [source, target] {
      hash.add(side.text)
      hash.add(side.range.map { "\($0.lowerBound)-\($0.upperBound)" } ?? "")
    }
    return hash.digits
  }

  public init(
    check: String, severity: Severity, place: CheckedUnit.Place, source: Side, target: Side,
    reason: Remark, cure: Remark
  ) {
    self.check = check
    self.severity = severity
    self.place = place
    self.source = source
    self.target = target
    self.reason = reason
    self.cure = cure
  }
}

/// A hash that is the same on every machine and in every run: 64-bit FNV-1a (Fowler, Noll & Vo).
private struct StableHash {
  private var value: UInt64 = 0xcbf2_9ce4_8422_2325

  /// Adds a field and its end, so that `a`, `bc` is not `ab`, `c`.
  mutating func add(_ field: String) {
    for byte in field.utf8 { add(byte) }
    add(0xFF)
  }

  private mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  var digits: String {
    let all = String(value, radix: 16)
    return String((String(repeating: "0", count: 16 - all.count) + all).prefix(10))
  }
}
