public import Bitext
public import Foundation

/// What a memory says about a term, in a sentence or two: *“de-escalation zones” in 41 of 44;
/// “low-tension zones” twice in 2017, deprecated: …*
public struct RenderingVerdict: Sendable {
  /// One rendering as a verdict sees it.
  public struct Choice: Sendable {
    public let text: String
    public let count: Int
    /// Of the sentences that have it, in order, where known.
    public let dates: [Date]
    /// What the glossary thinks of it, and why.
    public let standing: Rendering.Standing?
    public let reason: String

    public init(
      text: String, count: Int, dates: [Date] = [], standing: Rendering.Standing? = nil,
      reason: String = ""
    ) {
      self.text = text
      self.count = count
      self.dates = dates
      self.standing = standing
      self.reason = reason
    }
  }

  /// The most frequent first.
  public let choices: [Choice]
  /// How many places have a rendering.
  public let count: Int
  /// Places at which none was found.
  public let unrendered: Int
  /// What the glossary prefers; nil where no glossary has the term.
  public let preferred: String?
  /// Whether the memory has more places than were looked at.
  public let isCut: Bool

  public init(
    choices: [Choice], unrendered: Int = 0, preferred: String? = nil, isCut: Bool = false
  ) {
    self.choices = choices
    self.unrendered = unrendered
    self.preferred = preferred
    self.isCut = isCut
    count = choices.reduce(0) { $0 + $1.count }
  }

  /// The chance that two places taken at random are rendered differently, 0…1 (Simpson 1949): 0 where
  /// all agree.
  public var inconsistency: Double {
    guard count > 1 else { return 0 }
    let same = choices.reduce(0.0) { $0 + Double($1.count * ($1.count - 1)) }
    return 1 - same / Double(count * (count - 1))
  }

  /// What to write, going by the memory: the glossary's word, else what is most frequent and not
  /// warned of.
  public var proposal: String? {
    preferred ?? choices.first { !$0.isWarnedOf }?.text
  }

  /// The verdict, its quoted words dressed by the caller; empty where nothing was found.
  public func sentence(quoting: (String) -> String = { "“\($0)”" }) -> String {
    guard let first = choices.first else {
      return unrendered == 0 ? "" : "no words were found that render it"
    }
    let places = isCut ? "the newest \(count)" : "\(count)"
    var parts = [
      count == 1
        ? "\(quoting(first.text)), in the one sentence that has it"
        : choices.count == 1
          ? "\(quoting(first.text)) in all \(places)"
          : "\(quoting(first.text)) in \(first.count) of \(places)"
    ]
    parts[0] += first.remark
    for choice in choices.dropFirst().prefix(Self.shown) {
      parts.append("\(quoting(choice.text)) \(choice.times)\(choice.period)\(choice.remark)")
    }
    let rest = choices.dropFirst(1 + Self.shown)
    if !rest.isEmpty {
      let times = rest.reduce(0) { $0 + $1.count }
      parts.append(
        "\(rest.count) other \(rest.count == 1 ? "wording" : "wordings"), \(times) in all")
    }
    return (parts + [advice(quoting)].compactMap { $0 }).joined(separator: "; ")
  }

  /// How many renderings are named beside the first.
  private static let shown = 3

  private func advice(_ quoting: (String) -> String) -> String? {
    if let preferred {
      let isUsed = choices.contains { $0.standing == .preferred }
      return isUsed ? nil : "the glossary prefers \(quoting(preferred)), which does not occur"
    }
    guard let proposal else { return nil }
    return "no glossary has the term; proposed: \(quoting(proposal))"
  }
}

extension RenderingVerdict.Choice {
  var isWarnedOf: Bool { standing == .deprecated || standing == .forbidden }

  /// `once`, `twice`, `5 times`.
  fileprivate var times: String {
    count == 1 ? "once" : count == 2 ? "twice" : "\(count) times"
  }

  /// ` in July 2017`, ` in 2017`, ` from 2015 to 2017`; empty where dates are not known.
  fileprivate var period: String {
    guard let first = dates.first, let last = dates.last else { return "" }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let (from, to) = (
      calendar.dateComponents([.year, .month], from: first),
      calendar.dateComponents([.year, .month], from: last)
    )
    guard let year = from.year, let lastYear = to.year else { return "" }
    if year != lastYear { return " from \(year) to \(lastYear)" }
    return from.month == to.month && dates.count > 0
      ? " in \(Self.months[(from.month ?? 1) - 1]) \(year)" : " in \(year)"
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October",
    "November", "December",
  ]

  /// `, deprecated: why`; empty for what may be written.
  fileprivate var remark: String {
    switch standing {
    case .preferred: ", preferred"
    case .admitted: ", admitted"
    case .deprecated, .forbidden:
      ", \(standing?.rawValue ?? "")" + (reason.isEmpty ? "" : ": \(reason)")
    case nil: ""
    }
  }
}
