/// What a line of text cannot hold.
extension Unicode.Scalar {
  var isControl: Bool { properties.generalCategory == .control && self != "\t" }

  /// Line feeds, carriage returns and their kin (Unicode Standard, 5.8).
  var endsLine: Bool {
    switch value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}
