extension Rule {
    public static let compiledSources = Rule(demand: "Every source belongs to a target that compiles it.") {
        workspace in
        workspace.sources.compactMap { source in
            guard let (package, target) = workspace.owner(of: source.path) else {
                return Violation(source.path, "no target compiles it")
            }
            let excluded = target.exclude.map { package.path(target.folder + "/" + $0) }
            guard excluded.contains(where: { source.path == $0 || source.path.hasPrefix($0 + "/") }) else { return nil }
            return Violation(source.path, "target \(target.name) excludes it, and no other compiles it")
        }
    }
}
