// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that an ordinary build stays small.

let package = Package(
  name: "tarjuman-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "tarjuman", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .executableTarget(
      name: "benchmark",
      dependencies: [
        .product(name: "TarjumanCore", package: "tarjuman"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ])
  ]
)
