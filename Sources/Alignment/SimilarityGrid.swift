/// How alike the runs of both sides are, for every bead that starts within a band.
///
/// Layout: one plane a bead shape, each a row-major array over the band's cells; a plane's value
/// at a cell belongs to the bead of that shape that starts there. Values that no bead has (its
/// end would lie outside the text) are `SimilarityGrid.none`.
struct SimilarityGrid: Sendable {
  static let none: Float = -2

  let band: Band
  private var planes: [[Float]]

  init(band: Band) {
    self.band = band
    planes = Array(
      repeating: Array(repeating: Self.none, count: band.cellCount),
      count: BeadShape.longestRun * BeadShape.longestRun)
  }

  var byteCount: Int { planes.count * band.cellCount * MemoryLayout<Float>.stride }

  private static func plane(_ sources: Int, _ targets: Int) -> Int {
    (sources - 1) * BeadShape.longestRun + targets - 1
  }

  /// The value of the bead that starts at (`source`, `target`) and takes so many of each side,
  /// or `none` where there is no such bead or it is longer than is considered.
  func value(_ source: Int, _ target: Int, sources: Int, targets: Int) -> Float {
    let runs = 1...BeadShape.longestRun
    guard runs.contains(sources), runs.contains(targets), let cell = band.cell(source, target)
    else { return Self.none }
    return planes[Self.plane(sources, targets)][cell]
  }

  func value(_ bead: Candidate) -> Float {
    value(
      bead.source, bead.target, sources: bead.shape.sources, targets: bead.shape.targets)
  }

  /// One plane's values in the band's cell order.
  func plane(_ shape: BeadShape) -> [Float] { planes[Self.plane(shape.sources, shape.targets)] }

  mutating func set(_ value: Float, cell: Int, sources: Int, targets: Int) {
    planes[Self.plane(sources, targets)][cell] = value
  }

  /// Every value changed in one way; what is no bead stays none.
  func mapped(_ change: (Float) -> Float) -> SimilarityGrid {
    var grid = self
    grid.planes = planes.map { plane in plane.map { $0 > Self.none ? change($0) : $0 } }
    return grid
  }
}
