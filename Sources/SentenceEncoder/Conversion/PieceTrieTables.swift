/// The tables of a `PieceTrie`, built from the pieces' spellings.
struct PieceTrieTables {
  private(set) var children: [UInt32] = []
  private(set) var labels: [UInt8] = [0]
  private(set) var pieces: [Int32] = []

  /// Spellings by id. Of equal spellings the later id stands.
  init(_ spellings: [[UInt8]]) {
    let sorted = spellings.indices.sorted {
      let (a, b) = (spellings[$0], spellings[$1])
      return a == b ? $0 < $1 : a.lexicographicallyPrecedes(b)
    }
    // A node is the stretch of sorted spellings that share its path; level by level gives the
    // breadth-first order the trie is read in.
    var level = [sorted[...]]
    var depth = 0
    while !level.isEmpty {
      var below: [ArraySlice<Int>] = []
      let firstBelow = pieces.count + level.count
      for node in level {
        children.append(UInt32(firstBelow + below.count))
        let ending = node.prefix { spellings[$0].count == depth }
        pieces.append(ending.last.map(Int32.init) ?? -1)
        let longer = node[ending.endIndex...]
        for group in longer.chunked(by: { spellings[$0][depth] }) {
          labels.append(spellings[group[group.startIndex]][depth])
          below.append(group)
        }
      }
      level = below
      depth += 1
    }
    children.append(UInt32(pieces.count))
  }
}

extension ArraySlice {
  /// Stretches of neighbours with the same key.
  fileprivate func chunked(by key: (Element) -> UInt8) -> [ArraySlice<Element>] {
    var chunks: [ArraySlice<Element>] = []
    var rest = self
    while let first = rest.first {
      let value = key(first)
      let end = rest.firstIndex { key($0) != value } ?? rest.endIndex
      chunks.append(rest[..<end])
      rest = rest[end...]
    }
    return chunks
  }
}
