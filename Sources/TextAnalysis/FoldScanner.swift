/// One pass over a text that writes its folding and notes where the two part.
///
/// Runs of even letters, nearly all of a news text, are a table look-up and a store. Whatever
/// changes its length or carries marks goes through `takeCluster`, which opens a piece in the map,
/// takes the letter with all that joins it, and closes the piece.
struct FoldScanner {
  private(set) var output: [UInt8]
  private(set) var pieces: [OffsetMap.Piece]
  private let shared: FoldTable.Shared
  private var read = 0
  private var written = 0

  /// Folds valid UTF-8 from its beginning to its end.
  init(_ input: UnsafeBufferPointer<UInt8>, table: FoldTable.Shared) {
    precondition(input.count < OffsetMap.Piece.clusterBit, "a text must be smaller than 2 GiB")
    shared = table
    output = Array(repeating: 0, count: input.count)
    pieces = [OffsetMap.Piece(folded: 0, original: 0, isCluster: false)]
    while read < input.count {
      takeEvenLetters(input)
      if read < input.count { takeCluster(input) }
    }
    output.removeLast(output.count - written)
  }

  // The hot loop. Room in `output` is never short here: it always has at least as many bytes left
  // as the input, and even letters take what they give.
  private mutating func takeEvenLetters(_ input: UnsafeBufferPointer<UInt8>) {
    let end = input.count
    let shift = written - read
    read = output.withUnsafeMutableBufferPointer { output in
      shared.table.low.withUnsafeBufferPointer { low in
        var at = read
        while at < end {
          let lead = input[at]
          if lead < 0x80 {
            output[at + shift] = UInt8(truncatingIfNeeded: low[Int(lead)].bits)
            at += 1
          } else if lead < 0xE0 {
            let bits = low[Int(lead & 0x1F) << 6 | Int(input[at + 1] & 0x3F)].bits
            guard bits >> 28 == 0 else { break }
            output[at + shift] = UInt8(truncatingIfNeeded: bits)
            output[at + shift + 1] = UInt8(truncatingIfNeeded: bits >> 8)
            at += 2
          } else {
            let (value, length) = input.scalar(at: at)
            let entry = shared.table.entry(of: value)
            guard entry.isEven else { break }
            for place in 0..<length {
              output[at + shift + place] =
                length == 4
                ? input[at + place] : UInt8(truncatingIfNeeded: entry.bits >> UInt32(8 * place))
            }
            at += length
          }
        }
        return at
      }
    }
    written = read + shift
  }

  /// Takes a letter that is not even, or the marks upon the even letter just taken.
  private mutating func takeCluster(_ input: UnsafeBufferPointer<UInt8>) {
    if written > 0 && entry(input).joins {
      let letter = startOfLastLetter()
      open(folded: letter, original: read - (written - letter))
    } else {
      open(folded: written, original: read)
      if !entry(input).joins { takeLetter(input) }
    }
    takeMarks(input)
    // Marks that begin a text have no letter before them and join the first one after them.
    if written == 0 && read < input.count {
      takeLetter(input)
      takeMarks(input)
    }
    if read < input.count {
      pieces.append(OffsetMap.Piece(folded: written, original: read, isCluster: false))
    }
  }

  private mutating func open(folded: Int, original: Int) {
    if let last = pieces.last, last.folded == folded, Int(last.original) == original {
      pieces.removeLast()
    }
    pieces.append(OffsetMap.Piece(folded: folded, original: original, isCluster: true))
  }

  private func entry(_ input: UnsafeBufferPointer<UInt8>) -> FoldTable.Entry {
    shared.table.entry(of: input.scalar(at: read).value)
  }

  private mutating func takeLetter(_ input: UnsafeBufferPointer<UInt8>) {
    let (value, length) = input.scalar(at: read)
    let entry = shared.table.entry(of: value)
    if entry.kind == .expansion {
      write(shared.table.expansions[entry.place], inPlaceOf: length, of: input)
    } else if length == 4 {
      write(input[read..<read + length], inPlaceOf: length, of: input)
    } else {
      write(entry.bytes, inPlaceOf: length, of: input)
    }
  }

  private mutating func takeMarks(_ input: UnsafeBufferPointer<UInt8>) {
    // A tatweel or a joiner between letter and hamza is a seat of its own.
    var isOnLetter = written > 0
    while read < input.count {
      let (value, length) = input.scalar(at: read)
      let entry = shared.table.entry(of: value)
      guard entry.joins else { return }
      if entry.kind == .keptMark {
        write(input[read..<read + length], inPlaceOf: length, of: input)
      } else {
        if isOnLetter && FoldScanner.composing.contains(value) { compose(with: value) }
        isOnLetter = isOnLetter && ArabicLetter.isMark(value)
        read += length
      }
    }
  }

  private static let composing = ArabicLetter.maddaAbove.value...ArabicLetter.hamzaBelow.value

  private mutating func compose(with mark: UInt32) {
    let letter = startOfLastLetter()
    let pair = FoldTable.Pair(letter: Array(output[letter..<written]), mark: mark)
    guard let whole = shared.table.compositions[pair], whole.count == pair.letter.count else {
      return
    }
    output.replaceSubrange(letter..<written, with: whole)
  }

  private mutating func write(
    _ bytes: some Collection<UInt8>, inPlaceOf length: Int, of input: UnsafeBufferPointer<UInt8>
  ) {
    read += length
    let missing = written + bytes.count + (input.count - read) - output.count
    if missing > 0 {
      output.append(contentsOf: repeatElement(0, count: missing + output.count / 4))
    }
    for byte in bytes {
      output[written] = byte
      written += 1
    }
  }

  private func startOfLastLetter() -> Int {
    var start = written - 1
    while start > 0 && output[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }
}
