// swift-tools-version: 6.2

import PackageDescription

// Every target is held to the same rules. Globals of a manifest initialise from the top, so this
// stands above `package`; a check in test/workspace proves that it reaches each target.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let serviceContext = Target.Dependency.product(name: "ServiceContextModule", package: "swift-service-context")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let libpq = Target.Dependency.target(name: "CLibpq", condition: .when(traits: ["Postgres"]))
let postgres = Target.Dependency.target(name: "OrchestrixPostgres", condition: .when(traits: ["Postgres"]))
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "orchestrix",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "Orchestrix", targets: ["Orchestrix"]),
        .library(name: "OrchestrixCommon", targets: ["OrchestrixCommon"]),
        .library(name: "OrchestrixMessaging", targets: ["OrchestrixMessaging"]),
        .library(name: "OrchestrixEventSourcing", targets: ["OrchestrixEventSourcing"]),
        .library(name: "OrchestrixMemory", targets: ["OrchestrixMemory"]),
        .library(name: "OrchestrixSQLite", targets: ["OrchestrixSQLite"]),
        .library(name: "OrchestrixPostgres", targets: ["OrchestrixPostgres"]),
        .library(name: "OrchestrixTesting", targets: ["OrchestrixTesting"]),
        .executable(name: "banking_demo", targets: ["banking_demo"]),
    ],
    traits: [
        .trait(name: "Postgres", description: "The PostgreSQL engine, which needs libpq.")
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-service-context", from: "1.5.1"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        // Components, from the ground up.
        .target(
            name: "OrchestrixCommon",
            dependencies: [logging],
            path: "components/common",
            swiftSettings: strict
        ),
        .target(
            name: "OrchestrixMessaging",
            dependencies: ["OrchestrixCommon", logging, serviceContext],
            path: "components/messaging",
            swiftSettings: strict
        ),
        .target(
            name: "OrchestrixEventSourcing",
            dependencies: ["OrchestrixCommon", "OrchestrixMessaging", logging],
            path: "components/eventsourcing",
            swiftSettings: strict
        ),
        .target(
            name: "OrchestrixMemory",
            dependencies: ["OrchestrixCommon", "OrchestrixMessaging", "OrchestrixEventSourcing"],
            path: "components/memory",
            swiftSettings: strict
        ),
        .target(
            name: "OrchestrixSQLite",
            dependencies: ["OrchestrixCommon", "OrchestrixMessaging", "OrchestrixEventSourcing", grdb, sqlite],
            path: "components/sqlite",
            swiftSettings: strict
        ),
        // Without the trait the engine is empty, and nobody needs libpq.
        .systemLibrary(
            name: "CLibpq",
            path: "components/postgres/CLibpq",
            pkgConfig: "libpq",
            providers: [.apt(["libpq-dev"]), .brew(["libpq"])]
        ),
        .target(
            name: "OrchestrixPostgres",
            dependencies: ["OrchestrixCommon", "OrchestrixMessaging", "OrchestrixEventSourcing", libpq],
            path: "components/postgres",
            exclude: ["CLibpq"],
            swiftSettings: strict
        ),
        .target(
            name: "OrchestrixTesting",
            dependencies: ["OrchestrixCommon", "OrchestrixMessaging", "OrchestrixEventSourcing"],
            path: "components/testing",
            swiftSettings: strict
        ),

        // The umbrella: one import instead of several.
        .target(
            name: "Orchestrix",
            dependencies: [
                "OrchestrixCommon", "OrchestrixMessaging", "OrchestrixEventSourcing", "OrchestrixMemory",
                "OrchestrixSQLite",
            ],
            path: "projects/orchestrix_lib/Orchestrix",
            swiftSettings: strict
        ),

        // Bases: entry points that compose components.
        .executableTarget(
            name: "banking_demo",
            dependencies: [
                "OrchestrixCommon", "OrchestrixMessaging", "OrchestrixEventSourcing", "OrchestrixMemory",
                "OrchestrixSQLite", postgres, argumentParser,
            ],
            path: "bases/banking_demo",
            exclude: ["README.md"],
            swiftSettings: strict
        ),

        // Tests, one target a brick.
        .testTarget(
            name: "OrchestrixCommonTests",
            dependencies: ["OrchestrixCommon", logging],
            path: "test/components/common",
            swiftSettings: strict
        ),
        .testTarget(
            name: "OrchestrixMessagingTests",
            dependencies: ["OrchestrixCommon", "OrchestrixMessaging", "OrchestrixTesting", serviceContext],
            path: "test/components/messaging",
            swiftSettings: strict
        ),
        .testTarget(
            name: "OrchestrixEventSourcingTests",
            dependencies: [
                "OrchestrixCommon", "OrchestrixMessaging", "OrchestrixEventSourcing", "OrchestrixMemory",
                "OrchestrixTesting",
            ],
            path: "test/components/eventsourcing",
            swiftSettings: strict
        ),
        .testTarget(
            name: "OrchestrixMemoryTests",
            dependencies: [
                "OrchestrixCommon", "OrchestrixMessaging", "OrchestrixEventSourcing", "OrchestrixMemory",
                "OrchestrixTesting", logging, serviceContext,
            ],
            path: "test/components/memory",
            swiftSettings: strict
        ),
        .testTarget(
            name: "OrchestrixSQLiteTests",
            dependencies: [
                "OrchestrixCommon", "OrchestrixMessaging", "OrchestrixEventSourcing", "OrchestrixSQLite",
                "OrchestrixTesting", "sqlite_worker", grdb,
            ],
            path: "test/components/sqlite",
            exclude: ["Worker"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "OrchestrixPostgresTests",
            dependencies: [
                "OrchestrixCommon", "OrchestrixMessaging", "OrchestrixEventSourcing", "OrchestrixMemory",
                "OrchestrixPostgres", "OrchestrixTesting", "postgres_worker", logging,
            ],
            path: "test/components/postgres",
            exclude: ["Leaks", "Worker"],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "postgres_worker",
            dependencies: [
                "OrchestrixCommon", "OrchestrixEventSourcing", "OrchestrixPostgres", "OrchestrixTesting",
            ],
            path: "test/components/postgres/Worker",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "postgres_leaks",
            dependencies: [
                "OrchestrixCommon", "OrchestrixMessaging", "OrchestrixEventSourcing", "OrchestrixPostgres", libpq,
            ],
            path: "test/components/postgres/Leaks",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "sqlite_worker",
            dependencies: [
                "OrchestrixCommon", "OrchestrixEventSourcing", "OrchestrixSQLite", "OrchestrixTesting", grdb,
            ],
            path: "test/components/sqlite/Worker",
            swiftSettings: strict
        ),
        .testTarget(
            name: "OrchestrixTestingTests",
            dependencies: [
                "OrchestrixCommon", "OrchestrixMessaging", "OrchestrixEventSourcing", "OrchestrixMemory",
                "OrchestrixTesting",
            ],
            path: "test/components/testing",
            swiftSettings: strict
        ),
        .testTarget(
            name: "BankingDemoTests",
            dependencies: [
                "OrchestrixCommon", "OrchestrixMessaging", "OrchestrixEventSourcing", "OrchestrixMemory",
                "OrchestrixSQLite", postgres, "OrchestrixTesting", "banking_demo", grdb,
            ],
            path: "test/bases/banking_demo",
            swiftSettings: strict
        ),
    ]
)
