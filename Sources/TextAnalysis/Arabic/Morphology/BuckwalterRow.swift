/// One row of Buckwalter's dictionaries: letters, letters with vowels, category, gloss with parts of
/// speech, parted by tabs; and of a stem the dictionary word it stands under.
struct BuckwalterRow {
  let letters: [UInt16]
  let vowelled: Substring
  let category: String
  /// What stands between the tags `<pos>` and `</pos>`: `wa/CONJ+bi/PREP`; empty if there is none.
  let parts: [(letters: Substring, tag: Substring)]
  /// The name of the dictionary word, vowelled, with its number: `kitAb_1`.
  let lemma: Substring

  init?(_ line: Substring, lemma: Substring) {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard fields.count >= 4, !line.hasPrefix(";") else { return nil }
    letters = BuckwalterLetters.letters(fields[0])
    vowelled = fields[1]
    category = String(fields[2])
    parts = BuckwalterRow.parts(of: fields[3])
    self.lemma = lemma
  }

  private static func parts(of gloss: Substring) -> [(letters: Substring, tag: Substring)] {
    guard let open = gloss.firstRange(of: "<pos>"), let close = gloss.firstRange(of: "</pos>"),
      open.upperBound <= close.lowerBound
    else { return [] }
    return gloss[open.upperBound..<close.lowerBound].split(separator: "+").compactMap { part in
      guard let slash = part.lastIndex(of: "/") else { return nil }
      return (part[..<slash], part[part.index(after: slash)...])
    }
  }

  // MARK: As entries

  func prefix(category number: Int) -> MorphologyEntry {
    var entry = MorphologyEntry(spelling: MorphologySum(letters).spelling, category: number)
    var proclitics = Proclitics()
    var outer = 0
    for (vowelled, tag) in parts {
      let own = BuckwalterLetters.letters(vowelled)
      if tag == "DET" {
        proclitics.hasArticle = true
        break
      }
      guard BuckwalterRow.outerTags.contains(tag), let letter = own.first else { break }
      outer += own.count
      switch letter {
      case Code.waw: proclitics.conjunction = .waw
      case Code.feh: proclitics.conjunction = .feh
      case Code.beh: proclitics.preposition = .beh
      case Code.kaf: proclitics.preposition = .kaf
      case Code.lam: proclitics.preposition = .lam
      case Code.seen: proclitics.isFuture = true
      default: break
      }
    }
    entry.proclitics = proclitics
    entry.outerLetters = min(outer, letters.count)
    return entry
  }

  /// Particles before a noun or a verb; what stands behind them belongs to the phrase.
  private static let outerTags: Set<Substring> = [
    "CONJ", "PREP", "FUT", "SUBJUNC", "JUSSIVE", "EMPHATIC_PARTICLE", "RESULT_CLAUSE_PARTICLE",
  ]

  func suffix(category number: Int) -> MorphologyEntry {
    var entry = MorphologyEntry(spelling: MorphologySum(letters).spelling, category: number)
    entry.isEmpty = letters.isEmpty
    entry.isAccusative = letters == [Code.alef] && category.hasPrefix("N")
    for (vowelled, tag) in parts {
      if tag.contains("PRON_") || tag.contains("_DO:") {
        entry.pronounLetters = min(BuckwalterLetters.letters(vowelled).count, letters.count)
        entry.isOfSpeaker = tag.contains("PRON_1") || tag.contains("PRON_2")
      } else if tag.hasPrefix("NSUFF") {
        entry.isFeminine = tag.contains("_FEM_")
        entry.isDual = tag.contains("_DU_")
        entry.isPlural = tag.contains("_PL")
        entry.isConstruct = tag.hasSuffix("_POSS") && parts.count == 1
        entry.isPlainFeminine = entry.isFeminine && !entry.isDual && parts.count == 1
      }
    }
    return entry
  }

  func stem(category number: Int, lemma lemmaNumber: Int) -> MorphologyEntry {
    var entry = MorphologyEntry(spelling: MorphologySum(letters).spelling, category: number)
    let tag = parts.first?.tag ?? ""
    entry.lemma = Int32(lemmaNumber)
    entry.isVerb = ["PV", "IV", "CV"].contains { category.hasPrefix($0) }
    entry.isFunctionWord =
      category.hasPrefix("FW") && !BuckwalterRow.openTags.contains(tag)
    entry.isAdjective = tag == "ADJ"
    let name = lemma.prefix { $0 != "_" }.replacing("{", with: "A")
    let own = vowelled.replacing("{", with: "A")
    entry.isBase = ["", "ap", "At", "AF", "F", "uwn", "An"].contains { own + $0 == name }
    entry.isFeminineLemma = name.hasSuffix("ap")
    return entry
  }

  /// Parts of speech that take new words.
  private static let openTags: Set<Substring> = [
    "NOUN", "ADJ", "NOUN_PROP", "ADV", "INTERJ", "ABBREV",
  ]
}
