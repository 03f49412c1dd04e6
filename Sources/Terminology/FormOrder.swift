/// Puts forms in the order of their words: a form before those that go on where it ends, equal ones
/// in the order of their numbers.
///
/// A radix sort from the last word to the first. Each step counts how often every word stands there
/// and puts forms where the counts say, so its cost is one pass over them and no comparison.
struct FormOrder {
  /// The numbers of the forms in order.
  private(set) var forms: [Int32] = []
  /// The words of the forms in order, one form behind the other, and where each begins and the last
  /// ends.
  private(set) var words: [Int32] = []
  private(set) var starts: [Int32] = [0]
  /// How often each word stands at the place in question, then where its next form goes.
  private var slots: [Int32]

  /// - Parameter wordCount: how many words there are; their numbers are less.
  init(_ all: [TermIndex.Form], _ formWords: [Int32], wordCount: Int) {
    slots = Array(repeating: 0, count: wordCount)
    let firsts = all.map(\.words.lowerBound)
    let byLength = Self.byLength(all)
    for length in byLength.indices.reversed() where length > 0 {
      // Forms that end here go before those that go on.
      forms = byLength[length] + forms
      sort(by: forms.map { formWords[Int(firsts[Int($0)]) + length - 1] })
    }
    take(all, formWords)
  }

  /// Copies the words of the forms into the order of the forms.
  private mutating func take(_ all: [TermIndex.Form], _ formWords: [Int32]) {
    starts.reserveCapacity(forms.count + 1)
    let count = all.reduce(0) { $0 + $1.words.count }
    words = Array(unsafeUninitializedCapacity: count) { words, made in
      for form in forms {
        let range = all[Int(form)].words
        for place in range {
          words.initializeElement(at: made, to: formWords[Int(place)])
          made += 1
        }
        starts.append(Int32(made))
      }
    }
  }

  private static func byLength(_ all: [TermIndex.Form]) -> [[Int32]] {
    var byLength: [[Int32]] = []
    for (number, form) in all.enumerated() {
      while byLength.count <= form.words.count { byLength.append([]) }
      byLength[form.words.count].append(Int32(number))
    }
    return byLength
  }

  /// Sorts forms by a word of each, given in the order they have.
  private mutating func sort(by words: [Int32]) {
    let old = forms
    // A few forms are sooner compared than all words counted.
    if words.count < slots.count / 16 {
      let order = words.indices.sorted { (words[$0], $0) < (words[$1], $1) }
      forms = order.map { old[$0] }
      return
    }
    for slot in slots.indices { slots[slot] = 0 }
    for word in words { slots[Int(word)] += 1 }
    var next: Int32 = 0
    for slot in slots.indices {
      let count = slots[slot]
      slots[slot] = next
      next += count
    }
    for (form, word) in zip(old, words) {
      forms[Int(slots[Int(word)])] = form
      slots[Int(word)] += 1
    }
  }
}
