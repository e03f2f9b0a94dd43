extension Rule {
    public static let testedBricks = Rule(
        demand: "Every component and every base has a test target with tests, and every project what runs its tests."
    ) { workspace in
        workspace.bricks.compactMap { brick -> Violation? in
            let package = workspace.root
            let target = package.manifest.targets.first { $0.type == "test" && $0.folder == brick.testFolder }
            guard let target else { return Violation(package.file, "no test target has the path \(brick.testFolder)") }
            if workspace.sources(of: target, in: package).contains(where: \.hasTests) { return nil }
            return Violation(
                package.file, line: package.line(of: target), "target \(target.name) holds no test of \(brick.module)")
        }
            + workspace.projects.map { "test/projects/\($0.name)/run" }.filter { !workspace.files.contains($0) }.map {
                Violation($0, "nothing runs the tests of the project")
            }
    }
}
