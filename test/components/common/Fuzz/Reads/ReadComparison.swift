/// Whether two decoders gave the same answer, or answers whose difference a rule explains.
struct ReadComparison {
    let tree: DocumentTree

    func isSame(_ ours: ReadStep?, _ theirs: ReadStep?, _ tally: inout Tally) -> Bool {
        if ours == theirs { return true }
        guard let ours, let theirs, ours.question == theirs.question,
            case .failure(let failure) = ours.answer, case .failure(let other) = theirs.answer
        else { return false }
        guard let rule = rule(failure, other) else { return false }
        tally.count(rule)
        return true
    }

    private func rule(_ ours: Failure, _ theirs: Failure) -> Rule? {
        if ours.path == theirs.path, ours.kind == "valueNotFound", theirs.kind == "typeMismatch" {
            return tree.isNull(at: ours.path) ? .nullKinds : nil
        }
        if ours.kind == "dataCorrupted", theirs.path.isEmpty, case .number? = tree[ours.path] { return .numberPaths }
        return nil
    }
}
