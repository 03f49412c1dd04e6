/// Months and days by the usages that write them, for a linguist to review.
enum CalendarTable {
  /// Who writes a name so.
  enum Usage: Int, Hashable, Sendable {
    /// The Syriac names of the Levant and Iraq.
    case levant
    /// The Latin names of Egypt, the Sudan and the Gulf.
    case egypt
    /// The French names of Algeria and Tunisia.
    case algeria
    case morocco
    case english
    /// English names cut short; another month is then written in full.
    case abbreviated

    var isLatin: Bool { self == .english || self == .abbreviated }
  }

  struct Entry {
    let kind: CalendarName.Kind
    let number: Int
    let usage: Usage
  }

  /// Each month in the order of `Usage`: Levant, Egypt, Algeria, Morocco, English.
  private static let months = [
    ["كانون الثاني", "يناير", "جانفي", "يناير", "January"],
    ["شباط", "فبراير", "فيفري", "فبراير", "February"],
    ["آذار", "مارس", "مارس", "مارس", "March"],
    ["نيسان", "أبريل", "أفريل", "أبريل", "April"],
    ["أيار", "مايو", "ماي", "ماي", "May"],
    ["حزيران", "يونيو", "جوان", "يونيو", "June"],
    ["تموز", "يوليو", "جويلية", "يوليوز", "July"],
    ["آب", "أغسطس", "أوت", "غشت", "August"],
    ["أيلول", "سبتمبر", "سبتمبر", "شتنبر", "September"],
    ["تشرين الأول", "أكتوبر", "أكتوبر", "أكتوبر", "October"],
    ["تشرين الثاني", "نوفمبر", "نوفمبر", "نونبر", "November"],
    ["كانون الأول", "ديسمبر", "ديسمبر", "دجنبر", "December"],
  ]

  /// Other ways to write a month: its number, whose usage it is, and the spellings.
  private static let otherMonths: [(Int, Usage, [String])] = [
    (4, .egypt, ["إبريل"]), (5, .levant, ["مايس"]), (6, .egypt, ["يونية", "يونيه"]),
    (7, .egypt, ["يولية", "يوليه"]), (8, .algeria, ["أغشت"]), (11, .morocco, ["نوفنبر"]),
    (1, .abbreviated, ["Jan"]), (2, .abbreviated, ["Feb"]), (3, .abbreviated, ["Mar"]),
    (4, .abbreviated, ["Apr"]), (6, .abbreviated, ["Jun"]), (7, .abbreviated, ["Jul"]),
    (8, .abbreviated, ["Aug"]), (9, .abbreviated, ["Sep", "Sept"]), (10, .abbreviated, ["Oct"]),
    (11, .abbreviated, ["Nov"]), (12, .abbreviated, ["Dec"]),
  ]

  /// From Sunday on. Arabic days have their article: without it, أحد is "someone" and جمعة a name.
  private static let weekdays = [
    ["الأحد", "Sunday"], ["الاثنين", "Monday"], ["الثلاثاء", "Tuesday"], ["الأربعاء", "Wednesday"],
    ["الخميس", "Thursday"], ["الجمعة", "Friday"], ["السبت", "Saturday"],
  ]

  static func name(_ kind: CalendarName.Kind, _ number: Int, _ usage: Usage) -> String {
    switch kind {
    case .month:
      months[number - 1][usage == .abbreviated ? Usage.english.rawValue : usage.rawValue]
    case .weekday: weekdays[number][usage.isLatin ? 1 : 0]
    }
  }

  /// What every spelling names, by its letters at level L2. A name of several usages is that of the
  /// first.
  static let entries: [String: Entry] = {
    var entries: [String: Entry] = [:]
    func add(_ text: String, _ kind: CalendarName.Kind, _ number: Int, _ usage: Usage) {
      let key = FoldedText(text, level: .spelling).text
      if entries[key] == nil { entries[key] = Entry(kind: kind, number: number, usage: usage) }
    }
    for (place, row) in months.enumerated() {
      // مارس and أكتوبر are of Egypt and of Algeria; the Latin column is read before the others.
      for usage in [Usage.levant, .egypt, .algeria, .morocco, .english] {
        add(row[usage.rawValue], .month, place + 1, usage)
      }
    }
    for (number, usage, texts) in otherMonths {
      for text in texts { add(text, .month, number, usage) }
    }
    for (number, row) in weekdays.enumerated() {
      add(row[0], .weekday, number, .levant)
      add(row[1], .weekday, number, .english)
    }
    return entries
  }()
}
