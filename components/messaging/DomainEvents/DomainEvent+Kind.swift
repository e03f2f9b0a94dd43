extension DomainEvent {
    /// Which case this is, found by the enum's own coding.
    @inlinable
    public var kind: CodingKeys {
        get throws(EventNameError) {
            try KnownKinds.kind(of: self) { () throws(EventNameError) in try codedKind() }
        }
    }

    @usableFromInline
    func codedKind() throws(EventNameError) -> CodingKeys {
        let probe = KindProbe<CodingKeys>()
        // Whatever the coding throws: it has named the case by then, or it never will.
        try? encode(to: probe)
        guard let kind = probe.kind else { throw EventNameError(.missingName, of: Self.self, case: caseName) }
        return kind
    }

    /// The case's name in Swift.
    private var caseName: String {
        let mirror = Mirror(reflecting: self)
        guard mirror.displayStyle == .enum else { return "?" }
        return mirror.children.first?.label ?? String(describing: self)
    }
}
