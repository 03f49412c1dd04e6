/// The letters and marks of Arabic writing that the rules of this room speak of, by name.
///
/// A rule says `ArabicLetter.tehMarbuta`, never a bare code: an Arabic letter alone in a line of
/// source is hard to read and easily reordered by editors. The names are Unicode's (block Arabic,
/// U+0600–U+06FF), shortened.
public enum ArabicLetter {
  // The alphabet.
  public static let hamza: Unicode.Scalar = "\u{0621}"
  public static let alefMadda: Unicode.Scalar = "\u{0622}"
  public static let alefHamzaAbove: Unicode.Scalar = "\u{0623}"
  public static let wawHamza: Unicode.Scalar = "\u{0624}"
  public static let alefHamzaBelow: Unicode.Scalar = "\u{0625}"
  public static let yehHamza: Unicode.Scalar = "\u{0626}"
  public static let alef: Unicode.Scalar = "\u{0627}"
  public static let beh: Unicode.Scalar = "\u{0628}"
  public static let tehMarbuta: Unicode.Scalar = "\u{0629}"
  public static let teh: Unicode.Scalar = "\u{062A}"
  public static let theh: Unicode.Scalar = "\u{062B}"
  public static let jeem: Unicode.Scalar = "\u{062C}"
  public static let hah: Unicode.Scalar = "\u{062D}"
  public static let khah: Unicode.Scalar = "\u{062E}"
  public static let dal: Unicode.Scalar = "\u{062F}"
  public static let thal: Unicode.Scalar = "\u{0630}"
  public static let reh: Unicode.Scalar = "\u{0631}"
  public static let zain: Unicode.Scalar = "\u{0632}"
  public static let seen: Unicode.Scalar = "\u{0633}"
  public static let sheen: Unicode.Scalar = "\u{0634}"
  public static let sad: Unicode.Scalar = "\u{0635}"
  public static let dad: Unicode.Scalar = "\u{0636}"
  public static let tah: Unicode.Scalar = "\u{0637}"
  public static let zah: Unicode.Scalar = "\u{0638}"
  public static let ain: Unicode.Scalar = "\u{0639}"
  public static let ghain: Unicode.Scalar = "\u{063A}"
  public static let tatweel: Unicode.Scalar = "\u{0640}"
  public static let feh: Unicode.Scalar = "\u{0641}"
  public static let qaf: Unicode.Scalar = "\u{0642}"
  public static let kaf: Unicode.Scalar = "\u{0643}"
  public static let lam: Unicode.Scalar = "\u{0644}"
  public static let meem: Unicode.Scalar = "\u{0645}"
  public static let noon: Unicode.Scalar = "\u{0646}"
  public static let heh: Unicode.Scalar = "\u{0647}"
  public static let waw: Unicode.Scalar = "\u{0648}"
  public static let alefMaksura: Unicode.Scalar = "\u{0649}"
  public static let yeh: Unicode.Scalar = "\u{064A}"
  public static let alefWasla: Unicode.Scalar = "\u{0671}"

  // Letters of neighbours that appear in Arabic news: typed on a Persian or Urdu keyboard, or
  // standing for the sounds p, ch, zh, v and g.
  public static let peh: Unicode.Scalar = "\u{067E}"
  public static let tcheh: Unicode.Scalar = "\u{0686}"
  public static let jeh: Unicode.Scalar = "\u{0698}"
  public static let veh: Unicode.Scalar = "\u{06A4}"
  public static let keheh: Unicode.Scalar = "\u{06A9}"
  public static let gaf: Unicode.Scalar = "\u{06AF}"
  public static let hehDoachashmee: Unicode.Scalar = "\u{06BE}"
  public static let hehYehAbove: Unicode.Scalar = "\u{06C0}"
  public static let hehGoal: Unicode.Scalar = "\u{06C1}"
  public static let farsiYeh: Unicode.Scalar = "\u{06CC}"
  public static let ae: Unicode.Scalar = "\u{06D5}"

  // Vowel marks and their kin.
  public static let fathatan: Unicode.Scalar = "\u{064B}"
  public static let dammatan: Unicode.Scalar = "\u{064C}"
  public static let kasratan: Unicode.Scalar = "\u{064D}"
  public static let fatha: Unicode.Scalar = "\u{064E}"
  public static let damma: Unicode.Scalar = "\u{064F}"
  public static let kasra: Unicode.Scalar = "\u{0650}"
  public static let shadda: Unicode.Scalar = "\u{0651}"
  public static let sukun: Unicode.Scalar = "\u{0652}"
  public static let maddaAbove: Unicode.Scalar = "\u{0653}"
  public static let hamzaAbove: Unicode.Scalar = "\u{0654}"
  public static let hamzaBelow: Unicode.Scalar = "\u{0655}"
  public static let daggerAlef: Unicode.Scalar = "\u{0670}"

  // Punctuation and the signs of numbers.
  public static let comma: Unicode.Scalar = "\u{060C}"
  public static let semicolon: Unicode.Scalar = "\u{061B}"
  public static let questionMark: Unicode.Scalar = "\u{061F}"
  public static let fullStop: Unicode.Scalar = "\u{06D4}"
  public static let percentSign: Unicode.Scalar = "\u{066A}"
  public static let decimalSeparator: Unicode.Scalar = "\u{066B}"
  public static let thousandsSeparator: Unicode.Scalar = "\u{066C}"
  public static let zeroDigit: Unicode.Scalar = "\u{0660}"
  public static let nineDigit: Unicode.Scalar = "\u{0669}"
  public static let persianZeroDigit: Unicode.Scalar = "\u{06F0}"
  public static let persianNineDigit: Unicode.Scalar = "\u{06F9}"

  /// Whether a scalar is a letter of the Arabic block or of its presentation forms; marks, digits
  /// and punctuation are not.
  public static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0620...0x063F, 0x0641...0x064A, 0x066E...0x066F, 0x0671...0x06D3, 0x06D5,
      0x06E5...0x06E6, 0x06EE...0x06EF, 0x06FA...0x06FC, 0x06FF, 0x0750...0x077F,
      0x08A0...0x08C9, 0xFB50...0xFBB1, 0xFBD3...0xFD3D, 0xFD50...0xFDFB, 0xFE70...0xFEFC:
      true
    default: false
    }
  }

  /// Whether a scalar is a mark written above or below an Arabic letter.
  public static func isMark(_ scalar: Unicode.Scalar) -> Bool { isMark(scalar.value) }

  static func isMark(_ value: UInt32) -> Bool {
    switch value {
    case 0x0610...0x061A, 0x064B...0x065F, 0x0670, 0x06D6...0x06DC, 0x06DF...0x06E4,
      0x06E7...0x06E8, 0x06EA...0x06ED, 0x0897...0x089F, 0x08CA...0x08E1, 0x08E3...0x08FF:
      true
    default: false
    }
  }

  /// The value of a decimal digit in ASCII, Arabic or Persian script; nil for anything else.
  public static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x30...0x39: Int(scalar.value) - 0x30
    case 0x0660...0x0669: Int(scalar.value) - 0x0660
    case 0x06F0...0x06F9: Int(scalar.value) - 0x06F0
    default: nil
    }
  }
}
