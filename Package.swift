// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

func stage(
  _ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []
) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = [],
  exclude: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies,
    exclude: exclude, resources: resources, swiftSettings: strict)
}

let package = Package(
  name: "comention",
  products: [
    .executable(name: "comention", targets: ["comention"]),
    .library(name: "Comention", targets: ["ExtractionPipeline"]),
    .library(name: "MentionExtraction", targets: ["MentionExtraction"]),
    .library(name: "GraphExport", targets: ["GraphExport"]),
    .library(name: "GraphQuerying", targets: ["GraphQuerying"]),
    .library(name: "GraphAnalysis", targets: ["GraphAnalysis"]),
    // For the fuzzer, which is a package of its own.
    .library(name: "ReaderProperties", targets: ["ReaderProperties"]),
  ],
  traits: [
    .default(enabledTraits: ["Analysis"]),
    .trait(
      name: "Analysis",
      description: "Measures of graphs by igraph, which is under the GPL, version 2 or later."),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    stage("DataModel", []),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    stage("XMLSupport", ["CLibXML2", "CZlib"]),
    stage("CorpusReading", ["DataModel", "XMLSupport"]),
    stage("GazetteerExchange", ["DataModel", "XMLSupport"]),
    stage("FlatMemory", []),
    stage("MentionExtraction", ["DataModel", "FlatMemory"], resources: [.copy("lexicon")]),
    stage("EntityResolution", ["DataModel"]),
    stage("CopyDetection", ["DataModel"]),
    stage("GraphBuilding", ["DataModel"]),
    stage("GraphQuerying", ["DataModel"]),
    // Its headers; the library is loaded when it is wanted.
    .systemLibrary(name: "CIgraph", providers: [.apt(["libigraph-dev"])]),
    stage(
      "GraphAnalysis",
      ["DataModel", .target(name: "CIgraph", condition: .when(traits: ["Analysis"]))]),
    stage("GraphExport", ["DataModel", "XMLSupport"]),
    stage(
      "GraphStorage",
      [
        "DataModel",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    stage("ExtractionScoring", ["DataModel"]),
    stage(
      "ExtractionPipeline",
      [
        "DataModel", "CorpusReading", "GazetteerExchange", "MentionExtraction", "CopyDetection",
        "EntityResolution", "GraphBuilding", "GraphQuerying", "GraphExport", "GraphStorage",
        "ExtractionScoring", "XMLSupport",
      ]),
    .executableTarget(
      name: "comention",
      dependencies: [
        "DataModel", "EntityResolution", "ExtractionPipeline", "ExtractionScoring",
        "GazetteerExchange", "GraphAnalysis", "GraphBuilding", "GraphExport", "GraphQuerying",
        "GraphStorage", "MentionExtraction",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .target(
      name: "ReaderProperties",
      dependencies: [
        "CorpusReading", "DataModel", "EntityResolution", "ExtractionPipeline", "FlatMemory",
        "GazetteerExchange", "GraphExport", "MentionExtraction", "TestSupport", "XMLSupport",
      ],
      path: "Tests/ReaderProperties", swiftSettings: strict),
    tests("ReaderProperties", [], exclude: ["Inputs"]),
    tests("DataModel", []),
    tests("XMLSupport", []),
    tests("FlatMemory", []),
    tests("CorpusReading", ["DataModel", "XMLSupport"]),
    tests("GazetteerExchange", ["DataModel", "MentionExtraction"]),
    tests("MentionExtraction", ["DataModel", "ReaderProperties"]),
    tests("EntityResolution", ["DataModel"]),
    tests("CopyDetection", ["DataModel"]),
    tests("GraphBuilding", ["DataModel"]),
    tests("GraphQuerying", ["DataModel"]),
    tests("GraphAnalysis", ["DataModel"]),
    tests(
      "GraphExport", ["CLibXML2", "DataModel", "XMLSupport"],
      resources: [.copy("Grammar/graphml.rng")]),
    tests("GraphStorage", ["DataModel", .product(name: "GRDB", package: "GRDB.swift")]),
    tests("ExtractionScoring", ["DataModel"]),
    tests(
      "ExtractionPipeline",
      [
        "CorpusReading", "DataModel", "EntityResolution", "ExtractionScoring",
        "GazetteerExchange", "GraphBuilding", "MentionExtraction",
      ]),
  ]
)
