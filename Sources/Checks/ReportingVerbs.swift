/// Verbs by which a text says what somebody said, for a linguist to review.
enum ReportingVerbs {
  static let english: Set<String> = [
    "said", "says", "told", "added", "wrote", "recalled", "asked", "argued", "explained", "noted",
    "reported", "wondered", "replied", "tweeted", "continued", "insisted",
  ]
}
