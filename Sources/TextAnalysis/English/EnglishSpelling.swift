/// British and American spellings of English words brought together.
///
/// Endings are folded on both sides alike, so that a pair like `rise` and `rize`, which is none,
/// does no harm. The rules are those in which the two norms differ by pattern; single words stand
/// in the table. Cf. *New Hart's Rules* (2014), section 21.
enum EnglishSpelling {
  private static let endings: [(british: [UInt8], common: [UInt8])] = [
    ("isation", "ization"), ("ise", "ize"), ("iser", "izer"), ("ising", "izing"),
    ("ised", "ized"), ("yse", "yze"), ("ysed", "yzed"), ("ysing", "yzing"), ("lled", "led"),
    ("lling", "ling"), ("ller", "ler"), ("ence", "ense"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  private static let words: [[UInt8]: [UInt8]] = Dictionary(
    uniqueKeysWithValues: [
      ("armour", "armor"), ("behaviour", "behavior"), ("cancelled", "canceled"),
      ("centre", "center"), ("colour", "color"), ("defence", "defense"),
      ("endeavour", "endeavor"), ("favour", "favor"), ("favourable", "favorable"),
      ("harbour", "harbor"), ("honour", "honor"), ("humour", "humor"), ("kilometre", "kilometer"),
      ("labour", "labor"), ("licence", "license"), ("metre", "meter"), ("neighbour", "neighbor"),
      ("neighbouring", "neighboring"), ("offence", "offense"), ("parlour", "parlor"),
      ("plough", "plow"), ("practise", "practice"), ("programme", "program"),
      ("rumour", "rumor"), ("sceptical", "skeptical"), ("theatre", "theater"),
      ("tyre", "tire"), ("vapour", "vapor"), ("vigour", "vigor"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) })

  /// The spelling under which a word is compared.
  static func fold(_ word: [UInt8]) -> [UInt8] {
    if let common = words[word] { return common }
    for (british, common) in endings
    where word.count >= british.count + 3 && word.suffix(british.count).elementsEqual(british) {
      return word.dropLast(british.count) + common
    }
    return word
  }
}
