import WorkspaceRules

extension Breakage {
    static let settings: [Breakage] = [
        Breakage(
            "a target without the strict settings", breaks: .strictSettings,
            says: ["target OrchestrixMemory lacks the setting swift: treatAllWarnings(error)"]
        ) { scratch in
            try scratch.replace(
                "path: \"components/memory\",\n            swiftSettings: strict", in: "Package.swift",
                by: "path:\n            \"components/memory\"")
        },
        Breakage(
            "a target with a setting of its own", breaks: .strictSettings,
            says: ["target OrchestrixMemoryTests has a setting of its own, swift: define(LENIENT)"]
        ) { scratch in
            try scratch.replace(
                "path: \"test/components/memory\",\n            swiftSettings: strict", in: "Package.swift",
                by: "path: \"test/components/memory\",\n            swiftSettings: strict + [.define(\"LENIENT\")]")
        },
        Breakage(
            "a setting that a project hasn't", breaks: .strictSettings,
            says: [
                "projects/banking_demo/Package.swift:",
                "target BankingDemoProject lacks the setting swift: enableUpcomingFeature(ExistentialAny)",
            ]
        ) { scratch in
            try scratch.replace(
                ".enableUpcomingFeature(\"ExistentialAny\"),", in: "projects/banking_demo/Package.swift", by: "")
        },
        Breakage(
            "a package outside that needs a setting", breaks: .outsiders,
            says: [
                "target Garage has the setting swift: enableUpcomingFeature(ExistentialAny), which nobody should need"
            ]
        ) { scratch in
            let path = "path: \"Garage\""
            try scratch.replace(
                path, in: "test/projects/orchestrix_lib/Package.swift",
                by: path + ", swiftSettings: [.enableUpcomingFeature(\"ExistentialAny\")]")
        },
        // Such a constant is empty when it is read.
        Breakage(
            "strict settings that stand below the package", breaks: .strictSettings,
            says: [
                "target OrchestrixCommon lacks the setting swift: swiftLanguageMode(6)",
                "target BankingDemoTests lacks the setting swift: swiftLanguageMode(6)",
            ]
        ) { scratch in
            try scratch.replace(
                "let strict: [SwiftSetting] = [", in: "Package.swift", by: "let others: [SwiftSetting] = [")
            try scratch.append("\nlet strict = others\n", to: "Package.swift")
        },
        // The compiler says nothing to it.
        Breakage(
            "a feature's name that is misspelled", breaks: .knownFeatures, .strictSettings,
            says: ["target OrchestrixCommon enables ExistentialAnny, a feature that the compiler doesn't know"]
        ) { scratch in
            try scratch.replace("\"ExistentialAny\"", in: "Package.swift", by: "\"ExistentialAnny\"")
        },
        Breakage(
            "a system library that is needed without its trait", breaks: .traitedLibraries,
            says: ["target OrchestrixPostgres needs the system library CLibpq behind no trait of its own"]
        ) { scratch in
            try scratch.replace(
                ", condition: .when(traits: [\"Postgres\"]))", in: "Package.swift", by: ")")
        },
        Breakage(
            "a source in front of its trait", breaks: .traitedLibraries,
            says: ["components/postgres/Stray.swift:1: doesn't stand wholly behind the trait Postgres"]
        ) { try $0.write("components/postgres/Stray.swift", "let stray = 1\n") },
    ]
}
