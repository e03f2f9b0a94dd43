// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

// A package of its own, so that building and testing the workspace doesn't build it.
let package = Package(
    name: "orchestrix_benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "orchestrix", path: "../..", traits: ["Postgres"]),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        // For the references that call libpq as it is. The engine keeps its own to itself.
        .systemLibrary(
            name: "Libpq", path: "Libpq", pkgConfig: "libpq", providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
        .executableTarget(
            name: "bench",
            dependencies: [
                .product(name: "OrchestrixCommon", package: "orchestrix"),
                .product(name: "OrchestrixMessaging", package: "orchestrix"),
                .product(name: "OrchestrixEventSourcing", package: "orchestrix"),
                .product(name: "OrchestrixMemory", package: "orchestrix"),
                .product(name: "OrchestrixSQLite", package: "orchestrix"),
                .product(name: "OrchestrixPostgres", package: "orchestrix"),
                "Libpq",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                // Only for SQLite's C interface, which the references call as it is.
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            path: "Program",
            swiftSettings: strict
        ),
    ]
)
