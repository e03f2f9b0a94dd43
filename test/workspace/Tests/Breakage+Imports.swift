import WorkspaceRules

extension Breakage {
    static let imports: [Breakage] = [
        Breakage(
            "a component that imports a base", breaks: .standAloneComponents,
            says: [
                "component OrchestrixCommon depends on banking_demo",
                "components/common/Broken.swift:2: a component imports banking_demo",
            ]
        ) { scratch in
            try scratch.declare("\"banking_demo\"", for: "OrchestrixCommon")
            try scratch.write("components/common/Broken.swift", "// A way out.\n@testable import banking_demo\n")
        },
        Breakage(
            "a component that imports a project", breaks: .standAloneComponents,
            says: [
                "component OrchestrixMemory depends on BankingDemoProject",
                "components/memory/Broken.swift:1: a component imports BankingDemoProject",
            ]
        ) { scratch in
            try scratch.declare("\"BankingDemoProject\"", for: "OrchestrixMemory")
            try scratch.write("components/memory/Broken.swift", "import BankingDemoProject\n")
        },
        Breakage(
            "a component that imports the umbrella", breaks: .standAloneComponents,
            says: [
                "component OrchestrixCommon depends on Orchestrix",
                "components/common/Broken.swift:1: a component imports Orchestrix,",
            ]
        ) { scratch in
            try scratch.declare("\"Orchestrix\"", for: "OrchestrixCommon")
            try scratch.write("components/common/Broken.swift", "public import Orchestrix\n")
        },
        Breakage(
            "a base that imports the umbrella", breaks: .standAloneComponents,
            says: [
                "base banking_demo depends on Orchestrix,",
                "bases/banking_demo/Broken.swift:1: a base imports Orchestrix,",
            ]
        ) { scratch in
            try scratch.declare("\"Orchestrix\"", for: "banking_demo")
            try scratch.write("bases/banking_demo/Broken.swift", "import Orchestrix\n")
        },
        Breakage(
            "a component that imports what it doesn't declare", breaks: .declaredImports,
            says: [
                "components/memory/Broken.swift:3: imports GRDB, which target OrchestrixMemory doesn't declare",
                "components/memory/Broken.swift:4: imports ArgumentParser",
            ]
        ) { scratch in
            let source = "/* import Nothing\n */\npublic import struct GRDB.Row\nprivate import ArgumentParser\n"
            try scratch.write("components/memory/Broken.swift", source)
        },
        Breakage(
            "a test that imports what it doesn't declare", breaks: .declaredImports,
            says: ["test/components/common/Broken.swift:1: imports OrchestrixMemory"]
        ) { scratch in
            try scratch.write("test/components/common/Broken.swift", "import OrchestrixMemory\n")
        },
        Breakage(
            "a base that declares what it doesn't import", breaks: .declaredImports,
            says: ["target banking_demo declares OrchestrixTesting, which none of its sources imports"]
        ) { scratch in
            try scratch.replace(
                "dependencies: [\n                \"OrchestrixCommon\"", in: "Package.swift",
                by: "dependencies: [\n                \"OrchestrixTesting\", \"OrchestrixCommon\"")
        },
        Breakage(
            "a test that declares what it doesn't import", breaks: .declaredImports,
            says: ["target OrchestrixCommonTests declares GRDB, which none of its sources imports"]
        ) { scratch in
            try scratch.declare("grdb", for: "OrchestrixCommonTests")
            try scratch.write(
                "test/components/common/Broken.swift", "let text = \"\"\"\nimport GRDB\n\"\"\"\n// import GRDB\n")
        },
        Breakage(
            "a package outside that looks at what isn't public", breaks: .outsiders,
            says: ["test/projects/orchestrix_lib/Garage/Broken.swift:1: imports Orchestrix by @testable"]
        ) { scratch in
            try scratch.write(
                "test/projects/orchestrix_lib/Garage/Broken.swift", "@testable import Orchestrix\n")
        },
        Breakage(
            "a package outside that needs another package", breaks: .outsiders,
            says: ["test/projects/orchestrix_lib/Package.swift: depends on other packages than the root"]
        ) { scratch in
            let root = ".package(name: \"orchestrix\", path: \"../../..\")"
            try scratch.replace(
                root, in: "test/projects/orchestrix_lib/Package.swift",
                by: root + ", .package(url: \"https://github.com/apple/swift-log\", from: \"1.16.2\")")
        },
        Breakage(
            "a component that knows a higher floor", breaks: .floors,
            says: [
                "target OrchestrixCommon: common, on floor 1, knows messaging, on floor 2",
                "components/common/Broken.swift:1: common, on floor 1, knows messaging, on floor 2",
            ]
        ) { scratch in
            try scratch.declare("\"OrchestrixMessaging\"", for: "OrchestrixCommon")
            try scratch.write("components/common/Broken.swift", "import OrchestrixMessaging\n")
        },
        Breakage(
            "an engine that knows another", breaks: .floors,
            says: ["components/memory/Broken.swift:1: memory knows the engine sqlite"]
        ) { scratch in
            try scratch.declare("\"OrchestrixSQLite\"", for: "OrchestrixMemory")
            try scratch.write("components/memory/Broken.swift", "import OrchestrixSQLite\n")
        },
        Breakage(
            "a testing component that knows an engine", breaks: .floors,
            says: ["components/testing/Broken.swift:1: testing knows the engine memory"]
        ) { scratch in
            try scratch.declare("\"OrchestrixMemory\"", for: "OrchestrixTesting")
            try scratch.write("components/testing/Broken.swift", "import OrchestrixMemory\n")
        },
    ]
}
