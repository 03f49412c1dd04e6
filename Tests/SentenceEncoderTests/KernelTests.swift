import CKernels
import Testing

@testable import SentenceEncoder

/// The inner loops are tested for every instruction set this processor has.
struct `The inner loops` {
  private static let sets = ["portable", "avx2", "avx512"].filter { (name: String) in
    ckernels_named(name) != nil
  }

  private func kernels(_ name: String) throws -> CKernels {
    try #require(ckernels_named(name)).pointee
  }

  /// Numbers of both signs without a pattern a loop could follow.
  private func numbers(_ count: Int, seed: UInt32) -> [Float] {
    var state = seed
    return (0..<count).map { _ in
      state = state &* 1_664_525 &+ 1_013_904_223
      return Float(Int32(bitPattern: state) >> 8) / 8_388_608
    }
  }

  @Test func `an instruction set that is not there has no loops`() {
    #expect(ckernels_named("abacus") == nil)
    #expect(ckernels_named("portable") != nil)
  }

  @Test(arguments: sets, [1, 2, 5, 12, 31])
  func `a product is that of the integers, to the last bit`(_ set: String, _ count: Int) throws {
    let (depth, columns) = (24, 64)
    let matrix = PackedMatrix(Matrix(numbers(depth * columns, seed: 7), columns: columns))
    let rows = (0..<count * depth).map { Int16(($0 &* 7_919) % 16_001 - 8_000) }
    let rowScales = (0..<count).map { 1 / Float($0 + 1) }
    let offset = 3
    let found = product(try kernels(set), rows, rowScales, matrix, depth, columns, offset)
    for row in 0..<count {
      for column in 0..<columns {
        let sum = (0..<depth).reduce(Int32(0)) {
          $0 + Int32(rows[row * depth + $1]) * Int32(matrix.integer($1, column, depth: depth))
        }
        #expect(
          found[row * (columns + offset) + offset + column]
            == Float(sum) * rowScales[row] * matrix.scales[column])
      }
    }
  }

  private func product(
    _ kernels: CKernels, _ rows: [Int16], _ rowScales: [Float], _ matrix: PackedMatrix,
    _ depth: Int, _ columns: Int, _ offset: Int
  ) -> [Float] {
    var out = [Float](repeating: .nan, count: rowScales.count * (columns + offset))
    out.withUnsafeMutableBufferPointer { out in
      let places = rowScales.indices.map { out.baseAddress! + $0 * (columns + offset) }
      kernels.multiply(
        rows, rowScales, rowScales.count, matrix.integers, matrix.scales, columns, depth, places,
        offset)
    }
    return out
  }

  @Test(arguments: sets)
  func `a row of integers times its scale is the row`(_ set: String) throws {
    let width = 96
    let spike = [1_000] + numbers(width - 1, seed: 4)
    let rows = numbers(width, seed: 3) + spike + [Float](repeating: 0, count: width)
    var integers = [Int16](repeating: 99, count: 3 * width)
    var scales: [Float] = [9, 9, 9]
    try kernels(set).quantise(rows, width, 3, width, &integers, width, &scales, 1)
    for (index, value) in rows.enumerated() {
      let scale = scales[index / width]
      #expect(abs(Float(integers[index]) * scale - value) <= 0.51 * scale)
    }
    let squares = integers[..<width].reduce(0.0) { $0 + Double($1) * Double($1) }
    #expect(abs(squares.squareRoot() - Kernels.normLimit) < 10)
    #expect(integers[width..<2 * width].map(abs).max() == 32_767)
    #expect(integers[(2 * width)...].allSatisfy { $0 == 0 })
  }

  @Test(arguments: sets)
  func `rows are combined as a small matrix says`(_ set: String) throws {
    let (width, count, outCount) = (64, 5, 3)
    let factors = numbers(count * outCount, seed: 1)
    let rows = numbers(count * width, seed: 2)
    var out = [Float](repeating: .nan, count: outCount * width)
    try kernels(set).combine(factors, rows, width, count, width, &out, width, outCount)
    for index in out.indices {
      let (result, column) = (index / width, index % width)
      let sum = (0..<count).reduce(Float(0)) {
        $0 + factors[result * count + $1] * rows[$1 * width + column]
      }
      #expect(abs(out[index] - sum) < 1e-5)
    }
  }

  @Test(arguments: sets)
  func `scaled integers are added up`(_ set: String) throws {
    let (width, count) = (32, 3)
    let rows = numbers(count * count * width, seed: 5).map { Int16($0 * 30_000) }
    let scales: [Float] = [9, 0.5, 9, -2, 9, 0.001]
    var out = [Float](repeating: .nan, count: width)
    try rows.withUnsafeBufferPointer { rows in
      try scales.withUnsafeBufferPointer { scales in
        try kernels(set).addScaled(
          (0..<count).map { rows.baseAddress! + $0 * count * width }, 0,
          (0..<count).map { scales.baseAddress! + 2 * $0 }, 1, count, width, &out)
      }
    }
    for column in 0..<width {
      let sum = (0..<count).reduce(Float(0)) {
        $0 + Float(rows[($1 * count + $1) * width + column]) * scales[2 * $1 + 1]
      }
      #expect(abs(out[column] - sum) < 0.02)
    }
  }

  @Test(arguments: sets)
  func `an activation is rectified before the bypass is added`(_ set: String) throws {
    var values = numbers(64, seed: 11)
    let (given, bias, bypass) = (values, numbers(64, seed: 12), numbers(64, seed: 13))
    try kernels(set).activate(&values, bias, bypass, 64)
    for index in values.indices {
      #expect(values[index] == max(given[index] + bias[index], 0) + bypass[index])
    }
  }

  @Test(arguments: sets)
  func `what is added is normed over both its parts`(_ set: String) throws {
    let (first, second) = (numbers(32, seed: 21), numbers(64, seed: 22).map { $0 * 5 + 2 })
    var sums = [Float](repeating: 1, count: 96)
    try kernels(set).addNormed(first, 32, second, 64, 1e-12, &sums)
    let mean = (first + second).reduce(0, +) / 96
    let variance = (first + second).reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 96
    for (sum, value) in zip(sums, first + second) {
      #expect(abs(sum - 1 - (value - mean) / variance.squareRoot()) < 1e-4)
    }
  }

  /// Of so many sets and of counts besides, the places that have enough.
  @Test(arguments: sets, [0, 1, 2, 7, 40])
  func `bits are counted as one by one`(_ set: String, _ count: Int) throws {
    let (rows, planes, words) = (3, 2, 3)
    var state: UInt64 = 5
    let sets = (0..<count).map { _ in
      (0..<rows * 8).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
      }
    }
    let counted = (0..<rows * planes * 8).map { UInt64($0) &* 0x9E37_79B9_7F4A_7C15 }
    for least in 1...words + count {
      var left = counted
      var texts = [UInt32](repeating: 0, count: 512 * rows)
      var counts = texts
      let pointers = sets.map { set in
        let copy = UnsafeMutablePointer<UInt64>.allocate(capacity: set.count)
        copy.initialize(from: set, count: set.count)
        return UnsafePointer(copy)
      }
      defer { for pointer in pointers { pointer.deallocate() } }
      // The first row is not looked at, and its counts stay.
      let found = try kernels(set).countBits(
        pointers, count, &left, planes, words, 1, rows, least, &texts, &counts)
      var expected: [[Int]] = []
      for place in 512..<512 * rows {
        func bit(_ row: [UInt64], _ word: Int) -> Int { Int(row[word] >> UInt64(place % 64) & 1) }
        let first = place / 512 * planes * 8 + place / 64 % 8
        let ones = sets.reduce(0) { $0 + bit($1, place / 64) }
        let sum = ones + bit(counted, first) + 2 * bit(counted, first + 8)
        if sum >= least { expected.append([place, sum]) }
      }
      #expect((0..<found).map { [Int(texts[$0]), Int(counts[$0])] } == expected, "\(least)")
      #expect(left[..<(planes * 8)] == counted[..<(planes * 8)])
      #expect(left[(planes * 8)...].allSatisfy { $0 == 0 })
    }
  }
}

extension PackedMatrix {
  /// The integer of a row and a column.
  fileprivate func integer(_ row: Int, _ column: Int, depth: Int) -> Int16 {
    let panel = column / 16 * 16
    return integers[panel * depth + row / 2 * 32 + (column - panel) * 2 + row % 2]
  }
}
