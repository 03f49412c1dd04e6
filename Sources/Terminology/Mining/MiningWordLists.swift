internal import TextAnalysis

/// Words that begin or end no term though they are nouns and adjectives, for a linguist to review.
///
/// Each literal holds words parted by blanks, in any spelling and without article.
enum MiningWordLists {
  // MARK: Nouns that begin no term

  private static let openings = stems([
    // nouns that serve as prepositions and adverbs: في إطار, على صعيد, من خلال
    "إطار صدد ظل ضوء مجال شأن سبيل جانب صعيد نتيجة أساس سياق غرار أثناء أعقاب أنحاء غضون حدود مستوى أجل",
    "نطاق صعيدين صعيدان مستويين مستويان",
    "طريق حين مدى فضل سبب حالة حال حق مقابل خارج داخل شمال جنوب شرق غرب وسط قرب محيط اتجاه",
    // quantities
    "جميع كل كافة بعض عدد عدة مختلف معظم أغلب أكثر أقل سائر شتى مجموع نصف ثلث ربع غالبية كثير قليل نسبة",
    "مئات آلاف عشرات ملايين مزيد باقي بقية سلسلة كمية",
    // nouns of support verbs, which say no more than *make* and *give*: تقديم المساعدة, اتخاذ تدابير
    "تقديم اتخاذ إجراء قيام تنفيذ إنشاء عقد بذل تحقيق تعزيز إعمال",
    // reference and comparison
    "غير مثل نفس ذات عين شبه أي أحد إحدى كلا كلتا أول آخر ثاني ثالث أفضل أهم أبرز أكبر أحدث أعلى أدنى",
    // time
    "يوم أمس غد عام سنة شهر أسبوع ساعة دقيقة صباح مساء ليلة ليل نهار فجر ظهر عصر تاريخ موعد بداية نهاية",
    "مطلع منتصف أواخر أوائل مستهل منذ حتى فترة مرة وقت عقد قرن لحظة",
    "جمعة سبت أحد اثنين ثلاثاء أربعاء خميس",
  ])

  // MARK: Adjectives and nouns that end no term

  private static let closings = stems([
    // time and order
    "ماض ماضي ماضية مقبل مقبلة قادم قادمة جار جاري جارية حالي حالية سابق سابقة لاحق لاحقة أخير أخيرة",
    "تالي تالية قريب قريبة بعيد بعيدة أول أولى ثاني ثانية ثالث ثالثة رابع رابعة خامس خامسة سادس سادسة",
    "سابع سابعة ثامن ثامنة تاسع تاسعة عاشر عاشرة نهائي",
    // reference, degree, judgement
    "آخر أخرى آخرون آخرين نفسه نفسها ذاته ذاتها مذكور مذكورة آنف سالف معني معنية لازم لازمة مناسب مناسبة",
    "كبير كبيرة كبرى أكبر صغير صغيرة جديد جديدة قديم قديمة جيد جيدة سيئ مهم مهمة هام هامة كامل كاملة",
    "كثير كثيرة قليل قليلة مختلف مختلفة متعدد متعددة عديد عديدة محدد محددة معين معينة واضح واضحة خاص خاصة",
    "واحد واحدة وحيد وحيدة ممكن ممكنة ضروري ضرورية رئيسي رئيسية أساسي أساسية إضافي إضافية مستمر مستمرة",
    "متصلة متصل متعلق متعلقة متزايد متزايدة",
    // participles that say no more than that something was done: الجهود المبذولة, التقدم المحرز
    "مبذول مبذولة محرز محرزة متخذ متخذة مذكور",
    // what wants a complement: منطقة خالية من, حكومة جمهورية كذا
    "خال خالي خالية جمهورية مملكة ولاية",
    // nouns of time and quantity
    "يوم أمس غد عام سنة شهر أسبوع ساعة صباح مساء",
    "جمعة سبت أحد اثنين ثلاثاء أربعاء خميس",
    "مئة مائة ألف مليون مليار بليون دولار يورو ليرة جنيه دينار ريال",
  ])

  // MARK: Words of no term at all

  private static let never = stems([
    "كانون تشرين شباط آذار نيسان أيار حزيران تموز آب أيلول يناير فبراير مارس أبريل إبريل مايو يونيو يونيه",
    "يوليو يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر رمضان شوال محرم",
    "اثنان اثنين ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة عشر عشرون عشرين ثلاثون ثلاثين أربعون أربعين",
    "ثلاث أربع خمس ست سبع ثماني ثمان تسع",
    "خمسون خمسين ستون ستين سبعون سبعين ثمانون ثمانين تسعون تسعين سيد سيدة دكتور",
  ])

  static func opensNoTerm(_ core: ArraySlice<UInt8>) -> Bool { holds(openings, core) }

  static func closesNoTerm(_ core: ArraySlice<UInt8>) -> Bool { holds(closings, core) }

  static func isOfNoTerm(_ core: ArraySlice<UInt8>) -> Bool { holds(never, core) }

  private static func holds(_ list: Set<[UInt8]>, _ core: ArraySlice<UInt8>) -> Bool {
    list.contains(FoldedText(String(decoding: core, as: UTF8.self), level: .spelling).utf8)
  }

  private static func stems(_ lines: [String]) -> Set<[UInt8]> {
    Set(
      lines.flatMap { $0.split(separator: " ") }.map {
        FoldedText(String($0), level: .spelling).utf8
      })
  }
}
