import Bitext

/// Makes phrases of linked words: a word with several partners, and a term whose words cannot all
/// be told apart, are one phrase.
struct PhraseAssembly {
  /// Places among content words on both sides that render each other.
  struct Group: Hashable, Sendable {
    var rows: [Int]
    var columns: [Int]
    var chance: Float
  }

  private(set) var groups: [Group] = []

  init(_ links: [WordLinkChoice.Link], _ source: BeadText, _ target: BeadText) {
    for link in links { add(link) }
    for a in source.terms {
      for b in target.terms where b.concept == a.concept { join(a.rows, b.rows) }
    }
    groups.sort { $0.rows.lexicographicallyPrecedes($1.rows) }
  }

  private mutating func add(_ link: WordLinkChoice.Link) {
    let touched = groups.indices.filter {
      groups[$0].rows.contains(link.row) || groups[$0].columns.contains(link.column)
    }
    merge(touched, with: Group(rows: [link.row], columns: [link.column], chance: link.chance))
  }

  /// A term becomes one phrase if some of its words are linked, none to words outside, and some
  /// are left over.
  private mutating func join(_ rows: [Int], _ columns: [Int]) {
    let touched = groups.indices.filter {
      groups[$0].rows.contains(where: rows.contains)
        || groups[$0].columns.contains(where: columns.contains)
    }
    let isInside = touched.allSatisfy {
      groups[$0].rows.allSatisfy(rows.contains) && groups[$0].columns.allSatisfy(columns.contains)
    }
    guard !touched.isEmpty, isInside else { return }
    let linkedRows = touched.reduce(0) { $0 + groups[$1].rows.count }
    let linkedColumns = touched.reduce(0) { $0 + groups[$1].columns.count }
    guard linkedRows < rows.count || linkedColumns < columns.count else { return }
    let chance = touched.map { groups[$0].chance }.max() ?? 0
    merge(touched, with: Group(rows: rows, columns: columns, chance: chance))
  }

  private mutating func merge(_ touched: [Int], with group: Group) {
    var whole = group
    for index in touched.reversed() {
      let other = groups.remove(at: index)
      whole.rows += other.rows
      whole.columns += other.columns
      whole.chance = min(whole.chance, other.chance)
    }
    whole.rows = Set(whole.rows).sorted()
    whole.columns = Set(whole.columns).sorted()
    groups.append(whole)
  }
}
