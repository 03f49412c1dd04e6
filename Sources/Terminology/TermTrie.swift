/// Sequences of numbered words and the forms that end with each.
///
/// Edges lie in one open-addressed table, from a node and a word to the next node, so a step costs
/// one look-up however many children a node has. Those of the root, which every word of a text
/// asks for, are found by the word's number alone.
struct TermTrie: Sendable {
  private var edges: [Edge]
  /// The children of the root by word; 0 is none.
  private var rootEdges: [Int32]
  private var edgeCount = 0
  /// For each node the last form that ends there, and for each form the one before; -1 is none.
  private var lastForm: [Int32] = [-1]
  private var formBefore: [Int32] = []

  static let root = 0

  /// A node and a word, and where they lead; a target of 0, the root, marks a free slot.
  private struct Edge: Sendable {
    var node: Int32 = 0
    var word: Int32 = 0
    var target: Int32 = 0
  }

  /// - Parameters:
  ///   - words: how many words there are; their numbers are less.
  ///   - capacity: how many edges are expected; more will do.
  init(words: Int, capacity: Int) {
    rootEdges = Array(repeating: 0, count: words)
    var size = 64
    while size * 2 < capacity * 3 { size *= 2 }
    edges = Array(repeating: Edge(), count: size)
  }

  /// The node that a word leads to.
  func child(of node: Int, by word: Int32) -> Int? {
    let target =
      node == TermTrie.root ? rootEdges[Int(word)] : edges[slot(Int32(node), word)].target
    return target == 0 ? nil : Int(target)
  }

  /// The last of the forms that end at a node, and the one before a form; -1 if there is none.
  func lastForm(at node: Int) -> Int32 { lastForm[node] }
  func form(before form: Int32) -> Int32 { formBefore[Int(form)] }

  func endsForm(_ node: Int) -> Bool { lastForm[node] >= 0 }

  /// Adds the next form; its number is the count of forms before it.
  mutating func add(_ words: ArraySlice<Int32>) {
    var node = TermTrie.root
    for word in words { node = step(from: node, by: word) }
    formBefore.append(lastForm[node])
    lastForm[node] = Int32(formBefore.count - 1)
  }

  private mutating func step(from node: Int, by word: Int32) -> Int {
    let next = Int32(lastForm.count)
    if node == TermTrie.root {
      if rootEdges[Int(word)] != 0 { return Int(rootEdges[Int(word)]) }
      rootEdges[Int(word)] = next
    } else {
      let slot = slot(Int32(node), word)
      if edges[slot].target != 0 { return Int(edges[slot].target) }
      edges[slot] = Edge(node: Int32(node), word: word, target: next)
      edgeCount += 1
      if edgeCount * 3 > edges.count * 2 { grow() }
    }
    lastForm.append(-1)
    return Int(next)
  }

  private mutating func grow() {
    let old = edges
    edges = Array(repeating: Edge(), count: old.count * 2)
    for edge in old where edge.target != 0 { edges[slot(edge.node, edge.word)] = edge }
  }

  /// The slot that holds an edge, or the free one where it would be.
  private func slot(_ node: Int32, _ word: Int32) -> Int {
    let mask = edges.count - 1
    let key = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while true {
      let edge = edges[slot]
      if edge.target == 0 || edge.node == node && edge.word == word { return slot }
      slot = (slot + 1) & mask
    }
  }
}
