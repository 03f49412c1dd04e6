/// The cheapest way to make one text of another, word by word.
///
/// A word put in, left out or exchanged costs four quarters, a word that differs in what is attached
/// to its core one; other spelling costs nothing here and is counted, so that of two ways of one
/// cost the one with fewer such words is taken.
struct WordAlignment {
  /// Quarters of a word.
  static let word = 4
  static let clitic = 1

  /// What the edits cost, in quarters of a word.
  let distance: Int
  /// Words that are the same but for spelling.
  let respelled: Int

  /// The cheapest alignment; nil if it costs more than `limit` quarters.
  ///
  /// Cells farther from the diagonal than the limit allows are left out (Ukkonen 1985).
  static func measure(
    _ a: [WordShape], _ b: [WordShape], limit: Int, rows: inout [Int]
  ) -> WordAlignment? {
    let band = limit / word
    guard abs(a.count - b.count) <= band else { return nil }
    let far = Int.max / 2
    let width = b.count + 1
    if rows.count < width { rows = [Int](repeating: 0, count: width * 2) }
    return rows.withUnsafeMutableBufferPointer { row in
      for j in 0..<width { row[j] = j <= band ? j * whole : far }
      for i in 1..<(a.count + 1) {
        let first = max(1, i - band)
        let last = min(b.count, i + band)
        var diagonal = row[first - 1]
        row[first - 1] = first == 1 && i <= band ? i * whole : far
        var least = row[first - 1]
        let one = a[i - 1]
        if first <= last {
          for j in first...last {
            let above = row[j]
            let cost = min(
              diagonal + substitution(one, b[j - 1]), above + whole, row[j - 1] + whole)
            diagonal = above
            row[j] = cost
            least = min(least, cost)
          }
        }
        if last < b.count { row[last + 1] = far }
        if least >> shift > limit { return nil }
      }
      let cost = row[b.count]
      guard cost >> shift <= limit else { return nil }
      return WordAlignment(distance: cost >> shift, respelled: cost & (1 << shift - 1))
    }
  }

  /// Quarters stand above, words spelled otherwise below.
  private static let shift = 32
  private static let whole = word << shift

  static func substitution(_ a: WordShape, _ b: WordShape) -> Int {
    if a.letters == b.letters { return 0 }
    if a.spelling == b.spelling { return 1 }
    return a.core == b.core ? clitic << shift : whole
  }

  /// A word of one text and the word of the other that stands for it; nil where there is none.
  typealias Step = (a: Int?, b: Int?)

  /// The steps of the cheapest alignment from left to right. Where several cost the same, words are
  /// rather exchanged than left out, and rather left out than put in. Texts that differ in more than
  /// two thousand words are taken to be other texts altogether.
  static func steps(_ a: [WordShape], _ b: [WordShape]) -> [Step] {
    let head = zip(a, b).prefix { $0 == $1 }.count
    let tail = zip(a.dropFirst(head).reversed(), b.dropFirst(head).reversed())
      .prefix { $0 == $1 }.count
    let (left, right) = (Array(a[head..<a.count - tail]), Array(b[head..<b.count - tail]))
    let middle: [Step] =
      left.count * right.count > largestTable
      ? left.indices.map { ($0, nil) } + right.indices.map { (nil, $0) }
      : table(left, right)
    return (0..<head).map { ($0, $0) }
      + middle.map { ($0.a.map { $0 + head }, $0.b.map { $0 + head }) }
      + (0..<tail).map { (a.count - tail + $0, b.count - tail + $0) }
  }

  private static let largestTable = 4_000_000

  private static func table(_ a: [WordShape], _ b: [WordShape]) -> [Step] {
    let width = b.count + 1
    var table = [Int](repeating: 0, count: (a.count + 1) * width)
    for j in 0..<width { table[j] = j * whole }
    for i in 0..<a.count {
      table[(i + 1) * width] = (i + 1) * whole
      for j in 0..<b.count {
        table[(i + 1) * width + j + 1] = min(
          table[i * width + j] + substitution(a[i], b[j]),
          table[i * width + j + 1] + whole, table[(i + 1) * width + j] + whole)
      }
    }
    return path(through: table, a, b)
  }

  private static func path(
    through table: [Int], _ a: [WordShape], _ b: [WordShape]
  ) -> [Step] {
    let width = b.count + 1
    var steps: [Step] = []
    var (i, j) = (a.count, b.count)
    while i > 0 || j > 0 {
      let cost = table[i * width + j]
      if i > 0, j > 0,
        cost == table[(i - 1) * width + j - 1] + substitution(a[i - 1], b[j - 1])
      {
        (i, j) = (i - 1, j - 1)
        steps.append((i, j))
      } else if i > 0, cost == table[(i - 1) * width + j] + whole {
        i -= 1
        steps.append((i, nil))
      } else {
        j -= 1
        steps.append((nil, j))
      }
    }
    return steps.reversed()
  }
}
