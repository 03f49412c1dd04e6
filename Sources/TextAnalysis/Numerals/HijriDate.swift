public import Bitext

/// A date of the Islamic calendar found in a text: ١٥ رمضان ١٤٣٨ هـ, 15 Ramadan 1438 AH.
public struct HijriDate: Hashable, Sendable {
  public let year: Int?
  /// 1 is Muharram.
  public let month: Int
  public let dayOfMonth: Int?
  /// The author's letters from the day to the year and its sign.
  public let range: TextRange

  /// Whether the fields that both dates name are equal.
  public func agrees(with other: HijriDate) -> Bool {
    month == other.month && (year == nil || other.year == nil || year == other.year)
      && (dayOfMonth == nil || other.dayOfMonth == nil || dayOfMonth == other.dayOfMonth)
  }

  /// The date as news writes it: `15 Ramadan 1438 AH`; nil for a language whose names of the months
  /// are not known here.
  public func text(in language: Language) -> String? {
    let isArabic = language.isArabic
    guard isArabic || language.primary == "en" else { return nil }
    let name = HijriMonths.name(month, isArabic: isArabic)
    let parts = [
      dayOfMonth.map(String.init), name, year.map { "\($0) \(isArabic ? "هـ" : "AH")" },
    ]
    return parts.compactMap { $0 }.joined(separator: " ")
  }

  /// The dates of a text in either language, months with a day or a year beside them. A month
  /// alone is a feast, a fast or a name (رمضان, رجب) as often as a date.
  public static func dates(in text: String) -> [HijriDate] {
    let scan = HijriScan(text)
    var found: [HijriDate] = []
    var index = 0
    while index < scan.words.count {
      guard let name = scan.month(at: index) else {
        index += 1
        continue
      }
      if let date = scan.date(name.month, index..<name.next) { found.append(date) }
      index = name.next
    }
    return found
  }
}

/// The words of a text, among which names of months are looked for.
private struct HijriScan {
  let words: [Word]
  private let letters: [String]
  private let text: String

  init(_ text: String) {
    self.text = text
    words = WordSegmenter.words(in: text)
    letters = words.map { FoldedText(String(text[$0.range]), level: .spelling).text }
  }

  func date(_ month: Int, _ name: Range<Int>) -> HijriDate? {
    let day = day(before: name.lowerBound)
    let year = year(behind: name.upperBound)
    guard day != nil || year != nil else { return nil }
    let start = day?.start ?? words[name.lowerBound].range.lowerBound
    let end = year?.end ?? words[name.upperBound - 1].range.upperBound
    return HijriDate(
      year: year?.number, month: month, dayOfMonth: day?.number, range: TextRange(start, end))
  }

  /// The day before a month, in figures or as an ordinal: 15 من رمضان, العاشر من محرم.
  private func day(before name: Int) -> (number: Int, start: Int)? {
    var place = name - 1
    while place >= 0, place > name - 3, HijriMonths.beforeMonth.contains(letters[place]) {
      place -= 1
    }
    guard place >= 0 else { return nil }
    if let number = Int(letters[place]) {
      return (1...30).contains(number) ? (number, words[place].range.lowerBound) : nil
    }
    return ordinal(endingAt: place)
  }

  private func ordinal(endingAt place: Int) -> (number: Int, start: Int)? {
    // Two words before it are all that an ordinal up to the thirtieth has (الخامس والعشرين).
    let start = words[max(0, place - 1)].range.lowerBound
    let piece = String(text[TextRange(start, words[place].range.upperBound)])
    guard let last = QuantityFinder(language: .arabic).quantities(in: piece).last,
      start + last.range.upperBound == words[place].range.upperBound,
      case .ordinal(let rank) = last.readings[0], (1...30).contains(rank)
    else { return nil }
    let begin = start + last.range.lowerBound
    let before = words.lastIndex { $0.range.upperBound <= begin }.map { letters[$0] }
    // The first half, the first week of a month are no days.
    if let before, HijriMonths.spans.contains(where: { before.hasSuffix($0) }) { return nil }
    return (rank, begin)
  }

  /// The year behind a month with the sign of its era.
  private func year(behind name: Int) -> (number: Int, end: Int)? {
    for place in [name, name + 1] where place < words.count {
      guard let number = Int(letters[place]) else {
        if HijriMonths.beforeYear.contains(letters[place]) { continue } else { return nil }
      }
      guard (31...1600).contains(number) else { return nil }
      let sign = place + 1
      let hasSign = sign < words.count && HijriMonths.eras.contains(letters[sign])
      return (number, words[hasSign ? sign : place].range.upperBound)
    }
    return nil
  }

  /// The month whose name begins at a word, and the word behind it.
  func month(at index: Int) -> (month: Int, next: Int)? {
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
/// agencies, for a linguist to review.
private enum HijriMonths {
  /// Each name as the words of its folded spelling.
  static let names: [[[String]]] = rows.map { row in
    row.map { name in
      WordSegmenter.words(in: name).map {
        FoldedText(String(name[$0.range]), level: .spelling).text
      }
    }
  }

  /// A month as it is written here: the first of its names in the script.
  static func name(_ month: Int, isArabic: Bool) -> String? {
    rows[month - 1].first { name in
      name.unicodeScalars.first.map(ArabicLetter.isLetter) == isArabic
    }
  }

  /// What may stand between a day and its month, and between a month and its year.
  static let beforeMonth = set("من شهر of day the")
  static let beforeYear = set("عام سنه")
  /// Signs of the era behind the year, folded.
  static let eras = set("ه هجري هجريه للهجره ah a.h")
  /// Nouns that an ordinal may count before من: الأسبوع الأول من رمضان.
  static let spans = set("اسبوع نصف ثلث ربع عشر جمعه week half third")

  private static func set(_ words: String) -> Set<String> {
    Set(words.split(separator: " ").map(String.init))
  }

  /// The first Arabic and the first Latin name of a row are the ones written.
  private static let rows: [[String]] = table.split(separator: "\n").map {
    $0.split(separator: "|").map(String.init)
  }

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
