public import Foundation

/// Where a translation unit comes from and who vouches for it.
public struct Provenance: Hashable, Sendable, Codable {
  /// When the unit was made and last changed; TMX `creationdate` and `changedate`, whole seconds.
  public var created: Date?
  public var changed: Date?
  /// TMX `creationid` and `changeid`.
  public var author: String?
  public var changedBy: String?
  /// The program that made the unit, TMX `creationtool` and `creationtoolversion`.
  public var tool: String?
  public var toolVersion: String?
  /// The names of the two articles, where the unit was aligned from a pair.
  public var sourceArticle: String?
  public var targetArticle: String?
  /// The agency or paper that published the source.
  public var outlet: String?
  /// The aligner's confidence in the bead, 0…1; nil where a person made or approved the pair.
  public var confidence: Double?

  public init(
    created: Date? = nil, changed: Date? = nil, author: String? = nil, changedBy: String? = nil,
    tool: String? = nil, toolVersion: String? = nil, sourceArticle: String? = nil,
    targetArticle: String? = nil, outlet: String? = nil, confidence: Double? = nil
  ) {
    self.created = created
    self.changed = changed
    self.author = author
    self.changedBy = changedBy
    self.tool = tool
    self.toolVersion = toolVersion
    self.sourceArticle = sourceArticle
    self.targetArticle = targetArticle
    self.outlet = outlet
    self.confidence = confidence
  }
}
