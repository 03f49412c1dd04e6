import Bitext
import Foundation
import Hummingbird
import HummingbirdCore

/// The parameters of an address, each read as what it is; what is wrong is said of its name.
struct Query: Sendable {
  private let values: [String: String]

  init(_ request: Request) {
    // As forms send it: a plus sign is a space (URL Standard, application/x-www-form-urlencoded).
    let pairs = (request.uri.query ?? "").split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (Self.decoded(parts[0]), parts.count > 1 ? Self.decoded(parts[1]) : "")
    }
    values = Dictionary(pairs) { first, _ in first }
  }

  static func decoded(_ text: some StringProtocol) -> String {
    let spaced = String(text).replacingOccurrences(of: "+", with: " ")
    return spaced.removingPercentEncoding ?? spaced
  }

  /// A text without the white space around it; nil where there is none.
  func text(_ name: String) -> String? {
    let text = values[name]?.trimmingCharacters(in: .whitespacesAndNewlines)
    return text?.isEmpty ?? true ? nil : text
  }

  /// Throws: `BadRequest` where there is none.
  func needed(_ name: String, _ sentence: String) throws -> String {
    guard let text = text(name) else { throw BadRequest(name, sentence) }
    return text
  }

  /// Throws: `BadRequest` for what is no number within bounds.
  func number(_ name: String, in bounds: ClosedRange<Int>, or usual: Int) throws -> Int {
    guard let text = text(name) else { return usual }
    guard let number = Int(text), bounds.contains(number) else {
      throw BadRequest(
        name, "say a number from \(bounds.lowerBound) to \(bounds.upperBound).")
    }
    return number
  }

  /// Throws: `BadRequest` for what is no share.
  func share(_ name: String, or usual: Double) throws -> Double {
    guard let text = text(name) else { return usual }
    guard let share = Double(text), (0...1).contains(share) else {
      throw BadRequest(name, "say a share from 0 to 1.")
    }
    return share
  }

  /// Throws: `BadRequest` for what is neither true nor false.
  func flag(_ name: String) throws -> Bool {
    switch text(name) {
    case nil, "false", "0": false
    case "true", "1": true
    default: throw BadRequest(name, "say true or false.")
    }
  }

  /// Throws: `BadRequest` for what is no tag of a language.
  func language(_ name: String) throws -> Language? {
    guard let tag = text(name) else { return nil }
    guard let language = Language(checked: tag) else {
      throw BadRequest(name, "say a language such as ar or en.")
    }
    return language
  }

  /// The beginning of a day, `2017-07-14`, in UTC. Throws: `BadRequest`.
  func day(_ name: String) throws -> Date? {
    guard let text = text(name) else { return nil }
    let day = Date.ISO8601FormatStyle().year().month().day()
    guard let date = try? day.parse(text), date.formatted(day) == text else {
      throw BadRequest(name, "say a day as 2017-07-14.")
    }
    return date
  }

  /// One of the values of a choice; nil where none was made. Throws: `BadRequest`.
  func choice<Choice>(_ name: String, _ type: Choice.Type) throws -> Choice?
  where Choice: RawRepresentable<String> & CaseIterable {
    guard let text = text(name) else { return nil }
    guard let choice = Choice(rawValue: text) else {
      throw BadRequest(
        name, "say one of \(Choice.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    return choice
  }

  /// Whether what a page shows is wanted beside the record: `rows=html`. Throws: `BadRequest`.
  func wantsHTML() throws -> Bool { try choice("rows", Rows.self) != nil }

  private enum Rows: String, CaseIterable { case html }
}

extension Language {
  /// A language by a tag that looks like one (RFC 5646, its letters); `ar_SY` is read as `ar-SY`.
  init?(checked tag: String) {
    let tag = tag.replacing("_", with: "-")
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { part in
      (1...8).contains(part.utf8.count) && part.utf8.allSatisfy { Self.letters.contains($0) }
    }
    guard isPlain, (2...3).contains(parts[0].utf8.count) else { return nil }
    self.init(tag)
  }

  private static let letters = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".utf8)
}
