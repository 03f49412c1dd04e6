import Bitext

/// Writes TBX-Basic: ISO 30042:2019 with data categories as attributes (DCA) or tags (DCT), or the
/// version before (martif).
///
/// What TBX-Basic has no category for stands in notes that the reader knows: the status of a draft,
/// `forbidden`, parts of speech beyond its six, ids that are no XML names.
struct TBXWriter {
  private let format: TermFormat
  private var identifiers: Set<String> = []
  private var count = 0

  init(_ format: TermFormat) { self.format = format }

  var head: String {
    let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    let about = "<fileDesc><sourceDesc><p>Tarjuman</p></sourceDesc></fileDesc>"
    if format == .tbxBasic {
      return declaration + "<!DOCTYPE martif SYSTEM \"TBXBasiccoreStructV02.dtd\">\n"
        + "<martif type=\"TBX-Basic\" xml:lang=\"en\">\n<martifHeader>\(about)"
        + "<encodingDesc><p type=\"XCSURI\">TBXBasicXCSV02.xcs</p></encodingDesc></martifHeader>\n"
        + "<text><body>\n"
    }
    let tags =
      format == .tbxTags
      ? " xmlns:min=\"http://www.tbxinfo.net/ns/min\""
        + " xmlns:basic=\"http://www.tbxinfo.net/ns/basic\""
      : ""
    return declaration
      + "<tbx type=\"TBX-Basic\" style=\"\(format == .tbxTags ? "dct" : "dca")\" xml:lang=\"en\""
      + " xmlns=\"urn:iso:std:iso:30042:ed-2\"\(tags)>\n<tbxHeader>\(about)</tbxHeader>\n"
      + "<text><body>\n"
  }

  var tail: String {
    "</body></text>\n</\(format == .tbxBasic ? "martif" : "tbx")>\n"
  }

  /// The element of an entry.
  mutating func element(_ entry: TermEntry) -> String {
    let name = format == .tbxBasic ? "termEntry" : "conceptEntry"
    count += 1
    let isName = Self.isXMLName(entry.concept) && identifiers.insert(entry.concept).inserted
    var out = "<\(name)"
    XMLText.append(attributes: [Attribute("id", isName ? entry.concept : made())], to: &out)
    out += ">\n"
    for domain in TermCells.items(entry.domain) { out += fact(.descrip, "subjectField", domain) }
    out += fact(.descrip, "definition", entry.definition)
    out += fact(.admin, "source", entry.source)
    out += transactions(entry.record)
    for note in notes(entry, isName) { out += element("note", note.text) }
    out += section(
      entry.sourceLanguage, entry.terms.map { term($0, nil, entry.partOfSpeech) }.joined())
    out += section(
      entry.targetLanguage,
      entry.renderings.map { term($0.text, $0, entry.partOfSpeech) }.joined())
    return out + "</\(name)>\n"
  }

  /// An id that no concept has.
  private mutating func made() -> String {
    let name = TermIdentifiers.free("concept-\(count)") { identifiers.contains($0) }
    identifiers.insert(name)
    return name
  }

  private func notes(_ entry: TermEntry, _ isName: Bool) -> [TBXNote] {
    var notes: [TBXNote] = []
    if !isName { notes.append(.concept(entry.concept)) }
    if entry.record.status == .draft { notes.append(.status("draft")) }
    let said = TBXCategories.partOfSpeech(entry.partOfSpeech)
    if !entry.partOfSpeech.isEmpty, TBXCategories.ours(partOfSpeech: said) != entry.partOfSpeech {
      notes.append(.partOfSpeech(entry.partOfSpeech))
    }
    if !entry.note.isEmpty { notes.append(.plain(entry.note)) }
    return notes
  }

  private func section(_ language: Language, _ terms: String) -> String {
    let name = format == .tbxBasic ? "langSet" : "langSec"
    var out = "<\(name)"
    XMLText.append(attributes: [Attribute("xml:lang", language.tag)], to: &out)
    return out + ">\n\(terms)</\(name)>\n"
  }

  private func term(
    _ text: String, _ rendering: Rendering?, _ partOfSpeech: String
  ) -> String {
    let name = format == .tbxBasic ? "tig" : "termSec"
    var out = "<\(name)>" + element("term", text)
    if !partOfSpeech.isEmpty {
      out += fact(.termNote, "partOfSpeech", TBXCategories.partOfSpeech(partOfSpeech))
    }
    if let rendering {
      out += fact(
        .termNote, "administrativeStatus", TBXCategories.status(rendering.standing))
      if rendering.standing == .forbidden {
        out += element("note", TBXNote.forbidden(rendering.reason).text)
      } else if !rendering.reason.isEmpty {
        out += element("note", TBXNote.deprecated(rendering.reason).text)
      }
    }
    return out + "</\(name)>\n"
  }

  // MARK: Categories

  private enum Kind: String { case descrip, admin, termNote, transac, transacNote }

  /// The modules that define the categories in TBX-Basic's tags.
  private static let minimal: Set<String> = [
    "administrativeStatus", "partOfSpeech", "subjectField",
  ]

  private func fact(_ kind: Kind, _ category: String, _ text: String) -> String {
    if text.isEmpty { return "" }
    guard format == .tbxTags else {
      return element(kind.rawValue, text, [Attribute("type", category)])
    }
    return element((Self.minimal.contains(category) ? "min:" : "basic:") + category, text)
  }

  private func transactions(_ record: TermEntry.Record) -> String {
    let isChanged = !record.changed.isEmpty || record.created.isEmpty && !record.by.isEmpty
    var out = ""
    if !record.created.isEmpty {
      out += transaction("origination", record.created, by: isChanged ? "" : record.by)
    }
    if isChanged { out += transaction("modification", record.changed, by: record.by) }
    return out
  }

  private func transaction(_ kind: String, _ date: String, by: String) -> String {
    "<transacGrp>" + fact(.transac, "transactionType", kind)
      + fact(.transacNote, "responsibility", by) + (date.isEmpty ? "" : element("date", date))
      + "</transacGrp>\n"
  }

  private func element(
    _ name: String, _ text: String, _ attributes: [Attribute] = []
  ) -> String {
    var out = "<\(name)"
    XMLText.append(attributes: attributes, to: &out)
    out += ">"
    XMLText.append(content: text, to: &out)
    return out + "</\(name)>\n"
  }

  /// Whether an id may be an XML id as it stands, letters of ASCII alone being looked at.
  private static func isXMLName(_ name: String) -> Bool {
    name.wholeMatch(of: /[A-Za-z_][A-Za-z0-9._-]*/) != nil
  }
}
