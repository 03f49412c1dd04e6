/// How alike two spellings of a word are.
enum SpellingLikeness {
  /// Whether two folded words may be one name spelt in two ways: one letter in five or six is
  /// another, and they are not a country and its people (Syria, Syrian; Italy, Italian).
  static func mayBeOneName(_ a: String, _ b: String) -> Bool {
    let (first, second) = (Array(a.unicodeScalars), Array(b.unicodeScalars))
    let longer = max(first.count, second.count)
    guard a != b, min(first.count, second.count) >= 4, !areInflections(first, second) else {
      return false
    }
    return distance(first, second) <= (longer < 5 ? 1 : longer < 8 ? 1 : 2)
  }

  /// Whether one letter more, less or other, or two letters turned round, make one of two words the
  /// other, and it is none of an adjective, a people or a plural.
  static func differInOneLetter(_ a: String, _ b: String) -> Bool {
    let (first, second) = (Array(a.unicodeScalars), Array(b.unicodeScalars))
    guard a != b, abs(first.count - second.count) <= 1, min(first.count, second.count) >= 5,
      !areInflections(first, second)
    else { return false }
    if distance(first, second) == 1 { return true }
    return first.count == second.count && distance(first, second) == 2
      && first.sorted() == second.sorted()
  }

  private static let endings: Set<String> = {
    let latin = "s n an ans ian ians i is ese ish ite ites y ic e ey a ain o es ns"
    let arabic = "ي يه يا يين يون ا ه يات ان"
    return Set("\(latin) \(arabic)".split(separator: " ").map(String.init) + [""])
  }()

  /// Whether they differ only in what makes an adjective, a people or a plural.
  private static func areInflections(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Bool {
    let common = zip(a, b).prefix { $0 == $1 }.count
    func rest(_ letters: [Unicode.Scalar]) -> String {
      String(String.UnicodeScalarView(letters[common...]))
    }
    return common >= 3 && endings.contains(rest(a)) && endings.contains(rest(b))
  }

  /// The edit distance (Levenshtein 1966).
  static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in b.enumerated() {
        let changed = diagonal + (letter == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(changed, row[j] + 1, diagonal + 1)
      }
    }
    return row[b.count]
  }
}
