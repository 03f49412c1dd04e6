/// Given names and particles as English news spells them, for a linguist to review.
///
/// `sure` names are hardly ever another word; `weak` ones are (خالد, *immortal*; كريم, *generous*)
/// and count as names only beside a name or behind a title.
enum UsualNames {
  private static let sure = table(
    """
    محمد Mohammed | أحمد Ahmed | محمود Mahmoud | مصطفى Mustafa | حسين Hussein | إبراهيم Ibrahim
    إسماعيل Ismail | يوسف Yusuf | عبدالله Abdullah | عبدالرحمن Abdulrahman | عبدالعزيز Abdulaziz
    عبدالكريم Abdulkarim | عبداللطيف Abdullatif | عبدالقادر Abdulkader | عبدالحميد Abdulhamid
    عبدالفتاح Abdel-Fattah | عبدالمجيد Abdelmajid | عبدالسلام Abdulsalam | عبدالوهاب Abdulwahab
    يعقوب Yaqub | موسى Musa | عيسى Issa | عثمان Othman | بشار Bashar | وليد Walid | فاروق Farouk
    زياد Ziad | طارق Tariq | سمير Samir | فيصل Faisal | فهد Fahd | بندر Bandar | هيثم Haitham
    ميشيل Michel | جورج George | جون John | بيتر Peter | رياض Riyad | معاذ Moaz | قاسم Qassem
    عدنان Adnan | غسان Ghassan | مروان Marwan | لؤي Louay | قصي Qusay | عصام Issam | بسام Bassam
    سليمان Suleiman | سلمان Salman | حمزة Hamza | أيمن Ayman | أسامة Osama | أنس Anas | إلياس Elias
    فاطمة Fatima | عائشة Aisha | زينب Zainab | خديجة Khadija | مريم Mariam | ليلى Laila | سعاد Souad
    نزار Nizar | هشام Hisham | وائل Wael | رامي Rami | ياسين Yassin | ياسر Yasser | جعفر Jaafar
    عمار Ammar | عمران Imran | زكريا Zakaria | يحيى Yahya | إدريس Idris | إياد Iyad | بلال Bilal
    """)

  private static let weak = table(
    """
    حسن Hassan | علي Ali | عمر Omar | خالد Khaled | كريم Karim | جمال Jamal | سعيد Said | أمين Amin
    عادل Adel | ناصر Nasser | صالح Saleh | صلاح Salah | سالم Salem | سليم Salim | ماجد Majed
    رشيد Rashid | راشد Rashed | هادي Hadi | مهدي Mahdi | ماهر Maher | فادي Fadi | نبيل Nabil
    جميل Jamil | كمال Kamal | لطيف Latif | نادر Nader | نصر Nasr | منصور Mansour | حامد Hamed
    عباس Abbas | أكرم Akram | أنور Anwar | أشرف Ashraf | فؤاد Fouad | فاضل Fadel | سامي Sami
    نور Nour | هدى Huda | سلمى Salma | منى Mona | رضا Rida | جابر Jaber | حاتم Hatem | طلال Talal
    """)

  /// Families that are called by a noun: الخطيب is *the preacher*. Those in ي need no table, nor does a
  /// word that is in no dictionary.
  private static let families = table(
    """
    الخطيب al-Khatib | الأسد al-Assad | المعلم al-Moallem | البشير al-Bashir | الشرع al-Sharaa
    المقداد al-Mekdad | الصدر al-Sadr | الحكيم al-Hakim | الزعيم al-Zaim | الحافظ al-Hafez | الأمين al-Amin
    الحسن al-Hassan | الحسين al-Hussein | الأحمد al-Ahmad | المحمد al-Mohammad | العلي al-Ali
    العبد al-Abd | العبدالله al-Abdullah | الخليل al-Khalil | الصالح al-Saleh | الجاسم al-Jassem
    السيسي al-Sisi | السراج al-Sarraj | المشري al-Mishri | الدبيبة al-Dbeibah | المنفي al-Menfi | حفتر Haftar
    الحريري al-Hariri | السنيورة Siniora | الصباح al-Sabah | المكتوم al-Maktoum | الفيصل al-Faisal
    الجبير al-Jubeir | الغنوشي Ghannouchi | السبسي Essebsi | النجار al-Najjar | الحداد al-Haddad
    الصباغ al-Sabbagh | البيطار al-Bitar | الخوري al-Khoury | السيد al-Sayed | الشيخ al-Sheikh | القاضي al-Qadi
    """)

  private static let particles = table(
    """
    دي di | دو du | دا da | فان van | فون von | بن bin | ابن ibn | بنت bint | آل Al | أبو Abu
    أبي Abi | عبد Abdul
    """)

  static func spelling(of word: String) -> String? {
    sure[key(word)] ?? weak[key(word)] ?? families[key(word)]
  }
  static func isFamily(_ word: String) -> Bool { families[key(word)] != nil }
  static func particle(_ word: String) -> String? { particles[key(word)] }
  static func isSure(_ word: String) -> Bool { sure[key(word)] != nil }
  static func isWeak(_ word: String) -> Bool { weak[key(word)] != nil }

  private static func key(_ word: String) -> String { FoldedText(word, level: .spelling).text }

  private static func table(_ rows: String) -> [String: String] {
    let items = rows.split { $0 == "\n" || $0 == "|" }.map { $0.split(separator: " ") }
    return Dictionary(
      items.filter { $0.count == 2 }.map { (key(String($0[0])), String($0[1])) },
      uniquingKeysWith: { first, _ in first })
  }
}
