// swift-tools-version: 6.1
import PackageDescription

// The rooms, lowest first. A room may import what stands above it here and nothing below; the
// check builds with the explicit import check as an error, so this list is the law.

let swiftSettings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

func room(
  _ name: String, imports: [Target.Dependency] = [], exclude: [String] = [],
  resources: [Resource] = []
) -> Target {
  .target(
    name: name, dependencies: imports, exclude: exclude, resources: resources,
    swiftSettings: swiftSettings)
}

func tests(
  _ room: String, imports: [Target.Dependency] = [], resources: [Resource] = []
) -> Target {
  .testTarget(
    name: "\(room)Tests", dependencies: [.byName(name: room)] + imports, resources: resources,
    swiftSettings: swiftSettings)
}

// Swift's own libraries go into the program: to find and bind them as shared ones at each start takes
// longer than most look-ups. Modules built for shared ones do not name the last four. A toolchain that has
// the shared ones alone is told by the environment.
let release = BuildSettingCondition.when(platforms: [.linux], configuration: .release)
let withinProgram: [LinkerSetting] =
  Context.environment["TARJUMAN_SHARED_SWIFT"] != nil
  ? []
  : [.unsafeFlags(["-static-stdlib", "-Xlinker", "--no-export-dynamic"], release)]
    + ["_FoundationCShims", "_FoundationCollections", "CoreFoundation", "_FoundationICU"].map {
      .linkedLibrary($0, release)
    }

let package = Package(
  name: "tarjuman",
  platforms: [.macOS(.v15)],
  products: [
    .library(
      name: "TarjumanCore",
      targets: [
        "Bitext", "TextAnalysis", "SentenceEncoder", "Interchange", "Alignment",
        "TranslationMemory", "Terminology", "Checks", "Workflows",
      ]),
    .executable(name: "tarjuman", targets: ["tarjuman"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
  ],
  targets: [
    // The doors to C libraries, one each.
    .target(
      name: "CICU",
      linkerSettings: [
        .linkedLibrary("icui18n"), .linkedLibrary("icuuc"), .linkedLibrary("icudata"),
      ]),
    .systemLibrary(
      name: "CArchive", pkgConfig: "libarchive",
      providers: [.apt(["libarchive-dev"]), .brew(["libarchive"])]),
    .systemLibrary(
      name: "CXML", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    // The inner loops of the encoder and of look-up, in C for its choice of instruction sets.
    .target(name: "CKernels"),

    room("Bitext"),
    room(
      "TextAnalysis", imports: ["Bitext", "CICU"],
      resources: [
        .embedInCode("Names/Costs/latin-arabic.txt"),
        .embedInCode("Names/Costs/arabic-arabic.txt"),
      ]),
    room("SentenceEncoder", imports: ["CKernels", "CArchive"]),
    room("Interchange", imports: ["Bitext", "CXML", "CArchive"]),
    room(
      "Alignment", imports: ["Bitext", "TextAnalysis", "SentenceEncoder"],
      resources: [
        .embedInCode("Weights/meaning-and-words.json"), .embedInCode("Weights/words.json"),
        .embedInCode("Weights/words-without-lexicon.json"),
        .embedInCode("Weights/meaning-and-words-without-lexicon.json"),
        .embedInCode("Weights/meaning-and-words-other-languages.json"),
        .embedInCode("Weights/correspondence-meaning.json"),
        .embedInCode("Weights/correspondence-meaning-without-lexicon.json"),
        .embedInCode("Weights/correspondence-words.json"),
        .embedInCode("Weights/correspondence-words-without-lexicon.json"),
      ]),
    room(
      "TranslationMemory",
      imports: [
        "Bitext", "TextAnalysis", "SentenceEncoder", "CKernels",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    room("Terminology", imports: ["Bitext", "TextAnalysis", "Alignment"]),
    room("Checks", imports: ["Bitext", "TextAnalysis", "Alignment", "Terminology"]),
    room(
      "Workflows",
      imports: [
        "Bitext", "TextAnalysis", "SentenceEncoder", "Interchange", "Alignment",
        "TranslationMemory", "Terminology", "Checks",
      ]),
    room(
      "Workbench",
      imports: [
        "Bitext", "Workflows", .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ],
      resources: [.embedInCode("Assets"), .embedInCode("Pages/Templates")]),
    .executableTarget(
      name: "tarjuman",
      dependencies: [
        "Bitext", "Workbench", "Workflows",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swiftSettings, linkerSettings: withinProgram),

    // What tests of several rooms need.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: swiftSettings),
    tests("TextAnalysis", imports: ["Bitext"], resources: [.copy("Fixtures")]),
    tests("SentenceEncoder", imports: ["CKernels"], resources: [.copy("Fixtures")]),
    tests("Interchange", imports: ["Bitext", "TestSupport"], resources: [.copy("Fixtures")]),
    tests(
      "Alignment", imports: ["Bitext", "TextAnalysis", "SentenceEncoder", "TestSupport"],
      resources: [.copy("Fixtures")]),
    // Writes units into a memory until it is killed, for the fault tests.
    .executableTarget(
      name: "StoreWriter", dependencies: ["Bitext", "TranslationMemory"],
      path: "Tests/StoreWriter", swiftSettings: swiftSettings),
    tests(
      "TranslationMemory",
      imports: [
        "Bitext", "TextAnalysis", "SentenceEncoder", "StoreWriter",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(
      name: "CommandTests",
      dependencies: ["tarjuman", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: swiftSettings),
    tests(
      "Workbench",
      imports: [
        "Bitext", "Workflows", .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ]),
    tests("Workflows", imports: ["Bitext", "Terminology", "TestSupport"]),
    tests("Terminology", imports: ["Bitext", "TextAnalysis"]),
    tests(
      "Checks",
      imports: ["Bitext", "TextAnalysis", "SentenceEncoder", "Alignment", "Terminology"]),
  ]
)
