extension DomainEvent {
    /// Checks that every case can be stored. Called when an event type is registered; it costs microseconds.
    ///
    /// A case that `CodingKeys` leaves out can't be seen here: it shows when such an event is recorded or published.
    ///
    /// - Throws: ``EventNameError``, which names the case: a value has no label, or the case's name is empty,
    ///   reserved or unprintable.
    public static func checkNames() throws(EventNameError) {
        for kind in CodingKeys.allCases {
            try checkName(kind.rawValue)
            try checkLabels(of: kind)
        }
    }

    private static func checkName(_ name: String) throws(EventNameError) {
        guard !name.isEmpty else { throw EventNameError(.emptyName, of: Self.self, case: name) }
        guard !name.hasPrefix("orchestrix.") else { throw EventNameError(.reservedName, of: Self.self, case: name) }
        guard AttributeText.isAllowed(name) else {
            throw EventNameError(.unprintableName, of: Self.self, case: "")
        }
    }

    private static func checkLabels(of kind: CodingKeys) throws(EventNameError) {
        let probe = LabelProbe(kind)
        _ = try? Self(from: probe)
        switch probe.finding {
        case .labeled: break
        case .unlabeled: throw EventNameError(.unlabeledValue, of: Self.self, case: kind.rawValue)
        case nil: throw EventNameError(.notCodedByKey, of: Self.self, case: kind.rawValue)
        }
    }
}
