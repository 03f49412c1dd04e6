/// Arabic given names that differ in a letter or two and are yet different names.
///
/// In a foreign name a long vowel more or less is a matter of spelling (كليمانس, كليمنس). In an
/// Arabic one it makes another name: محمد is not محمود, nor حسن حسين.
enum NativeNames {
  private static let names = """
    محمد محمود أحمد حامد حماد حميد حمد حمدان حمدي حمود
    حسن حسين حسان حسني محسن إحسان
    سالم سليم سلمان سليمان سلام سلامة سليمة سلمى مسلم سلوم
    علي عالي علاء علوان عليان
    عمر عامر عمار عمران عمرو معمر عمير
    كريم كارم أكرم مكرم كرم
    سعد سعيد أسعد مسعود سعود سعدي سعدون سعدان
    ماجد مجيد أمجد مجد مجدي
    رشيد راشد رشاد رشدي مرشد
    خالد خليد خلود مخلد خالدي
    جمال جميل جمالي جميلة جمان
    نصر ناصر نصير منصور نصار نصري منتصر
    صالح صلاح مصلح صليح
    فؤاد فادي فداء فريد فراد فارد
    طارق طريق قادر قدير قدري
    هاشم هشام هيثم هاني هناء
    أمين آمن أيمن مأمون أمان أمينة آمنة إيمان يمان
    عادل عدل عديل عدلي
    بشير بشار بشرى مبشر
    زيد زياد يزيد زايد زيدان
    وليد والد وليدة خليل خلال خليفة خلف
    رضا راضي رضوان مرتضى
    جابر جبار جبر جبران جبير
    شريف أشرف شرف مشرف شريفة
    ربيع رباح رابح رابعة ربى
    نور نوري أنور منير منار نورة نوار نيرة
    فهد فهيد فاهم فهيم
    مراد مريد مروان مريم مرام
    """

  private static let known: Set<PackedLetters> = Set(
    names.split(whereSeparator: \.isWhitespace).map {
      PackedLetters(NameLetters.arabic(String($0)))
    })

  /// Whether both are native names, and so two names if their letters differ.
  static func areBoth(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    known.contains(PackedLetters(a)) && known.contains(PackedLetters(b))
  }
}
