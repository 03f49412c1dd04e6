extension Quantity {
  /// Whether the two may say the same: some reading of one fits some reading of the other.
  public func agrees(with other: Quantity) -> Bool { agreement(with: other) > 0 }

  /// How well the two say the same, 0…1.
  ///
  /// 1 means an equal reading. Less is given where one side says less (`تموز` beside
  /// `10 July 2017`), or says it otherwise (`اليوم العاشر` beside `10 days`).
  public func agreement(with other: Quantity) -> Double {
    var best = 0.0
    for reading in readings {
      for otherReading in other.readings {
        best = max(best, reading.agreement(with: otherReading))
      }
    }
    return best
  }

  /// How much the quantity says, in bits: how surprising it is to meet it again by chance.
  ///
  /// Estimates, not counts: a further significant digit is worth three bits, a weekday log₂ 7, a
  /// dual noun next to nothing. `two` has 1 bit, `2254` has 11, a full date 15.
  public var information: Double {
    isImplied ? 0.4 : readings[0].information
  }
}

extension Quantity.Reading {
  func agreement(with other: Quantity.Reading) -> Double {
    if self == other { return 1 }
    switch (self, other) {
    case (.date(let year, let month, let day), .date(let year2, let month2, let day2)):
      return Self.dateAgreement([(year, year2), (month, month2), (day, day2)])
    case (.money(let a, _), .money(let b, _)): return a == b ? 0.6 : 0
    case (.document(let a), .document(let b)): return Self.documentAgreement(a, b)
    default:
      return max(looseAgreement(with: other), other.looseAgreement(with: self))
    }
  }

  /// The agreement of two different kinds, for one order of the two.
  private func looseAgreement(with other: Quantity.Reading) -> Double {
    switch (self, other) {
    case (.cardinal(let a), .money(let b, _)): a == b ? 0.9 : 0
    case (.cardinal(let a), .document(let b)): a.description == b ? 0.9 : 0
    case (.cardinal(let a), .percentage(let b)): a == b ? 0.7 : 0
    case (.cardinal(let a), .ordinal(let b)): a == DecimalValue(b) ? 0.6 : 0
    case (.cardinal(let a), .time(let hour, 0)): a.integer.map { $0 % 12 } == hour % 12 ? 0.5 : 0
    case (.cardinal(let a), .date(_, .some, let day?)): a == DecimalValue(day) ? 0.5 : 0
    case (.ordinal(let a), .date(_, .some, let day?)): a == day ? 0.5 : 0
    case (.cardinal(let a), .fraction(1, 2)): a == DecimalValue(mantissa: 5, exponent: -1) ? 1 : 0
    default: 0
    }
  }

  /// Fields that both sides name must be equal; fields that only one side names cost.
  private static func dateAgreement(_ fields: [(Int?, Int?)]) -> Double {
    var (shared, named) = (0, 0)
    for case (let a, let b) in fields where a != nil || b != nil {
      named += 1
      guard a != nil, b != nil else { continue }
      guard a == b else { return 0 }
      shared += 1
    }
    return shared == 0 ? 0 : 0.3 + 0.7 * Double(shared) / Double(named)
  }

  /// A resolution is cited with its organ or without: `S/RES/2254` is the number 2254.
  private static func documentAgreement(_ a: String, _ b: String) -> Double {
    let (long, short) = a.utf8.count > b.utf8.count ? (a, b) : (b, a)
    return long.hasSuffix("/" + short) ? 0.9 : 0
  }

  var information: Double {
    switch self {
    case .cardinal(let value), .percentage(let value): Self.information(of: value)
    case .money(let value, _): Self.information(of: value) + 2
    case .ordinal(let rank): Self.information(of: DecimalValue(rank)) + 0.5
    case .fraction(let numerator, _): numerator == 1 ? 2 : 4
    case .date(let year, let month, let day):
      (year == nil ? 0 : 4) + (month == nil ? 0 : 5) + (day == nil ? 0 : 6)
    case .weekday: 2.8
    case .decade: 4
    case .time(_, let minute): minute == 0 ? 4 : 7
    case .document(let symbol): min(14, 3 * Double(symbol.utf8.count))
    }
  }

  private static func information(of value: DecimalValue) -> Double {
    let magnitude = Double(value.exponent > 0 ? min(value.exponent, 6) : 0) / 2
    let first =
      switch value.mantissa {
      case 0: 3.0
      case 1 where value.exponent == 0: 0.4
      case 2 where value.exponent == 0: 1.0
      default: 2.0
      }
    return first + 3 * Double(min(value.significantDigits, 5) - 1) + magnitude
  }
}
