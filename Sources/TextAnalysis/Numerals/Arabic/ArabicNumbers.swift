/// Arabic words for numbers, with every gender and case that spelling shows.
///
/// The rules of counting are in `CardinalGrammar`; here is only what each word is worth.
enum ArabicNumbers {
  static let cardinals = NumeralTable(
    """
    unit 0 صفر
    unit 1 واحد واحدة واحدا
    eleven 1 أحد إحدى
    unit 2 اثنان اثنين اثنتان اثنتين
    eleven 2 اثنا اثني اثنتا اثنتي
    unit 3 ثلاثة ثلاث
    unit 4 أربعة أربع
    unit 5 خمسة خمس
    unit 6 ستة ست
    unit 7 سبعة سبع
    unit 8 ثمانية ثماني ثمان
    unit 9 تسعة تسع
    ten 10 عشرة عشر
    tens 20 عشرون عشرين
    tens 30 ثلاثون ثلاثين
    tens 40 أربعون أربعين
    tens 50 خمسون خمسين
    tens 60 ستون ستين
    tens 70 سبعون سبعين
    tens 80 ثمانون ثمانين
    tens 90 تسعون تسعين
    hundred 100 مئة مائة
    hundreds 200 مئتان مئتين مئتي مئتا مائتان مائتين مائتي مائتا
    hundreds 300 ثلاثمئة ثلاثمائة
    hundreds 400 أربعمئة أربعمائة
    hundreds 500 خمسمئة خمسمائة
    hundreds 600 ستمئة ستمائة
    hundreds 700 سبعمئة سبعمائة
    hundreds 800 ثمانمئة ثمانمائة ثمانيمئة ثمانيمائة
    hundreds 900 تسعمئة تسعمائة
    dozen 12 دزينة
    """)

  /// The value is the power of ten.
  static let scales = NumeralTable(
    """
    scale 3 ألف
    accusativeScale 3 ألفا
    dualScale 3 ألفان ألفين ألفي
    pluralScale 3 آلاف
    scale 6 مليون
    accusativeScale 6 مليونا
    dualScale 6 مليونان مليونين مليوني
    pluralScale 6 ملايين
    scale 9 مليار بليون
    accusativeScale 9 مليارا بليونا
    dualScale 9 ملياران مليارين ملياري بليونان بليونين بليوني
    pluralScale 9 مليارات ملايير بلايين بليونات
    scale 12 تريليون ترليون
    accusativeScale 12 تريليونا ترليونا
    dualScale 12 تريليونان تريليونين تريليوني ترليونين
    pluralScale 12 تريليونات ترليونات
    """)

  static let ordinals = NumeralTable(
    """
    ordinal 1 أول أولى حادي حادية
    ordinal 2 ثاني ثانية ثان
    ordinal 3 ثالث ثالثة
    ordinal 4 رابع رابعة
    ordinal 5 خامس خامسة
    ordinal 6 سادس سادسة
    ordinal 7 سابع سابعة
    ordinal 8 ثامن ثامنة
    ordinal 9 تاسع تاسعة
    ordinal 10 عاشر عاشرة
    adverb 1 أولا
    adverb 2 ثانيا
    adverb 3 ثالثا
    adverb 4 رابعا
    adverb 5 خامسا
    adverb 6 سادسا
    adverb 7 سابعا
    adverb 8 ثامنا
    adverb 9 تاسعا
    adverb 10 عاشرا
    """)

  /// `half` is worth its denominator; of a `fraction`, the value is numerator × 100 + denominator.
  static let fractions = NumeralTable(
    """
    half 2 نصف
    fraction 103 ثلث
    fraction 203 ثلثا ثلثي ثلثين ثلثان
    fraction 104 ربع
    fractionPlural 4 أرباع أرباعها أرباعهم
    """)

  /// Duals that agencies use where English counts "two". The number is implied, so it says little.
  /// Forms that are also plurals are left out: بلدان is "countries", مدنيين "civilians".
  static let duals = NumeralTable(
    """
    dual 2 يومان يومين
    dual 2 أسبوعان أسبوعين
    dual 2 شهران شهرين
    dual 2 عامان عامين
    dual 2 سنتان سنتين
    dual 2 ساعتان ساعتين
    dual 2 دقيقتان دقيقتين
    dual 2 مرحلتان مرحلتين
    dual 2 جولتان جولتين
    dual 2 دولتان دولتين
    dual 2 بلدين
    dual 2 طرفان طرفين
    dual 2 جانبان جانبين
    dual 2 شخصان شخصين
    dual 2 قتيلان قتيلين
    dual 2 جنديان جنديين
    dual 2 مدنيان
    dual 2 طفلان طفلين
    dual 2 امرأتان امرأتين
    dual 2 منصتان منصتين
    dual 2 وفدان وفدين
    dual 2 انفجاران انفجارين
    dual 2 هجومان هجومين
    dual 2 صاروخان صاروخين
    dual 2 طائرتان طائرتين
    twice 2 مرتان مرتين
    """)
}
