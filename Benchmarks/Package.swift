// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "benchmarks",
  dependencies: [
    .package(name: "comention", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        .product(name: "Comention", package: "comention"),
        .product(name: "GraphExport", package: "comention"),
        .product(name: "GraphAnalysis", package: "comention"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: [.strictMemorySafety(), .treatAllWarnings(as: .error)]),
    .testTarget(
      name: "BenchmarksTests", dependencies: ["Benchmarks"],
      swiftSettings: [.strictMemorySafety(), .treatAllWarnings(as: .error)]),
  ]
)
