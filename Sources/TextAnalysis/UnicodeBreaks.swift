import CICU

/// The places where a text may be parted by the rules of Unicode (UAX #29), as ICU finds them for
/// a language.
///
/// One value is opened for a language and shared; each use works on a clone of its own, which
/// costs half a microsecond where opening costs ten to twenty.
final class UnicodeBreaks: Sendable {
  /// What is looked for.
  enum Kind {
    /// Sentence ends by the rules alone.
    case sentences
    /// Sentence ends but for the abbreviations that CLDR lists for the language
    /// (`ss=standard`: German, French, Spanish, Italian, Portuguese and English have lists).
    case sentencesWithSuppressions
  }

  // Only ever cloned after `init`, and cloning takes a constant iterator.
  private nonisolated(unsafe) let pattern: OpaquePointer?

  /// Opens the rules of a language; a language ICU does not know gets the root rules.
  init(_ kind: Kind, language tag: String) {
    let keyword = kind == .sentences ? "" : "@ss=standard"
    pattern = cicu_sentence_breaks_open(tag + keyword)
  }

  deinit {
    if let pattern { cicu_breaks_close(pattern) }
  }

  /// An iterator for one call on one thread.
  func cursor() -> Cursor { Cursor(cloning: pattern) }

  /// One thread's own iterator.
  struct Cursor: ~Copyable {
    private let iterator: OpaquePointer?

    fileprivate init(cloning pattern: OpaquePointer?) {
      iterator = pattern.flatMap { cicu_breaks_clone($0) }
    }

    deinit {
      if let iterator { cicu_breaks_close(iterator) }
    }

    /// Puts the boundaries of a text, in UTF-16 units, in place of what `boundaries` held: in
    /// rising order, the text's start left out, its end included. Without ICU's data there are none.
    ///
    /// Precondition: the text has fewer than 2³¹ units.
    func find(in units: [UInt16], into boundaries: inout [Int]) {
      boundaries.removeAll(keepingCapacity: true)
      guard let iterator else { return }
      // The iterator keeps the pointer only until the next `setText`, and is not moved in between.
      units.withUnsafeBufferPointer { text in
        guard cicu_breaks_set_text(iterator, text.baseAddress, Int32(text.count)) != 0 else { return }
        while case let boundary = cicu_breaks_next(iterator), boundary >= 0 {
          boundaries.append(Int(boundary))
        }
      }
    }
  }
}

/// The C library behind this room.
public enum UnicodeLibrary {
  /// Such as `ICU 72.1`.
  public static var version: String { "ICU \(String(cString: cicu_version()))" }
}
