/// How many steps of a session can be taken back, or done again, as JSON.
struct StepCount: Encodable, Sendable {
  let count: Int
  /// The name of the next one.
  let next: String?
}
