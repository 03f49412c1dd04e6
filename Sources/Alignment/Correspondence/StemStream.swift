import Bitext
import TextAnalysis

/// The content words of a stream of texts as numbers, one for each stem.
struct StemStream: Sendable {
  private let reader: BeadWordReader
  /// The number of a form's stem; −1 for a function word.
  private var forms: [String: Int32] = [:]
  private(set) var ids: [String: Int32] = [:]
  private(set) var stems: [Int32] = []
  /// Where each text begins in `stems`, and where the last ends.
  private(set) var starts = [0]

  init(language: Language, lexicon: Lexicon?) {
    reader = BeadWordReader(language: language, lexicon: lexicon)
  }

  /// How many texts there are.
  var count: Int { starts.count - 1 }
  /// How many stems there are.
  var stemCount: Int { ids.count }

  subscript(text: Int) -> ArraySlice<Int32> { stems[starts[text]..<starts[text + 1]] }

  mutating func add(_ text: String) {
    for word in WordSegmenter.words(in: text) where word.kind != .number {
      let id = self.id(word, in: text)
      if id >= 0 { stems.append(id) }
    }
    starts.append(stems.count)
  }

  private mutating func id(_ word: Word, in text: String) -> Int32 {
    let form = String(text[word.range])
    if let known = forms[form] { return known }
    let read = reader.word(word, in: text)
    var id: Int32 = -1
    if read.isContent {
      id = ids[read.stem] ?? Int32(ids.count)
      ids[read.stem] = id
    }
    forms[form] = id
    return id
  }

  /// For each stem the texts it stands in, ascending, each once.
  var occurrences: [[Int32]] {
    var places = Array(repeating: [Int32](), count: stemCount)
    for text in 0..<count {
      for stem in self[text] where places[Int(stem)].last != Int32(text) {
        places[Int(stem)].append(Int32(text))
      }
    }
    return places
  }
}
