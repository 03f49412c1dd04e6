/// Dates as records of term entries bear them: a day or an instant of ISO 8601's extended form.
public enum TermDate {
  /// Whether a text is such a date: `2026-11-27`, `2026-11-27T14:30:00Z`, `2026-11-27T14:30+02:00`.
  public static func isDate(_ text: String) -> Bool {
    guard let match = text.wholeMatch(of: shape), let month = Int(match.month),
      let day = Int(match.day)
    else { return false }
    return (1...12).contains(month) && (1...31).contains(day)
  }

  // Never changed once made; `Regex` is not marked Sendable.
  nonisolated(unsafe) private static let shape =
    /(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?/
}
