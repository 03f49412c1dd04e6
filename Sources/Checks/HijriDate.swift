import Bitext
import TextAnalysis

/// A date of the Islamic calendar found in a text: ١٥ رمضان ١٤٣٨ هـ, 15 Ramadan 1438 AH.
struct HijriDate: Hashable {
  let year: Int?
  /// 1 is Muharram.
  let month: Int
  let dayOfMonth: Int?
  let range: TextRange

  /// The day, where the date is whole.
  var day: CalendarDay? {
    guard let year, let dayOfMonth else { return nil }
    return CalendarDay(hijri: year, month, dayOfMonth)
  }

  /// Whether the fields that both dates name are equal.
  func agrees(with other: HijriDate) -> Bool {
    month == other.month && (year == nil || other.year == nil || year == other.year)
      && (dayOfMonth == nil || other.dayOfMonth == nil || dayOfMonth == other.dayOfMonth)
  }

  /// The dates of a text in either language, months with a day or a year beside them. A month
  /// alone is a feast, a fast or a name (رمضان, رجب) as often as a date.
  static func dates(in text: String) -> [HijriDate] {
    let words = WordSegmenter.words(in: text)
    let letters = words.map { FoldedText(String(text[$0.range]), level: .spelling).text }
    var found: [HijriDate] = []
    var index = 0
    while index < words.count {
      guard let (month, next) = month(letters, at: index) else {
        index += 1
        continue
      }
      if let date = date(month, index..<next, words, letters) { found.append(date) }
      index = next
    }
    return found
  }

  private static func date(
    _ month: Int, _ name: Range<Int>, _ words: [Word], _ letters: [String]
  ) -> HijriDate? {
    var (first, last) = (name.lowerBound, name.upperBound - 1)
    var day: Int?
    for place in [first - 1, first - 2] where place >= 0 && day == nil {
      guard let number = Int(letters[place]) else {
        if HijriMonths.beforeMonth.contains(letters[place]) { continue } else { break }
      }
      guard (1...30).contains(number) else { break }
      (day, first) = (number, place)
    }
    var year: Int?
    for place in [last + 1, last + 2] where place < words.count && year == nil {
      guard let number = Int(letters[place]) else {
        if HijriMonths.beforeYear.contains(letters[place]) { continue } else { break }
      }
      guard (1...1600).contains(number), number > 30 else { break }
      (year, last) = (number, place)
    }
    guard day != nil || year != nil else { return nil }
    let range = TextRange(words[first].range.lowerBound, words[last].range.upperBound)
    return HijriDate(year: year, month: month, dayOfMonth: day, range: range)
  }

  /// The month whose name begins at a word, and the word behind it.
  private static func month(_ letters: [String], at index: Int) -> (Int, Int)? {
    for (place, names) in HijriMonths.names.enumerated() {
      for name in names {
        let end = index + name.count
        guard end <= letters.count else { continue }
        if letters[index..<end].elementsEqual(name) { return (place + 1, end) }
      }
    }
    return nil
  }
}

/// The names of the months of the Islamic calendar, in Arabic and in the Latin spellings of the
/// agencies, each as the words of its folded spelling.
private enum HijriMonths {
  static let names: [[[String]]] = table.split(separator: "\n").map { row in
    row.split(separator: "|").map { name in
      WordSegmenter.words(in: String(name)).map {
        FoldedText(String(String(name)[$0.range]), level: .spelling).text
      }
    }
  }

  /// What may stand between a day and its month, and between a month and its year.
  static let beforeMonth = Set("من شهر of".split(separator: " ").map(String.init))
  static let beforeYear = Set("عام سنه".split(separator: " ").map(String.init))

  private static let table = """
    محرم|المحرم|Muharram|Moharram
    صفر|Safar
    ربيع الأول|Rabi al-Awwal|Rabi I|Rabi al-awal
    ربيع الثاني|ربيع الآخر|Rabi al-Thani|Rabi II|Rabi al-Akhir
    جمادى الأولى|جمادى الأول|Jumada al-Awwal|Jumada I|Jumada al-Ula
    جمادى الآخرة|جمادى الثانية|جمادى الآخر|Jumada al-Thani|Jumada II|Jumada al-Akhira
    رجب|Rajab
    شعبان|Shaban|Sha'ban
    رمضان|Ramadan
    شوال|Shawwal|Shawal
    ذو القعدة|ذي القعدة|Dhu al-Qadah|Dhul Qadah|Dhu al-Qi'dah
    ذو الحجة|ذي الحجة|Dhu al-Hijjah|Dhul Hijjah|Dhu al-Hijja
    """
}
