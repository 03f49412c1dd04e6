import Bitext

/// How what an entry holds is said in TBX's data categories (dialect TBX-Basic, version 3), and
/// back.
enum TBXCategories {
  /// A status of a term in TBX's words; `-admn-sts` may follow them.
  static func standing(_ status: String) -> (standing: Rendering.Standing, reason: String)? {
    switch status.lowercased().replacing("-admn-sts", with: "") {
    case "preferredterm", "preferred", "standardizedterm": (.preferred, "")
    case "admittedterm", "admitted", "legalterm", "regulatedterm": (.admitted, "")
    case "deprecatedterm", "deprecated", "notrecommended": (.deprecated, "")
    case "supersededterm", "superseded", "obsolete": (.deprecated, "superseded")
    case "forbidden": (.forbidden, "")
    default: nil
    }
  }

  static func status(_ standing: Rendering.Standing) -> String {
    switch standing {
    case .preferred: "preferredTerm-admn-sts"
    case .admitted: "admittedTerm-admn-sts"
    // TBX knows no stricter word than these two; a note tells them apart.
    case .deprecated, .forbidden: "deprecatedTerm-admn-sts"
    }
  }

  /// TBX-Basic knows six parts of speech; a note keeps what they do not say.
  static func partOfSpeech(_ ours: String) -> String {
    switch ours {
    case "proper noun": "properNoun"
    case "noun phrase": "noun"
    case "verb phrase": "verb"
    case "adverbial": "adverb"
    case "noun", "verb", "adjective", "adverb": ours
    default: "other"
    }
  }

  /// What we call one of TBX's parts of speech.
  static func ours(partOfSpeech: String) -> String {
    partOfSpeech == "properNoun" ? "proper noun" : partOfSpeech
  }
}

/// Notes that say what TBX-Basic has no category for, so that it comes back as it was.
enum TBXNote {
  case status(String)
  case partOfSpeech(String)
  case concept(String)
  case deprecated(String)
  case forbidden(String)
  case plain(String)

  private static let words = (
    status: "Status: ", partOfSpeech: "Part of speech: ", concept: "Concept: ",
    deprecated: "Deprecated: ", forbidden: "Forbidden: ", plain: "Note: "
  )

  /// The note as it is written. One that might be taken for another kind bears its kind.
  var text: String {
    switch self {
    case .status(let text): Self.words.status + text
    case .partOfSpeech(let text): Self.words.partOfSpeech + text
    case .concept(let text): Self.words.concept + text
    case .deprecated(let text): Self.words.deprecated + text
    case .forbidden(let text): Self.words.forbidden + text
    case .plain(let text):
      if case .plain(text) = TBXNote(text) { text } else { Self.words.plain + text }
    }
  }

  init(_ text: String) {
    let kinds: [(String, (String) -> TBXNote)] = [
      (Self.words.status, TBXNote.status), (Self.words.partOfSpeech, TBXNote.partOfSpeech),
      (Self.words.concept, TBXNote.concept), (Self.words.deprecated, TBXNote.deprecated),
      (Self.words.forbidden, TBXNote.forbidden), (Self.words.plain, TBXNote.plain),
    ]
    // A blank at the end may be lost on the way.
    let found = kinds.first { text.hasPrefix($0.0) || text + " " == $0.0 }
    self = found.map { $0.1(String(text.dropFirst($0.0.count))) } ?? .plain(text)
  }
}
