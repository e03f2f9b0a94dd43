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

// The library is a product of the workspace's root, where it can be depended on. The one target here only draws it into
// this package's build, as somebody else's package does.
let package = Package(
    name: "orchestrix_lib_project",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "orchestrix", path: "../..")
    ],
    targets: [
        .target(
            name: "OrchestrixLibProject",
            dependencies: [.product(name: "Orchestrix", package: "orchestrix")],
            path: "Anchor",
            swiftSettings: strict
        )
    ]
)
