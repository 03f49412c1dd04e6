import Bitext

/// What the columns of translators' tables are called, for want of a standard.
enum TermColumnNames {
  /// The column that a header means; nil if nobody knows it.
  ///
  /// - Parameter all: the headers of the whole table: beside a column `target`, one called `source`
  ///   holds the terms; elsewhere it says where the usage can be checked.
  static func column(for header: String, in all: [String]) -> TermColumn? {
    let name = key(header)
    let isPair = all.map(key).contains { $0 == "target" || $0 == "target term" }
    if isPair && (name == "source" || name == "source term") { return .arabic }
    if let own = TermColumn(named: name) { return own }
    if let known = names.first(where: { $0.names.contains(name) }) { return known.column }
    switch language(of: header)?.primary {
    case "ar": return .arabic
    case "en": return .preferred
    default: return nil
    }
  }

  /// The language that a header names by its tag: `ar-SY`.
  static func language(of header: String) -> Language? {
    let tag = header.trimmingBlanks.replacing("_", with: "-")
    guard tag.wholeMatch(of: /[A-Za-z]{2}(-[A-Za-z0-9]{2,8})*/) != nil else { return nil }
    let language = Language(tag)
    return ["ar", "en"].contains(language.primary) ? language : nil
  }

  private static func key(_ header: String) -> String {
    header.trimmingBlanks.lowercased().replacing("_", with: " ").replacing("-", with: " ")
  }

  private static let names: [(column: TermColumn, names: Set<String>)] = [
    (.concept, ["id", "concept id", "entry id", "term id", "entry"]),
    (.arabic, ["ar", "ara", "term", "source term", "arabic term", "عربي", "العربية", "المصطلح"]),
    (.variants, ["variant", "plural", "plurals", "arabic variants", "arabic synonyms", "الجمع"]),
    (
      .preferred,
      [
        "english", "en", "eng", "translation", "target", "target term", "rendering", "equivalent",
        "english term", "الإنجليزية", "إنجليزي", "المقابل", "الترجمة",
      ]
    ),
    (.admitted, ["synonyms", "synonym", "alternatives", "english synonyms", "also"]),
    (.deprecated, ["avoid", "not recommended"]),
    (.forbidden, ["do not use", "banned", "prohibited"]),
    (.domain, ["subject", "subject field", "field", "category", "المجال", "الموضوع"]),
    (.partOfSpeech, ["part of speech", "word class"]),
    (.note, ["notes", "comment", "comments", "remark", "remarks", "ملاحظة", "ملاحظات"]),
    (.source, ["reference", "references", "origin", "المصدر"]),
    (.definition, ["definitions", "meaning", "التعريف"]),
    (.status, ["state"]),
    (.created, ["creation date", "date created", "created on"]),
    (.changed, ["modified", "change date", "date modified", "last modified", "changed on"]),
    (.by, ["author", "editor", "changed by", "modified by"]),
    (.languages, []),
  ]
}

extension String {
  /// The text without blanks, tabs and line breaks at its ends.
  var trimmingBlanks: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
