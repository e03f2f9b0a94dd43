// swift-tools-version: 6.0

import PackageDescription

// Somebody else's package: it knows the library by its products alone, and asks the compiler for nothing special.
let package = Package(
    name: "garage",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "orchestrix", path: "../../..")
    ],
    targets: [
        // One import for everything.
        .target(
            name: "Garage",
            dependencies: [.product(name: "Orchestrix", package: "orchestrix")],
            path: "Garage"
        ),
        // Single components, and nothing of their engines.
        .target(
            name: "NDJSONStore",
            dependencies: [
                .product(name: "OrchestrixCommon", package: "orchestrix"),
                .product(name: "OrchestrixMessaging", package: "orchestrix"),
                .product(name: "OrchestrixEventSourcing", package: "orchestrix"),
            ],
            path: "NDJSONStore"
        ),
        .testTarget(
            name: "GarageTests",
            dependencies: [
                "Garage", "NDJSONStore",
                .product(name: "Orchestrix", package: "orchestrix"),
                .product(name: "OrchestrixTesting", package: "orchestrix"),
            ],
            path: "Tests/Garage"
        ),
        .testTarget(
            name: "NDJSONStoreTests",
            dependencies: [
                "NDJSONStore",
                .product(name: "OrchestrixCommon", package: "orchestrix"),
                .product(name: "OrchestrixEventSourcing", package: "orchestrix"),
                .product(name: "OrchestrixTesting", package: "orchestrix"),
            ],
            path: "Tests/NDJSONStore"
        ),
        // A code base that is older: XCTest, and Swift 5.
        .testTarget(
            name: "NDJSONStoreXCTests",
            dependencies: [
                "NDJSONStore",
                .product(name: "Orchestrix", package: "orchestrix"),
                .product(name: "OrchestrixTesting", package: "orchestrix"),
            ],
            path: "Tests/NDJSONStoreXCTest",
            swiftSettings: [.swiftLanguageMode(.v5)]
        ),
    ]
)
