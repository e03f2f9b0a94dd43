import WorkspaceRules

extension Breakage {
    static let tree: [Breakage] = [
        Breakage(
            "a folder that workspace.toml doesn't list", breaks: .listedBricks,
            says: ["components/stray: workspace.toml lists no such brick"]
        ) { try $0.write("components/stray/Notes.txt", "Nothing yet.\n") },
        Breakage(
            "tests of a brick that isn't there", breaks: .listedBricks,
            says: ["test/bases/stray: workspace.toml lists no such brick"]
        ) { try $0.write("test/bases/stray/Notes.txt", "Nothing yet.\n") },
        Breakage(
            "tests of a project that isn't there", breaks: .listedBricks,
            says: ["test/projects/stray: workspace.toml lists no such brick"]
        ) { try $0.write("test/projects/stray/run", "#!/bin/sh\n") },
        Breakage(
            "a listed component without a folder", breaks: .listedBricks,
            says: ["lists ghost, but there is no folder components/ghost"]
        ) { try $0.append("\n[components.ghost]\nmodule = \"OrchestrixGhost\"\nfloor = 5\n", to: "workspace.toml") },
        Breakage(
            "a listed project without a folder", breaks: .listedBricks,
            says: ["lists ghost, but there is no folder projects/ghost"]
        ) { try $0.append("\n[projects.ghost]\nbases = [\"banking_demo\"]\n", to: "workspace.toml") },
        Breakage(
            "a component that is no product", breaks: .brickTargets,
            says: ["Package.swift: there is no library product OrchestrixMemory of that target alone"]
        ) { scratch in
            try scratch.replace(
                ".library(name: \"OrchestrixMemory\", targets: [\"OrchestrixMemory\"]),", in: "Package.swift", by: "")
        },
        Breakage(
            "a base that is no product", breaks: .brickTargets,
            says: ["there is no executable product banking_demo of that target alone"]
        ) { scratch in
            try scratch.replace(
                ".executable(name: \"banking_demo\", targets: [\"banking_demo\"]),", in: "Package.swift", by: "")
        },
        Breakage(
            "a module outside the namespace", breaks: .brickTargets,
            says: ["OrchestrixCommon is outside the namespace Elsewhere"]
        ) { try $0.replace("namespace = \"Orchestrix\"", in: "workspace.toml", by: "namespace = \"Elsewhere\"") },
        Breakage(
            "a target of no brick", breaks: .brickTargets,
            says: ["target Stray, at stray, is of no brick"]
        ) { scratch in
            try scratch.replace(
                "    targets: [", in: "Package.swift",
                by: "    targets: [.target(name: \"Stray\", path: \"stray\", swiftSettings: strict), ")
        },
        Breakage(
            "a source that nothing compiles", breaks: .compiledSources,
            says: ["test/Stray.swift: no target compiles it"]
        ) { try $0.write("test/Stray.swift", "let stray = 1\n") },
        Breakage(
            "a source that is excluded", breaks: .compiledSources,
            says: ["test/components/common/Stray.swift: target OrchestrixCommonTests excludes it"]
        ) { scratch in
            try scratch.write("test/components/common/Stray.swift", "let stray = 1\n")
            let path = "path: \"test/components/common\","
            try scratch.replace(path, in: "Package.swift", by: path + " exclude: [\"Stray.swift\"],")
        },
        Breakage(
            "a component without a page", breaks: .documentedBricks,
            says: ["OrchestrixCommon.docc/OrchestrixCommon.md: the component's page is missing or empty"]
        ) { try $0.remove("components/common/OrchestrixCommon.docc/OrchestrixCommon.md") },
        Breakage(
            "a page that isn't its component's", breaks: .documentedBricks,
            says: ["OrchestrixCommon.docc/OrchestrixCommon.md:1: the title must be # ``OrchestrixCommon``"]
        ) { try $0.write("components/common/OrchestrixCommon.docc/OrchestrixCommon.md", "# Common\n\nThings.\n") },
        Breakage(
            "a base whose page is a mere title", breaks: .documentedBricks,
            says: ["bases/banking_demo/README.md: the base's page is missing or empty"]
        ) { try $0.write("bases/banking_demo/README.md", "# The bank\n") },
        Breakage(
            "a brick without a test", breaks: .testedBricks,
            says: ["target BankingDemoTests holds no test of banking_demo"]
        ) { scratch in
            for source in scratch.sources(below: "test/bases/banking_demo") {
                try? scratch.replace("@Test", in: source, by: "@Toast")
            }
        },
    ]
}
