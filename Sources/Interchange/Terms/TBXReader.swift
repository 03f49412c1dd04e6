import Bitext
import Foundation

/// Reads TBX in constant memory: ISO 30042:2019 with data categories as attributes (DCA) or as tags
/// (DCT), and the version before (martif), TBX-Basic and others.
///
/// A DTD or a schema is neither needed nor fetched; entities of the file's own are refused.
struct TBXReader {
  private let options: TermReading.Options

  init(_ options: TermReading.Options) { self.options = options }

  func read(_ file: URL) throws -> TermReading {
    let name = file.lastPathComponent
    var reading = TermReading(.tbx)
    var gathering = Gathering(identifiers: TermIdentifiers(prefix: options.prefix))
    try LibXML.read(
      file, wanted: ["termEntry", "conceptEntry", "tbx:conceptEntry"],
      opening: { root, _ in
        guard ["tbx", "martif", "tbx:tbx"].contains(root) else {
          throw InterchangeError.notTBX(file: name, root: root)
        }
      },
      { element in take(TBXConcept(element), &reading, &gathering, name) })
    if reading.items.isEmpty && reading.faults.isEmpty {
      throw InterchangeError.noConcepts(
        file: name, from: options.from.tag, to: options.to.tag, found: gathering.languages.sorted())
    }
    reading.notices += gathering.notices(name, options)
    return reading
  }

  /// What is to be told when all is read.
  private struct Gathering {
    var identifiers: TermIdentifiers
    var languages: Set<String> = []
    var others: [String: Int] = [:]
    var passedOver: [Int] = []
    var promoted: [String] = []

    func notices(_ file: String, _ options: TermReading.Options) -> [String] {
      var notices = promoted.prefix(5).map { "\(file): \($0)" }
      if promoted.count > 5 { notices.append("\(file): and so of \(promoted.count - 5) more") }
      if !passedOver.isEmpty {
        let lines = passedOver.prefix(5).map(String.init).joined(separator: ", ")
        notices.append(
          "\(file): \(passedOver.count) concepts without terms in \(options.from.tag) or "
            + "\(options.to.tag) were passed over (line \(lines)"
            + (passedOver.count > 5 ? ", …)" : ")"))
      }
      if !others.isEmpty {
        let list = others.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }
        notices.append(
          "\(file): terms in \(list.joined(separator: ", ")) were left; say --from and --to for them"
        )
      }
      return notices
    }
  }

  private func take(
    _ concept: TBXConcept, _ reading: inout TermReading, _ gathering: inout Gathering,
    _ file: String
  ) {
    let sections = concept.languages.filter { !$0.terms.isEmpty }
    for section in sections {
      gathering.languages.insert(section.language.tag)
      if !asked(options.from, for: section.language) && !asked(options.to, for: section.language) {
        gathering.others[section.language.tag, default: 0] += section.terms.count
      }
    }
    guard let source = merged(sections.filter { asked(options.from, for: $0.language) }),
      let target = merged(sections.filter { asked(options.to, for: $0.language) })
    else {
      gathering.passedOver.append(concept.line)
      return
    }
    let made = TBXEntry(concept, source, target)
    gathering.promoted += made.notices
    guard let entry = made.entry else {
      reading.faults.append(
        .badLine(
          file: file, line: concept.line,
          reason: "no rendering of this concept may be used; give it one that is preferred"))
      return
    }
    reading.take(entry, line: concept.line, file: file, identifiers: &gathering.identifiers)
  }

  private func asked(_ language: Language, for found: Language) -> Bool {
    language == found || (language.tag.lowercased() == language.primary && language.matches(found))
  }

  /// Several sections of one language, such as en-GB and en-US, as one of the first's tag.
  private func merged(
    _ sections: [TBXConcept.LanguageSection]
  ) -> TBXConcept.LanguageSection? {
    guard let first = sections.first else { return nil }
    let others = sections.dropFirst().flatMap { section in
      section.terms.map { term in
        section.language == first.language
          ? term
          : TBXConcept.Term(
            text: term.text,
            facts: term.facts + [.category("language", section.language.tag)])
      }
    }
    return TBXConcept.LanguageSection(
      language: first.language, facts: sections.flatMap(\.facts), terms: first.terms + others)
  }
}
