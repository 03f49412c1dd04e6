/// A decimal number held exactly: `mantissa` × 10^`exponent`.
///
/// The mantissa has no trailing zeros, so equal numbers are equal values however they were
/// written: `3.5 million`, `3,500,000` and `٣٫٥ ملايين` are all 35 × 10⁵.
public struct DecimalValue: Hashable, Sendable, Codable, CustomStringConvertible {
  public let mantissa: Int
  public let exponent: Int

  public init(mantissa: Int, exponent: Int = 0) {
    guard mantissa != 0 else {
      self.mantissa = 0
      self.exponent = 0
      return
    }
    var (mantissa, exponent) = (mantissa, exponent)
    while mantissa % 10 == 0 {
      mantissa /= 10
      exponent += 1
    }
    self.mantissa = mantissa
    self.exponent = exponent
  }

  public init(_ integer: Int) { self.init(mantissa: integer) }

  /// The number as an integer, or nil if it has a fraction or does not fit.
  public var integer: Int? {
    guard exponent >= 0, exponent <= 18 else { return nil }
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: Self.power(exponent))
    return overflow ? nil : product
  }

  /// How many significant digits it has; 1 for zero, 4 for 2254, 2 for 3,500,000.
  public var significantDigits: Int {
    var (rest, digits) = (mantissa.magnitude / 10, 1)
    while rest > 0 {
      rest /= 10
      digits += 1
    }
    return digits
  }

  /// Digits with a point where the number has a fraction: `12.5`; large ones as `35e5`.
  public var description: String {
    if let integer { return String(integer) }
    guard exponent < 0, exponent > -16 else { return "\(mantissa)e\(exponent)" }
    let digits = String(mantissa.magnitude)
    let padding = String(repeating: "0", count: max(0, 1 - exponent - digits.count))
    let padded = padding + digits
    let point = padded.index(padded.endIndex, offsetBy: exponent)
    return (mantissa < 0 ? "-" : "") + padded[..<point] + "." + padded[point...]
  }

  /// The product with 10^`power`.
  func scaled(by power: Int) -> DecimalValue {
    DecimalValue(mantissa: mantissa, exponent: exponent + power)
  }

  /// The sum, or nil if it does not fit 18 digits.
  func adding(_ other: DecimalValue) -> DecimalValue? {
    let low = min(exponent, other.exponent)
    guard exponent - low <= 18, other.exponent - low <= 18 else { return nil }
    let a = mantissa.multipliedReportingOverflow(by: Self.power(exponent - low))
    let b = other.mantissa.multipliedReportingOverflow(by: Self.power(other.exponent - low))
    let sum = a.partialValue.addingReportingOverflow(b.partialValue)
    guard !a.overflow, !b.overflow, !sum.overflow else { return nil }
    return DecimalValue(mantissa: sum.partialValue, exponent: low)
  }

  private static func power(_ exponent: Int) -> Int {
    var power = 1
    for _ in 0..<exponent { power *= 10 }
    return power
  }
}
