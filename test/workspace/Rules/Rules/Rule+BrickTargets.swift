extension Rule {
    public static let brickTargets = Rule(
        demand: "Every component is a library and every base an executable, in the namespace, by the listed names."
    ) { workspace in
        workspace.bricks.flatMap { target(of: $0, in: workspace) + product(of: $0, in: workspace) }
            + workspace.plan.components.filter { !$0.module.hasPrefix(workspace.plan.namespace) }.map {
                Violation(Plan.file, line: $0.line, "\($0.module) is outside the namespace \(workspace.plan.namespace)")
            } + strangers(in: workspace)
    }

    private static func target(of brick: Brick, in workspace: Workspace) -> [Violation] {
        let package = workspace.root
        guard let target = package.manifest.targets.first(where: { $0.folder == brick.folder }) else {
            return [Violation(package.file, "no target has the path \(brick.folder)")]
        }
        let type = brick.isComponent ? "regular" : "executable"
        if target.name == brick.module && target.type == type { return [] }
        return [
            Violation(
                package.file, line: package.line(of: target),
                "target \(target.name) is \(target.type), but \(Plan.file):\(brick.line) makes \(brick.folder) "
                    + "\(brick.module), \(type)")
        ]
    }

    private static func product(of brick: Brick, in workspace: Workspace) -> [Violation] {
        let product = workspace.root.manifest.products.first { $0.name == brick.module }
        let isRight = brick.isComponent ? product?.isLibrary : product?.isExecutable
        if isRight == true && product?.targets == [brick.module] { return [] }
        let kind = brick.isComponent ? "library" : "executable"
        return [Violation(workspace.root.file, "there is no \(kind) product \(brick.module) of that target alone")]
    }

    /// Targets and products that belong to no brick and are no umbrella.
    private static func strangers(in workspace: Workspace) -> [Violation] {
        let package = workspace.root
        let bricks = workspace.plan.bricks
        let umbrellas = workspace.plan.projects.compactMap(\.umbrella?.module)
        let targets = package.manifest.targets.filter { target in
            !umbrellas.contains(target.name)
                && !bricks.contains { brick in
                    [brick.folder, brick.testFolder].contains {
                        target.folder == $0 || target.folder.hasPrefix($0 + "/")
                    }
                }
        }
        let products = package.manifest.products.filter { product in
            !(bricks.map(\.module) + umbrellas).contains(product.name)
        }
        return targets.map {
            Violation(package.file, line: package.line(of: $0), "target \($0.name), at \($0.folder), is of no brick")
        } + products.map { Violation(package.file, "product \($0.name) is of no brick") }
    }
}
