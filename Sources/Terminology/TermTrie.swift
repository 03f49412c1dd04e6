/// Sequences of numbered words and the forms that end with each.
///
/// All edges lie in one open-addressed table, from a node and a word to the next node, so a step
/// costs one look-up however many children a node has.
struct TermTrie: Sendable {
  private var keys: [UInt64]
  private var targets: [Int32]
  private var edgeCount = 0
  /// For each node the last form that ends there, and for each form the one before; -1 is none.
  private var lastForm: [Int32] = [-1]
  private var formBefore: [Int32] = []

  static let root = 0
  private static let empty = UInt64.max

  init(capacity: Int) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    keys = Array(repeating: TermTrie.empty, count: size)
    targets = Array(repeating: 0, count: size)
  }

  /// The node that a word leads to.
  func child(of node: Int, by word: Int32) -> Int? {
    let slot = slot(TermTrie.key(node, word))
    return keys[slot] == TermTrie.empty ? nil : Int(targets[slot])
  }

  /// The numbers of the forms that end at a node.
  func forms(at node: Int) -> [Int] {
    var forms: [Int] = []
    var form = lastForm[node]
    while form >= 0 {
      forms.append(Int(form))
      form = formBefore[Int(form)]
    }
    return forms.reversed()
  }

  func endsForm(_ node: Int) -> Bool { lastForm[node] >= 0 }

  /// Adds the next form; its number is the count of forms before it.
  mutating func add(_ words: ArraySlice<Int32>) {
    var node = TermTrie.root
    for word in words { node = step(from: node, by: word) }
    formBefore.append(lastForm[node])
    lastForm[node] = Int32(formBefore.count - 1)
  }

  private mutating func step(from node: Int, by word: Int32) -> Int {
    if edgeCount * 2 >= keys.count { grow() }
    let key = TermTrie.key(node, word)
    let slot = slot(key)
    if keys[slot] == key { return Int(targets[slot]) }
    keys[slot] = key
    targets[slot] = Int32(lastForm.count)
    lastForm.append(-1)
    edgeCount += 1
    return lastForm.count - 1
  }

  private mutating func grow() {
    var larger = TermTrie(capacity: keys.count)
    for (key, target) in zip(keys, targets) where key != TermTrie.empty {
      let slot = larger.slot(key)
      larger.keys[slot] = key
      larger.targets[slot] = target
    }
    (keys, targets) = (larger.keys, larger.targets)
  }

  /// The slot that holds a key, or the free one where it would be.
  private func slot(_ key: UInt64) -> Int {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while keys[slot] != key && keys[slot] != TermTrie.empty { slot = (slot + 1) & mask }
    return slot
  }

  private static func key(_ node: Int, _ word: Int32) -> UInt64 {
    UInt64(node) << 32 | UInt64(UInt32(bitPattern: word))
  }
}
