extension SentenceExceptions {
  /// Arabic as agencies and the United Nations write it.
  ///
  /// Any single letter with a full stop is an initial, a title or the sign of a list, so the
  /// tables hold only what is longer or must be told apart. Arabic has no capitals: whether a
  /// sentence begins is read from the words that open one.
  static let arabic = SentenceExceptions(
    // Doctor, engineer, professor; the chains are academic ranks.
    titles: Set(
      table: """
        د م أ
        أ.د أ.م أ.م.د م.د د.م أ.د.م
        """),
    // Number, page, volume, edition, article, paragraph, post box, telephone.
    references: Set(
      table: """
        ص ج ط ف ق ص.ب ت هـ س ش
        رقم صفحة فقرة مادة
        """),
    numbered: Set(
      table: """
        رقم الرقم
        الفقرة فقرة المادة مادة البند بند الفصل الباب القسم
        القرار قرار الملحق ملحق المرفق الجدول الشكل الصفحة صفحة الجزء
        النقطة الخطوة الفرع القاعدة
        الفئة فئة المجموعة مجموعة الخطة الدرجة المستوى المرحلة
        فيتامين حرف الحرف الصف الشعبة المنطقة النوع
        """),
    ordinals: Set(
      table: """
        أولا ثانيا ثالثا رابعا خامسا سادسا سابعا ثامنا تاسعا عاشرا
        """),
    // And so on, before and after Christ, Hijri, units, forms of companies, currencies.
    shortened: Set(
      table: """
        إلخ الخ
        ق.م ب.م ق.هـ هـ م
        كم كلم سم مم كغ كغم كجم غم ملم مل
        ش.م.م ذ.م.م ش.م.ل ش.م ش.ذ.م.م
        ر.س د.ك د.إ ل.ل ل.س ج.م د.ع د.أ
        م.ت.ف أ.ف.ب د.ب.أ و.م
        """),
    openers: Set(
      table: """
        أنا نحن هو هي هم أنت أنتم
        قال وقال قالت وقالت
        أضاف وأضاف أضافت وأضافت
        أكد وأكد أكدت وأكدت
        أعلن وأعلن أعلنت وأعلنت
        أوضح وأوضح أوضحت وأوضحت
        أشار وأشار أشارت وأشارت
        ذكر وذكر ذكرت وذكرت
        كان وكان كانت وكانت
        تابع وتابع تابعت وتابعت
        لكن ولكن
        وكما
        وقد وفي ومن وعن وعلى وإلى ولم ولا ولن وهو وهي وهذا وهذه
        إن وإن إنه إنها هذا هذه
        لم لن ليس ليست هل
        غير_أن غير_أنه غير_أنها
        بيد_أن بيد_أنه بيد_أنها
        إلا_أن إلا_أنه إلا_أنها
        """),
    reporting: Set(
      table: """
        قال قالت قالوا يقول تقول قائلا قائلة
        سأل سألت سألوا يسأل تسأل سائلا
        تساءل تساءلت تساءلوا يتساءل تتساءل متسائلا متسائلة
        أضاف أضافت يضيف تضيف
        أجاب أجابت يجيب تجيب مجيبا
        رد ردت يرد ترد
        صاح صاحت صرخ صرخت هتف هتفت هتفوا
        علق علقت يعلق تعلق معلقا
        كتب كتبت يكتب تكتب
        تابع تابعت استطرد استطردت أردف أردفت
        أكد أكدت أوضح أوضحت
        حسبما وفق وفقا بحسب حسب
        هذا_ما ذلك_ما
        """),
    contents: Set(
      table: """
        إن أن بأن إنه إنها أنه أنها إنهم أنهم بأنه بأنها فإن
        """),
    continuers: Set(
      table: """
        فيما بينما حيث إذ حتى إلا أو أم مما
        إلخ الخ
        """),
    // The names of the Latin letters as Arabic writes them.
    letterNames: Set(
      table: """
        إيه أيه ايه بي سي دي إي إف جي إتش آي جيه جاي كيه كاي
        إل إم إن أو بيه كيو آر إس تي يو في دبليو إكس واي زد زي
        """)
  )
}
