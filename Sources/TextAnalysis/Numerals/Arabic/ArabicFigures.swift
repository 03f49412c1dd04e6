/// Figures of Arabic news.
struct ArabicFigures: FigureStyle {
  /// The name of the Levant and Iraq before that of Egypt and the Gulf, as agencies double them.
  let months = [
    "كانون الثاني/يناير",
    "شباط/فبراير",
    "آذار/مارس",
    "نيسان/أبريل",
    "أيار/مايو",
    "حزيران/يونيو",
    "تموز/يوليو",
    "آب/أغسطس",
    "أيلول/سبتمبر",
    "تشرين الأول/أكتوبر",
    "تشرين الثاني/نوفمبر",
    "كانون الأول/ديسمبر",
  ]

  let weekdays = [
    "الأحد",
    "الاثنين",
    "الثلاثاء",
    "الأربعاء",
    "الخميس",
    "الجمعة",
    "السبت",
  ]

  private static let scales = [
    (power: 6, name: "مليون"),
    (power: 9, name: "مليار"),
    (power: 12, name: "تريليون"),
  ]

  private static let currencies = [
    "dollar": "دولار",
    "euro": "يورو",
    "pound": "جنيه",
    "lira": "ليرة",
    "riyal": "ريال",
    "dirham": "درهم",
    "dinar": "دينار",
    "rouble": "روبل",
    "yen": "ين",
    "yuan": "يوان",
    "shekel": "شيكل",
    "franc": "فرنك",
    "rupee": "روبية",
  ]

  private static let halves = [
    2: "نصف",
    3: "ثلث",
    4: "ربع",
  ]

  func cardinal(_ value: DecimalValue) -> String {
    Figures.named(value, Self.scales) ?? Figures.digits(of: value)
  }

  /// Ordinals agree with their noun in gender.
  func ordinal(_ rank: Int) -> String? { nil }

  func fraction(_ numerator: Int, _ denominator: Int) -> String? {
    numerator == 1 ? Self.halves[denominator] : nil
  }

  func percentage(_ digits: String) -> String { digits + "%" }

  func money(_ value: DecimalValue, _ currency: String) -> String {
    "\(cardinal(value)) \(Self.currencies[currency] ?? currency)"
  }

  func decade(_ decade: Int) -> String? { nil }

  func time(_ hour: Int, _ minute: Int) -> String {
    "\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }
}
