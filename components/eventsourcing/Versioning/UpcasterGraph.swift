/// The steps of one event enum, which are known to lead from each old version to the one that the program has.
struct UpcasterGraph: Sendable {
    private let steps: [EventVersion: Upcaster]

    /// - Parameter current: the types that the program has, and their versions.
    /// - Throws: ``EventStoreError`` with `.invalidRegistration`, which names types and versions.
    init(_ upcasters: [Upcaster], current: [String: Int]) throws(EventStoreError) {
        var steps: [EventVersion: Upcaster] = [:]
        for upcaster in upcasters {
            guard steps.updateValue(upcaster, forKey: upcaster.origin) == nil else {
                throw Self.fault("two steps begin at \(upcaster.origin)", upcaster.origin)
            }
        }
        self.steps = steps
        for upcaster in upcasters { try check(upcaster, current) }
        for upcaster in upcasters { try checkEnds(from: upcaster.origin) }
        for upcaster in upcasters { try checkTargets(of: upcaster, current) }
        try checkGaps(current)
    }

    /// The forms that take the place of a stored event, in their order.
    func upcast(_ form: EventForm) throws -> [EventForm] {
        var ready: [EventForm] = []
        var waiting = [form]
        while let form = waiting.popLast() {
            if let step = steps[form.version] {
                waiting += try step.run(form).reversed()
            } else {
                ready.append(form)
            }
        }
        return ready
    }

    /// What tells these steps from others.
    var summary: [String] {
        steps.values.map { "\($0.origin) > \($0.targets.map(\.description)) \($0.revision)" }.sorted()
    }
}

extension UpcasterGraph {
    private static func fault(_ message: String, _ version: EventVersion) -> EventStoreError {
        EventStoreError(
            .invalidRegistration, message,
            context: ["type": version.type, "schemaversion": String(version.version)])
    }

    /// What can be said of a step alone.
    private func check(_ step: Upcaster, _ current: [String: Int]) throws(EventStoreError) {
        for version in [step.origin] + step.targets where version.type.isEmpty || version.version < 1 {
            throw Self.fault("\(step.origin): a step needs names, and versions from 1", version)
        }
        for target in step.targets where target.type == step.origin.type && target.version <= step.origin.version {
            throw Self.fault("a step leads from \(step.origin) back to version \(target.version)", step.origin)
        }
        if let present = current[step.origin.type], present <= step.origin.version {
            throw Self.fault(
                "a step begins at \(step.origin), but the program has version \(present)", step.origin)
        }
    }

    /// That no way from here leads back to a version on it.
    private func checkEnds(from start: EventVersion) throws(EventStoreError) {
        var seen: Set<EventVersion> = []
        var waiting = steps[start]?.targets ?? []
        while let version = waiting.popLast() {
            guard version != start else { throw Self.fault("the steps from \(start) lead back to it", start) }
            if seen.insert(version).inserted { waiting += steps[version]?.targets ?? [] }
        }
    }

    /// That whatever comes out of a step is what the program has, or where another step begins.
    private func checkTargets(of step: Upcaster, _ current: [String: Int]) throws(EventStoreError) {
        for target in step.targets where steps[target] == nil && current[target.type] != target.version {
            let known = current[target.type].map { "to version \($0), which the program has" }
            let isKnown = known != nil || steps.keys.contains { $0.type == target.type }
            throw Self.fault(
                isKnown
                    ? "\(step.origin) leads to \(target), and nothing leads on from there \(known ?? "")"
                    : "\(step.origin) leads to \(target), a type that isn't known", target)
        }
    }

    /// That a step begins at each version that came before.
    private func checkGaps(_ current: [String: Int]) throws(EventStoreError) {
        var last = current.mapValues { $0 - 1 }
        for origin in steps.keys { last[origin.type] = max(last[origin.type] ?? 0, origin.version) }
        for (type, last) in last.sorted(by: { $0.key < $1.key }) where last >= 1 {
            for version in 1...last where steps[EventVersion(type, version)] == nil {
                let end = current[type].map { " to version \($0), which the program has" } ?? ""
                throw Self.fault(
                    "a gap: nothing leads from \(EventVersion(type, version)) on\(end)", EventVersion(type, version))
            }
        }
    }
}
