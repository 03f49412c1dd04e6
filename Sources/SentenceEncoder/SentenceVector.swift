/// The meaning of a text as 512 numbers of unit length: the nearer in meaning, whichever the
/// language, the larger the cosine.
public struct SentenceVector: Hashable, Sendable {
  /// The count of components of every vector.
  public static let dimensions = Shape.dimensions

  /// The 512 components; their squares sum to 1.
  public let components: [Float]

  /// A vector from stored components, brought to unit length.
  ///
  /// Returns `nil` unless there are 512 finite components that are not all zero.
  public init?(components: [Float]) {
    guard components.count == Self.dimensions else { return nil }
    let length = components.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard length.isFinite, length > 0 else { return nil }
    self.components = components.map { $0 / length }
  }

  init(unit components: [Float]) { self.components = components }

  /// The cosine of the angle between two vectors, −1 … 1; translations usually score above 0.6.
  public func cosine(_ other: SentenceVector) -> Float {
    components.withUnsafeBytes { a in
      other.components.withUnsafeBytes { b in
        stride(from: 0, to: a.count, by: MemoryLayout<SIMD16<Float>>.stride)
          .reduce(into: SIMD16<Float>()) { sums, offset in
            sums +=
              a.loadUnaligned(fromByteOffset: offset, as: SIMD16<Float>.self)
              * b.loadUnaligned(fromByteOffset: offset, as: SIMD16<Float>.self)
          }.sum()
      }
    }
  }

  /// The cosines of each of `rows` with each of `columns`, row-major: the value of row `i` and
  /// column `j` stands at `i * columns.count + j`. Far faster than asking pair by pair.
  public static func cosines(of rows: [SentenceVector], with columns: [SentenceVector]) -> [Float] {
    guard !rows.isEmpty, !columns.isEmpty else { return [] }
    guard let library = OpenBLAS.opened else {
      return rows.flatMap { row in columns.map { row.cosine($0) } }
    }
    let left = rows.flatMap(\.components)
    let right = columns.flatMap(\.components)
    return library.product(
      left, timesTransposed: right, rows: rows.count, columns: columns.count, depth: dimensions)
  }
}
