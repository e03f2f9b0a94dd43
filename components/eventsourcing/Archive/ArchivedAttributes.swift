import OrchestrixCommon
import OrchestrixMessaging

/// Takes what tells a place in a log out of a line's attributes.
struct ArchivedAttributes {
    let event: CloudEvent

    func text(_ name: String) throws -> String {
        guard case .string(let text)? = event.extensions[name] else { throw fault(name, "isn't there as a string") }
        return text
    }

    /// A decimal string, in the only form in which it is written.
    func number(_ name: String, atLeast least: Int = 1) throws -> Int {
        let text = try text(name)
        let isPlain = text.utf8.allSatisfy { 0x30...0x39 ~= $0 } && (text.utf8.first != 0x30 || text.utf8.count == 1)
        guard isPlain, let number = Int(text), number >= least
        else { throw fault(name, "isn't a whole number from \(least) on, in decimal digits") }
        return number
    }

    func optionalNumber(_ name: String) throws -> Int? {
        event.extensions[name] == nil ? nil : try number(name)
    }

    func time() throws -> Timestamp {
        guard let time = event.time else { throw fault("time", "is missing") }
        return time
    }

    /// The content, or `nil` where it was erased.
    func content() throws -> [UInt8]? {
        switch (event.data, event.extensions["erased"]) {
        case (let data?, nil): return data.bytes
        case (nil, .boolean(true)?): return nil
        case (nil, nil): throw fault("data", "is missing, and nothing says that it was erased")
        case (_, _?): throw fault("erased", "isn't true, or there is data all the same")
        }
    }

    func fault(_ name: String, _ what: String) -> EventStoreError {
        EventStoreError(.malformedArchive, "attribute \(name) \(what)", context: ["attribute": name])
    }
}
