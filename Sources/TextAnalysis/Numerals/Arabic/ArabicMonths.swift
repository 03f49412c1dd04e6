/// The month names of the Arab countries.
///
/// Four systems are in use: the Syriac one of the Levant and Iraq (تموز), the Latin one of Egypt,
/// Sudan and the Gulf (يوليو), the French one of Algeria and Tunisia (جويلية), and Morocco's (غشت).
/// News agencies often double them (تموز/يوليو).
enum ArabicMonths {
  /// `month` is a date wherever it stands. `weakMonth` is also another word (مارس, "he practised")
  /// and wants a preposition or a number beside it. `shyMonth` is mostly another word (آب, "father"
  /// once its madda is dropped) and wants a number, شهر or its double.
  static let names = NumeralTable(
    """
    month 1 يناير جانفي ينّاير
    month 2 شباط فبراير فيفري
    month 3 آذار
    weakMonth 3 مارس
    month 4 نيسان أبريل إبريل أفريل
    month 5 أيار مايو مايس
    shyMonth 5 ماي
    month 6 حزيران يونيو يونية يونيه
    shyMonth 6 جوان
    month 7 تموز يوليو يوليه يولية يوليوز جويلية
    month 8 أغسطس غشت أغشت
    shyMonth 8 آب أوت
    month 9 أيلول سبتمبر شتنبر
    month 10 أكتوبر
    month 11 نوفمبر نونبر نوفنبر
    month 12 ديسمبر دجنبر
    """)

  /// Names that an ordinal completes: تشرين الأول and تشرين الثاني, كانون الأول and كانون الثاني.
  /// The value is the month of the first.
  static let families = NumeralTable(
    """
    monthFamily 10 تشرين
    monthFamily 12 كانون
    """)

  /// The second of a family: November follows October, January follows December.
  static func second(of family: Int) -> Int { family % 12 + 1 }

  /// With their article: without it, أحد is "someone" and جمعة a name.
  static let weekdays = NumeralTable(
    """
    weekday 0 الأحد
    weekday 1 الاثنين الإثنين
    weekday 2 الثلاثاء
    weekday 3 الأربعاء
    weekday 4 الخميس
    weekday 5 الجمعة
    weekday 6 السبت
    """)

  static let decades = NumeralTable(
    """
    decade 20 العشرينيات العشرينات عشرينيات عشرينات
    decade 30 الثلاثينيات الثلاثينات ثلاثينيات ثلاثينات
    decade 40 الأربعينيات الأربعينات أربعينيات أربعينات
    decade 50 الخمسينيات الخمسينات خمسينيات خمسينات
    decade 60 الستينيات الستينات ستينيات ستينات
    decade 70 السبعينيات السبعينات سبعينيات سبعينات
    decade 80 الثمانينيات الثمانينات ثمانينيات ثمانينات
    decade 90 التسعينيات التسعينات تسعينيات تسعينات
    """)
}
