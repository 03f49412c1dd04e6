import Interchange

/// An operation as a page or a program asks for it: as `AlignmentOperation` is written, but for the
/// place of a cut, which counts Unicode code points of the segment's text.
public struct AlignmentRequest: Decodable, Sendable {
  private let asked: AlignmentOperation

  public init(from decoder: any Decoder) throws {
    asked = try AlignmentOperation(from: decoder)
  }

  /// The operation in the house's offsets.
  public func operation(in session: AlignmentSession) -> AlignmentOperation {
    guard case .split(let segment, let place) = asked,
      let text = session.table.segments[segment]?.text
    else { return asked }
    let scalars = text.unicodeScalars
    let end = scalars.index(
      scalars.startIndex, offsetBy: max(0, place), limitedBy: scalars.endIndex)
    return .split(
      segment: segment, at: end.map { text.utf8.distance(from: text.startIndex, to: $0) } ?? -1)
  }
}
