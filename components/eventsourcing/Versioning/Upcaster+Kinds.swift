extension Upcaster {
    /// Edits the members of the JSON payload.
    public static func edit(
        _ type: String, from version: Int, to later: Int, revision: Int = 1,
        _ edit: @escaping @Sendable (inout PayloadMembers) throws -> Void
    ) -> Upcaster {
        let target = EventVersion(type, later)
        return Upcaster(EventVersion(type, version), to: [target], revision: revision) { form in
            [try form.at(target, editing: edit)]
        }
    }

    /// Makes the new payload out of the old one, both as values, for example of structs with the fields of each version.
    public static func convert<Old: Decodable & SendableMetatype, New: Encodable & SendableMetatype>(
        _ type: String, from version: Int, to later: Int, revision: Int = 1,
        _ convert: @escaping @Sendable (Old) throws -> New
    ) -> Upcaster {
        let target = EventVersion(type, later)
        return Upcaster(EventVersion(type, version), to: [target], revision: revision) { form in
            [try form.at(target, encoding: convert(form.decode(Old.self)))]
        }
    }

    /// The same event under another name.
    public static func rename(_ origin: EventVersion, to target: EventVersion) -> Upcaster {
        Upcaster(origin, to: [target]) { form in [form.at(target, payload: form.payload)] }
    }

    /// Events that mean nothing any more: readers don't see them. They keep their versions and positions.
    public static func drop(_ origin: EventVersion) -> Upcaster {
        Upcaster(origin, to: []) { _ in [] }
    }
}
