/// The kinds of errors that are planted in good translations.
enum PlantedError: String, CaseIterable {
  case digitChanged = "digit changed"
  case numberDropped = "number dropped"
  case percentChanged = "per cent changed"
  case scaleChanged = "million to billion"
  case dayChanged = "day of date changed"
  case monthChanged = "month changed"
  case weekdayChanged = "weekday changed"
  case resolutionChanged = "resolution changed"
  case articleChanged = "article changed"
  case nameDropped = "name dropped"
  case nameMisspelt = "name misspelt"
  case forbiddenRendering = "forbidden rendering"
  case termReplaced = "term replaced"
  case denialDropped = "denial dropped"
  case leftUntranslated = "segment untranslated"
  case emptied = "segment emptied"
  case halved = "half omitted"
  case wordDoubled = "word doubled"
  case bracketDropped = "bracket dropped"
  case quoteDropped = "quotation mark dropped"
  case foreignComma = "comma of other script"
  case foreignDigits = "digits of other script"
  case blankDoubled = "blank doubled"
  case blankBeforeStop = "blank before stop"
  case codeDropped = "inline code dropped"
  case codesCrossed = "inline codes crossed"
  case questionLost = "question mark lost"

  /// The checks whose finding at the place counts as finding the error. What an omission takes
  /// away, any check may miss that counts things on both sides.
  var checks: Set<String> {
    switch self {
    // A number may be that of an article or a document.
    case .digitChanged, .numberDropped: ["number", "reference"]
    case .percentChanged, .scaleChanged: ["number"]
    case .dayChanged, .monthChanged: ["date", "weekday"]
    case .weekdayChanged: ["weekday"]
    case .resolutionChanged, .articleChanged: ["reference", "number"]
    case .nameDropped: ["missing-name", "missing-term", "loose-end"]
    case .nameMisspelt: ["name-spelling"]
    case .forbiddenRendering: ["forbidden-term"]
    case .termReplaced: ["missing-term"]
    case .denialDropped: ["denial"]
    case .leftUntranslated: ["untranslated"]
    case .emptied: ["empty"]
    case .halved:
      [
        "length", "number", "date", "weekday", "reference", "missing-name", "missing-term",
        "quotation", "bracket", "denial", "end-mark", "loose-end",
      ]
    case .wordDoubled: ["repeated-word"]
    case .bracketDropped: ["bracket"]
    case .quoteDropped: ["quotation"]
    case .foreignComma, .foreignDigits: ["foreign-punctuation"]
    case .blankDoubled, .blankBeforeStop: ["spacing"]
    case .codeDropped, .codesCrossed: ["inline-code"]
    case .questionLost: ["end-mark"]
    }
  }
}
