import Bitext

/// Makes phrases of linked words: a word with several partners is one, and the words of a term that
/// could not be told apart are.
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
    // A term within another keeps its words together: وقف goes with إطلاق النار and not with اتفاق.
    let terms = source.terms.enumerated().sorted {
      ($0.element.rows.count, $0.offset) < ($1.element.rows.count, $1.offset)
    }
    for (_, a) in terms {
      for b in target.terms where b.concept == a.concept {
        let isOnly =
          source.terms.filter { $0.concept == a.concept }.count == 1
          && target.terms.filter { $0.concept == a.concept }.count == 1
        complete(a.rows, b.rows, isOnly: isOnly)
      }
    }
    groups.sort { $0.rows.lexicographicallyPrecedes($1.rows) }
  }

  private mutating func add(_ link: WordLinkChoice.Link) {
    let touched = groups.indices.filter {
      groups[$0].rows.contains(link.row) || groups[$0].columns.contains(link.column)
    }
    merge(touched, with: Group(rows: [link.row], columns: [link.column], chance: link.chance))
  }

  /// Links the words of a term that are left over, if none of its words is linked to one outside:
  /// with what is left over of its counterpart, or else together with the words beside them. Where
  /// nothing of the two is linked, they must be the only ones of their concept.
  private mutating func complete(_ rows: [Int], _ columns: [Int], isOnly: Bool) {
    let inside = groups.filter {
      $0.rows.contains(where: rows.contains) || $0.columns.contains(where: columns.contains)
    }
    let isClosed = inside.allSatisfy {
      $0.rows.allSatisfy(rows.contains) && $0.columns.allSatisfy(columns.contains)
    }
    guard isClosed, !inside.isEmpty || isOnly else { return }
    let spareRows = rows.filter { row in !inside.contains { $0.rows.contains(row) } }
    let spareColumns = columns.filter { column in !inside.contains { $0.columns.contains(column) } }
    let chance = inside.map(\.chance).min() ?? Self.chanceOfTerm
    if !spareRows.isEmpty && !spareColumns.isEmpty {
      merge([], with: Group(rows: spareRows, columns: spareColumns, chance: chance))
    } else {
      for row in spareRows { attach(row, \.rows, of: rows) }
      for column in spareColumns { attach(column, \.columns, of: columns) }
    }
  }

  /// How sure a term is to be rendered by its counterpart with no word to show it. An estimate: the
  /// glossaries' terms seldom stand in two sentences that translate each other by chance.
  private static let chanceOfTerm: Float = 0.8

  /// Adds a word to the phrase of the term's word before it, or else of the word after.
  private mutating func attach(
    _ place: Int, _ side: WritableKeyPath<Group, [Int]>, of term: [Int]
  ) {
    for neighbour in [place - 1, place + 1] where term.contains(neighbour) {
      if let index = groups.firstIndex(where: { $0[keyPath: side].contains(neighbour) }) {
        groups[index][keyPath: side] = (groups[index][keyPath: side] + [place]).sorted()
        return
      }
    }
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
