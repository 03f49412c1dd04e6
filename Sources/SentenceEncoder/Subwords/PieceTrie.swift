/// The dictionary of pieces as a byte trie in breadth-first order: the children of node `n` are
/// the nodes `children[n] ..< children[n + 1]`, sorted by the byte that leads to them.
struct PieceTrie: Sendable {
  /// Sendable by hand: read-only memory of the mapped weights file, kept alive by `owner`.
  private nonisolated(unsafe) let children: UnsafeBufferPointer<UInt32>
  private nonisolated(unsafe) let labels: UnsafeBufferPointer<UInt8>
  private nonisolated(unsafe) let pieces: UnsafeBufferPointer<Int32>
  private let owner: WeightsFile

  static let root = 0

  init(_ weights: WeightsFile) {
    children = weights.table(.trieChildren, of: UInt32.self)
    labels = weights.table(.trieLabels, of: UInt8.self)
    pieces = weights.table(.triePieces, of: Int32.self)
    owner = weights
  }

  /// The node a byte leads to, or `nil`.
  func child(of node: Int, by byte: UInt8) -> Int? {
    var low = Int(children[node])
    var high = Int(children[node + 1])
    while low < high {
      let middle = (low + high) / 2
      if labels[middle] < byte { low = middle + 1 } else { high = middle }
    }
    return low < Int(children[node + 1]) && labels[low] == byte ? low : nil
  }

  /// The piece that ends at a node, or −1.
  func piece(at node: Int) -> Int32 { pieces[node] }
}
