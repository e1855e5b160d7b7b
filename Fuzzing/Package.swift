// swift-tools-version: 6.2
import PackageDescription

// Built by scripts/fuzz, which has every target instrumented.
let package = Package(
  name: "fuzzing",
  dependencies: [.package(name: "comention", path: "..")],
  targets: [
    .executableTarget(
      name: "Fuzzing",
      dependencies: [.product(name: "ReaderProperties", package: "comention")],
      swiftSettings: [.strictMemorySafety(), .treatAllWarnings(as: .error)])
  ]
)
