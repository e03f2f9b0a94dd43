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

// The same product as in projects/banking_demo, but with PostgreSQL's engine. The one target here only draws it into this
// package's build.
let package = Package(
    name: "banking_demo_postgres_project",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "orchestrix", path: "../..", traits: ["Postgres"])
    ],
    targets: [
        .target(
            name: "BankingDemoPostgresProject",
            dependencies: [.product(name: "banking_demo", package: "orchestrix")],
            path: "Anchor",
            swiftSettings: strict
        )
    ]
)
