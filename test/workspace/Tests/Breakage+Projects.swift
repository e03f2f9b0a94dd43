import WorkspaceRules

extension Breakage {
    private static let umbrella = "projects/orchestrix_lib/Orchestrix/Orchestrix.swift"

    static let projects: [Breakage] = [
        Breakage(
            "a project without a page", breaks: .deployables,
            says: ["projects/banking_demo/README.md: the project's page is missing or empty"]
        ) { try $0.remove("projects/banking_demo/README.md") },
        Breakage(
            "a project that builds nothing", breaks: .deployables,
            says: ["builds nothing, but workspace.toml:"]
        ) { scratch in
            try scratch.replace(
                ".product(name: \"banking_demo\", package: \"orchestrix\")", in: "projects/banking_demo/Package.swift",
                by: "")
        },
        Breakage(
            "a project without the trait that it is there for", breaks: .deployables,
            says: ["has the traits nothing, but workspace.toml:", "says Postgres"]
        ) { scratch in
            try scratch.replace(
                ", traits: [\"Postgres\"]", in: "projects/banking_demo_postgres/Package.swift", by: "")
        },
        Breakage(
            "a library project that builds a part of the library", breaks: .deployables, .declaredImports,
            says: ["builds OrchestrixCommon, but workspace.toml:", "says Orchestrix"]
        ) { scratch in
            try scratch.replace(
                ".product(name: \"Orchestrix\",", in: "projects/orchestrix_lib/Package.swift",
                by: ".product(name: \"OrchestrixCommon\",")
        },
        Breakage(
            "a project without a manifest", breaks: .deployables, .compiledSources,
            says: ["projects/banking_demo/Package.swift: the project's manifest is missing"]
        ) { try $0.remove("projects/banking_demo/Package.swift") },
        Breakage(
            "a project without tests", breaks: .testedBricks,
            says: ["test/projects/banking_demo/run: nothing runs the tests of the project"]
        ) { try $0.remove("test/projects/banking_demo/run") },
        Breakage(
            "a component that the umbrella forgets", breaks: .umbrellas,
            says: ["Orchestrix doesn't re-export OrchestrixTesting"]
        ) { try $0.replace("without = [\"testing\", \"postgres\"]", in: "workspace.toml", by: "without = []") },
        Breakage(
            "an umbrella that keeps a component to itself", breaks: .umbrellas,
            says: ["Orchestrix doesn't re-export OrchestrixMemory"]
        ) { try $0.replace("@_exported public import OrchestrixMemory", in: umbrella, by: "import OrchestrixMemory") },
        Breakage(
            "an umbrella that hands out what it must leave out", breaks: .umbrellas,
            says: ["Orchestrix re-exports OrchestrixTesting, which isn't for it"]
        ) { scratch in
            try scratch.declare("\n                \"OrchestrixTesting\"", for: "Orchestrix")
            try scratch.append("@_exported public import OrchestrixTesting\n", to: umbrella)
        },
        Breakage(
            "an umbrella that leaves out what isn't there", breaks: .umbrellas,
            says: ["orchestrix_lib leaves out ghost, which isn't listed"]
        ) {
            try $0.replace(
                "without = [\"testing\", \"postgres\"]", in: "workspace.toml", by: "without = [\"testing\", \"ghost\"]")
        },
        Breakage(
            "an umbrella with code of its own", breaks: .umbrellas,
            says: ["projects/orchestrix_lib/Orchestrix/Orchestrix.swift:7: an umbrella holds no code"]
        ) { try $0.append("public let version = 1\n", to: umbrella) },
        Breakage(
            "an umbrella that is no product", breaks: .umbrellas,
            says: ["there is no library product Orchestrix of that target alone"]
        ) { try $0.replace(".library(name: \"Orchestrix\", targets: [\"Orchestrix\"]),", in: "Package.swift", by: "") },
        Breakage(
            "an umbrella that lies elsewhere", breaks: .umbrellas, .compiledSources, .declaredImports,
            says: ["no library target Orchestrix has the path projects/orchestrix_lib/Orchestrix"]
        ) { scratch in
            try scratch.replace(
                "path: \"projects/orchestrix_lib/Orchestrix\"", in: "Package.swift", by: "path: \"Sources/Orchestrix\"")
        },
    ]
}
