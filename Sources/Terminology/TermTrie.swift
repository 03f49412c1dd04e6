/// Sequences of numbered words and the forms that end with each.
///
/// Forms are sorted by their words, and each node is a stretch of them that begin alike. Nodes are
/// numbered level by level, so the children of one stand beside each other, sorted by their words:
/// a step is a search in a few neighbouring numbers. Children of the root, which every word of a
/// text asks for, are found by the word's number alone.
struct TermTrie: Sendable {
  /// For each node the word that leads to it, and its first child, which is the end of the children
  /// of the node before.
  private var words: [Int32] = [-1]
  private var firstChild: [Int32] = []
  /// For each node the forms that end there, a stretch of `forms`.
  private var ends: [Stretch] = []
  private let forms: [Int32]
  /// The children of the root by word; 0 is none.
  private var rootChildren: [Int32]

  static let root = 0

  /// - Parameter wordCount: how many words there are; their numbers are less.
  init(_ all: [TermIndex.Form], _ formWords: [Int32], wordCount: Int) {
    let order = FormOrder(all, formWords, wordCount: wordCount)
    forms = order.forms
    rootChildren = Array(repeating: 0, count: wordCount)
    addNodes(order.words, order.starts)
    for child in children(of: TermTrie.root) { rootChildren[Int(words[child])] = Int32(child) }
  }

  init(_ reader: inout PlainReader) throws(PlainReader.EndsEarly) {
    (words, firstChild) = (try reader.values(), try reader.values())
    (ends, forms) = (try reader.values(), try reader.values())
    rootChildren = try reader.values()
  }

  func write(to writer: inout PlainWriter) {
    writer.add(words)
    writer.add(firstChild)
    writer.add(ends)
    writer.add(forms)
    writer.add(rootChildren)
  }

  private func children(of node: Int) -> Range<Int> {
    Int(firstChild[node])..<Int(firstChild[node + 1])
  }

  /// The node that a word leads to.
  func child(of node: Int, by word: Int32) -> Int? {
    if node == TermTrie.root {
      let child = Int(rootChildren[Int(word)])
      return child == 0 ? nil : child
    }
    var (low, high) = (Int(firstChild[node]), Int(firstChild[node + 1]))
    while low < high {
      let middle = (low + high) / 2
      if words[middle] < word { low = middle + 1 } else { high = middle }
    }
    return low < Int(firstChild[node + 1]) && words[low] == word ? low : nil
  }

  /// The forms that end at a node, in the order of their numbers.
  func forms(at node: Int) -> ArraySlice<Int32> {
    forms[Int(ends[node].start)..<Int(ends[node].end)]
  }

  func endsForm(_ node: Int) -> Bool { ends[node].start < ends[node].end }

  /// Makes the nodes of one level after the other: of the forms that lead through a node, those with
  /// no further word end there, and each word of the others leads to a child.
  ///
  /// - Parameters:
  ///   - formWords: the words of the forms in order.
  ///   - starts: where those of each form begin, and where the last ends.
  private mutating func addNodes(_ formWords: [Int32], _ starts: [Int32]) {
    var level = [0..<Int32(forms.count)]
    var depth: Int32 = 0
    while !level.isEmpty {
      var next: [Range<Int32>] = []
      next.reserveCapacity(level.count)
      for stretch in level {
        var start = stretch.lowerBound
        while start < stretch.upperBound && starts[Int(start) + 1] - starts[Int(start)] == depth {
          start += 1
        }
        ends.append(Stretch(stretch.lowerBound..<start))
        firstChild.append(Int32(words.count))
        while start < stretch.upperBound {
          let word = formWords[Int(starts[Int(start)] + depth)]
          var end = start + 1
          while end < stretch.upperBound && formWords[Int(starts[Int(end)] + depth)] == word {
            end += 1
          }
          words.append(word)
          next.append(start..<end)
          start = end
        }
      }
      level = next
      depth += 1
    }
    firstChild.append(Int32(words.count))
  }
}
