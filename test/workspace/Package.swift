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

// A package of its own, so that the rules are checked in seconds, also where the workspace doesn't compile.
let package = Package(
    name: "workspace_rules",
    platforms: [.macOS(.v15)],
    targets: [
        .target(name: "WorkspaceRules", path: "Rules", swiftSettings: strict),
        .testTarget(
            name: "WorkspaceRulesTests",
            dependencies: ["WorkspaceRules"],
            path: "Tests",
            swiftSettings: strict
        ),
    ]
)
