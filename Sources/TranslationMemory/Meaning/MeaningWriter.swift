internal import Foundation
internal import SentenceEncoder

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Appends vectors to a file, which counts them when they are on the disk.
final class MeaningWriter {
  /// A vector with the text it belongs to.
  struct Entry {
    let text: Int64
    /// The hash of the text's letters, by which a number given anew is told.
    let hash: UInt64
    let vector: QuantisedVector
  }

  private let path: String
  private let descriptor: Int32
  private var header: MeaningFileHeader

  /// Opens the file behind its vectors, or begins it anew where there is none that `encoder` made.
  init(_ url: URL, encoder: UInt64) throws(MemoryError) {
    path = url.path
    let known = MeaningFile(url)?.header
    let goesOn = known?.encoder == encoder
    // Programs that have the old file mapped keep it: cut short, it would end them.
    if !goesOn { unlink(path) }
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Self.failure(path) }
    header = goesOn ? known ?? .init(encoder: encoder) : MeaningFileHeader(encoder: encoder)
    if !goesOn { try writeHeader() }
  }

  deinit { close(descriptor) }

  func append(_ entries: [Entry]) throws(MemoryError) {
    var rest = entries[...]
    while !rest.isEmpty {
      let room = MeaningBlock.capacity - header.count % MeaningBlock.capacity
      let run = rest.prefix(room)
      try makeRoom(for: header.count + run.count)
      for part in MeaningBlock.Part.allCases {
        try write(
          run.flatMap { $0.bytes(part) }, at: MeaningBlock.offset(of: header.count, part))
      }
      header.count += run.count
      rest = rest.dropFirst(run.count)
    }
    guard fsync(descriptor) == 0 else { throw Self.failure(path) }
    try writeHeader()
  }

  /// Blocks are there as a whole, so that each part of them can be mapped; they are written, not only
  /// measured out, so that a full disk is met here.
  private func makeRoom(for count: Int) throws(MemoryError) {
    let blocks = (count + MeaningBlock.capacity - 1) / MeaningBlock.capacity
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.failure(path) }
    let there = (Int(status.st_size) - MeaningFileHeader.byteCount) / MeaningBlock.byteCount
    let empty = [UInt8](repeating: 0, count: MeaningBlock.byteCount)
    for block in max(0, there)..<max(there, blocks) {
      try write(empty, at: MeaningFileHeader.byteCount + block * MeaningBlock.byteCount)
    }
  }

  private func writeHeader() throws(MemoryError) {
    try write(header.bytes, at: 0)
    guard fsync(descriptor) == 0 else { throw Self.failure(path) }
  }

  private func write(_ bytes: [UInt8], at offset: Int) throws(MemoryError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { bytes in
        pwrite(
          descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done,
          off_t(offset + done))
      }
      if count < 0 {
        guard errno == EINTR else { throw Self.failure(path) }
      } else {
        done += count
      }
    }
  }

  private static func failure(_ path: String, _ code: Int32 = errno) -> MemoryError {
    [ENOSPC, EDQUOT, EFBIG].contains(code)
      ? .diskFull(file: path)
      : .unwritable(file: path, cause: String(cString: strerror(code)).lowercased())
  }
}

extension MeaningWriter.Entry {
  fileprivate func bytes(_ part: MeaningBlock.Part) -> [UInt8] {
    var bytes: [UInt8] = []
    switch part {
    case .coarse: bytes = vector.coarse.map { UInt8(bitPattern: $0) }
    case .fine: bytes = vector.fine.map { UInt8(bitPattern: $0) }
    case .text: bytes.append(littleEndian: text)
    case .hash: bytes.append(littleEndian: hash)
    case .scale: bytes.append(littleEndian: vector.scale.bitPattern)
    case .slack: bytes.append(littleEndian: vector.slack.bitPattern)
    }
    return bytes
  }
}
