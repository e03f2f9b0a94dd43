extension Rule {
    public static let floors = Rule(
        demand: "A component stands above every component that it imports, and imports no engine."
    ) { workspace in
        workspace.plan.components.flatMap { component -> [Violation] in
            guard let target = workspace.root.manifest.targets.first(where: { $0.name == component.module }) else {
                return []
            }
            let declared = target.dependencies.compactMap { dependency in
                objection(to: dependency.name, by: component, plan: workspace.plan).map {
                    Violation(
                        workspace.root.file, line: workspace.root.line(of: target), "target \(target.name): \($0)")
                }
            }
            let imported = workspace.sources(of: target, in: workspace.root).flatMap { source in
                source.imports.compactMap { use in
                    objection(to: use.module, by: component, plan: workspace.plan).map {
                        Violation(source.path, line: use.line, $0)
                    }
                }
            }
            return declared + imported
        }
    }

    /// What speaks against `component` knowing `module`.
    private static func objection(to module: String, by component: Brick, plan: Plan) -> String? {
        guard let other = plan.component(ofModule: module), other.name != component.name else { return nil }
        if other.isEngine { return "\(component.name) knows the engine \(other.name)" }
        guard let above = component.floor, let below = other.floor, below >= above else { return nil }
        return "\(component.name), on floor \(above), knows \(other.name), on floor \(below)"
    }
}
