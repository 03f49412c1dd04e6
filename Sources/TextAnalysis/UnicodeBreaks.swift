import CICU

/// The places where a text may be parted by the rules of Unicode (UAX #29), as ICU finds them for
/// a language.
///
/// One value is opened for a language and shared; each use works on a clone of its own, which
/// costs half a microsecond where opening costs ten to twenty.
final class UnicodeBreaks: Sendable {
  // Only ever cloned after `init`, and cloning takes a constant iterator.
  private nonisolated(unsafe) let pattern: OpaquePointer?

  /// Opens the sentence rules of a language; one that ICU does not know gets the root rules.
  init(language tag: String) {
    pattern = cicu_sentence_breaks_open(tag)
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
        guard cicu_breaks_set_text(iterator, text.baseAddress, Int32(text.count)) != 0 else {
          return
        }
        while case let boundary = cicu_breaks_next(iterator), boundary >= 0 {
          boundaries.append(Int(boundary))
        }
      }
    }
  }
}

/// Abbreviations that end no sentence, as CLDR lists them for German, French, Spanish, Italian,
/// Portuguese and a few more. ICU applies its list to the ends of words, so that its `er.` would
/// hide the ends of half of all German sentences; read from here, they are whole words.
enum UnicodeAbbreviations {
  /// With their full stops, such as `Dr.` and `z.B.`; none for a language without a list.
  static func of(language tag: String) -> [String] {
    guard let list = cicu_abbreviations_open(tag) else { return [] }
    defer { cicu_list_close(list) }
    return (0..<cicu_list_count(list)).compactMap { index in
      var length: Int32 = 0
      guard let text = cicu_list_string(list, index, &length) else { return nil }
      return String(decoding: UnsafeBufferPointer(start: text, count: Int(length)), as: UTF16.self)
    }
  }
}

/// The C library behind this room.
public enum UnicodeLibrary {
  /// Such as `ICU 72.1`.
  public static var version: String { "ICU \(String(cString: cicu_version()))" }
}
