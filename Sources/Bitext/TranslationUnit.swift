/// A segment with its translation and where both came from.
///
/// What a file says beyond the fields here stays in `attributes`, `properties` and `notes`, in
/// order, so that a unit goes out as it came in.
public struct TranslationUnit: Hashable, Sendable, Codable {
  public var source: Variant
  public var target: Variant
  /// TMX `tuid`, if the unit has one.
  public var identifier: String?
  public var context: Context
  public var provenance: Provenance
  public var attributes: [Attribute]
  public var properties: [Property]
  public var notes: [Note]

  public init(
    source: Variant, target: Variant, identifier: String? = nil, context: Context = Context(),
    provenance: Provenance = Provenance(), attributes: [Attribute] = [],
    properties: [Property] = [], notes: [Note] = []
  ) {
    self.source = source
    self.target = target
    self.identifier = identifier
    self.context = context
    self.provenance = provenance
    self.attributes = attributes
    self.properties = properties
    self.notes = notes
  }

  /// One side of a unit, TMX's `tuv`.
  public struct Variant: Hashable, Sendable, Codable {
    public var language: Language
    public var content: TaggedText
    public var attributes: [Attribute]
    public var properties: [Property]
    public var notes: [Note]

    public init(
      language: Language, content: TaggedText, attributes: [Attribute] = [],
      properties: [Property] = [], notes: [Note] = []
    ) {
      self.language = language
      self.content = content
      self.attributes = attributes
      self.properties = properties
      self.notes = notes
    }

    public var text: String { content.text }
  }

  /// The source segments before and after, which make a match a match in context.
  public struct Context: Hashable, Sendable, Codable {
    public var previous: String?
    public var next: String?

    public init(previous: String? = nil, next: String? = nil) {
      self.previous = previous
      self.next = next
    }
  }

  /// TMX's `prop`: a typed remark for programs. `attributes` holds `xml:lang`, `o-encoding` and
  /// whatever else the element bore.
  public struct Property: Hashable, Sendable, Codable {
    public var type: String
    public var value: String
    public var attributes: [Attribute]

    public init(type: String, value: String, attributes: [Attribute] = []) {
      self.type = type
      self.value = value
      self.attributes = attributes
    }
  }

  /// TMX's `note`: a remark for people.
  public struct Note: Hashable, Sendable, Codable {
    public var text: String
    public var attributes: [Attribute]

    public init(_ text: String, attributes: [Attribute] = []) {
      self.text = text
      self.attributes = attributes
    }
  }
}
