extension Rule {
    public static let strictSettings = Rule(demand: "Every target of the house has exactly the strict settings.") {
        workspace in
        workspace.insiders.flatMap { package in
            package.manifest.targets.filter { $0.type != "system" }.flatMap { target in
                differences(of: target).map {
                    Violation(package.file, line: package.line(of: target), "target \(target.name) \($0)")
                }
            }
        }
    }

    private static func differences(of target: Target) -> [String] {
        let settings = target.settings.map(\.text)
        return strict.filter { !settings.contains($0) }.map { "lacks the setting \($0)" }
            + settings.filter { !strict.contains($0) }.map { "has a setting of its own, \($0)" }
    }

    private static let strict = [
        "swift: swiftLanguageMode(6)",
        "swift: enableUpcomingFeature(ExistentialAny)",
        "swift: enableUpcomingFeature(InternalImportsByDefault)",
        "swift: enableUpcomingFeature(MemberImportVisibility)",
        "swift: enableUpcomingFeature(NonisolatedNonsendingByDefault)",
        "swift: treatAllWarnings(error)",
    ]
}
