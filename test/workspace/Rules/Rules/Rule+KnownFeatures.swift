extension Rule {
    public static let knownFeatures = Rule(demand: "Every upcoming feature's name is one that the compiler knows.") {
        workspace in
        workspace.packages.flatMap { package in
            package.manifest.targets.flatMap { target in
                target.settings.compactMap(\.upcomingFeature).filter { !workspace.knownFeatures.contains($0) }.map {
                    Violation(
                        package.file, line: package.line(of: target),
                        "target \(target.name) enables \($0), a feature that the compiler doesn't know")
                }
            }
        }
    }
}
