/// The style of each page as it stands in the page's head: a browser paints when it has the page, and
/// need not ask for style sheets first.
struct PageStyles: Sendable {
  private let shared: String
  private let own: [String: String]

  init(_ rooms: [any Room.Type]) {
    let assets = rooms.flatMap { Array($0.assets) }
    let sheets = Dictionary(
      assets.map { ($0.key, String(decoding: $0.value, as: UTF8.self)) }, uniquingKeysWith: { $1 })
    let text = { (names: [String]) in names.compactMap { sheets[$0] }.joined(separator: "\n") }
    shared = text(["workbench.css"])
    own = Dictionary(
      rooms.compactMap { $0.door }.map { ($0.page, text($0.sheets)) }, uniquingKeysWith: { $1 })
  }

  /// The style of a page, by the name of its template.
  func style(of page: String) -> String {
    shared + (own[page] ?? "")
  }
}
