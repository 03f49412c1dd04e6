import Workflows

extension UnitStream.Choice {
  /// Which units a page or program asks about: `since` and `until` are days, `outlet` and `project`
  /// names.
  ///
  /// Throws: `BadRequest`.
  init(_ query: Query) throws {
    self.init(
      since: try query.day("since"), until: try query.day("until"), outlet: query.text("outlet"),
      project: query.text("project"))
  }
}
