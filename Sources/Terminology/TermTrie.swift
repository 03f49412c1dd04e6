/// Sequences of numbered words and the forms that end with each.
///
/// All edges lie in one open-addressed table, from a node and a word to the next node, so a step
/// costs one look-up however many children a node has.
struct TermTrie: Sendable {
  private var edges: [Edge]
  private var edgeCount = 0
  /// For each node the last form that ends there, and for each form the one before; -1 is none.
  private var lastForm: [Int32] = [-1]
  private var formBefore: [Int32] = []

  static let root = 0

  /// A node and a word, and where they lead; a target of 0, the root, marks a free slot.
  private struct Edge: Sendable {
    var key: UInt64 = 0
    var target: Int32 = 0
  }

  init(capacity: Int) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    edges = Array(repeating: Edge(), count: size)
  }

  /// The node that a word leads to.
  func child(of node: Int, by word: Int32) -> Int? {
    let edge = edges[slot(TermTrie.key(node, word))]
    return edge.target == 0 ? nil : Int(edge.target)
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
    if edgeCount * 2 >= edges.count { grow() }
    let key = TermTrie.key(node, word)
    let slot = slot(key)
    if edges[slot].target != 0 { return Int(edges[slot].target) }
    edges[slot] = Edge(key: key, target: Int32(lastForm.count))
    lastForm.append(-1)
    edgeCount += 1
    return lastForm.count - 1
  }

  private mutating func grow() {
    var larger = TermTrie(capacity: edges.count)
    for edge in edges where edge.target != 0 { larger.edges[larger.slot(edge.key)] = edge }
    edges = larger.edges
  }

  /// The slot that holds a key, or the free one where it would be.
  private func slot(_ key: UInt64) -> Int {
    let mask = edges.count - 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while edges[slot].target != 0 && edges[slot].key != key { slot = (slot + 1) & mask }
    return slot
  }

  private static func key(_ node: Int, _ word: Int32) -> UInt64 {
    UInt64(node) << 32 | UInt64(UInt32(bitPattern: word))
  }
}
