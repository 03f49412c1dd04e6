internal import TextAnalysis

/// The key under which a text is found by any spelling of it.
enum TextKey {
  /// The level whose folds share a key.
  static let level = FoldLevel.spelling

  static func key(of text: String) -> Int64 {
    StableHash.of(FoldedText(text, level: level).utf8).narrowKey
  }
}
