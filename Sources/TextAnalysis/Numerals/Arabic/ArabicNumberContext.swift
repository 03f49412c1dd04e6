/// Arabic words that stand around numbers and say what is counted.
enum ArabicNumberContext {
  static let calendar = NumeralTable(
    """
    yearMarker 0 عام سنة عامي عاما أعوام سنوات
    monthMarker 0 شهر
    span 0 أسبوع شطر
    hourMarker 0 ساعة
    dateContext 0 في منذ خلال حتى بحلول
    before 0 قبل
    after 0 بعد
    dateContext 0 مطلع أوائل منتصف أواخر نهاية بداية
    of 0 من
    era 0 م ميلادي ميلادية
    """)

  static let clock = NumeralTable(
    """
    morning 0 صباحا فجرا
    afternoon 0 مساء ظهرا عصرا ليلا
    noon 0 ظهر
    except 0 إلا
    """)

  /// `documentBody` words may stand between "resolution" and its number.
  static let documents = NumeralTable(
    """
    documentMarker 0 قرار قرارا قراري قرارين قراران قرارات
    documentMarker 0 قراره قرارها قراراته قراراتها قراريه
    documentBody 0 مجلس الأمن أمن الدولي دولي الأممي أممي الجمعية جمعية العامة عامة
    documentBody 0 الأمم المتحدة التابع للأمم حقوق الإنسان وزاري تاريخي شهير ذو
    numberMarker 0 رقم برقم أرقام رقمي
    """)

  static let percentages = NumeralTable(
    """
    percent 0 بالمئة بالمائة
    """)

  /// The value is the place in `currencies`.
  static let money = NumeralTable(
    """
    currency 0 دولار دولارا دولارات دولاران دولارين
    currency 1 يورو
    currency 2 جنيه جنيها جنيهات
    currency 3 ليرة ليرات
    currency 4 ريال ريالا ريالات
    currency 5 درهم درهما دراهم
    currency 6 دينار دينارا دنانير
    currency 7 روبل روبلا روبلات
    currency 8 ين
    currency 9 يوان يوانا
    currency 10 شيكل شيقل شواكل شيكلا
    currency 11 فرنك فرنكا فرنكات
    currency 12 روبية روبيات
    """)

  static let currencies = [
    "dollar", "euro", "pound", "lira", "riyal", "dirham", "dinar", "rouble", "yen", "yuan",
    "shekel", "franc", "rupee",
  ]

  static let connectors = NumeralTable(
    """
    and 0 و
    to 0 إلى أو
    article 0 ال
    """)

  /// Words that only look like a preposition with a number: لست is "you are not", not "for six",
  /// and كمية "quantity", not "like a hundred".
  static let barred = NumeralTable(
    """
    barred 0 لست كمية
    """)
}
