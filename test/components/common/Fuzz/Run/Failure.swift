import Foundation

/// What of an error two codecs are to agree on: its kind and its coding path.
struct Failure: Equatable, CustomStringConvertible {
    let kind: String
    let path: [String]

    init(_ error: any Error) {
        switch error {
        case let error as DecodingError:
            path = Self.steps(error.context.codingPath)
            kind =
                switch error {
                case .typeMismatch: "typeMismatch"
                case .valueNotFound: "valueNotFound"
                case .keyNotFound(let key, _): "keyNotFound \(key.stringValue.debugDescription)"
                case .dataCorrupted: "dataCorrupted"
                @unknown default: "unknown"
                }
        case let error as EncodingError:
            path = Self.steps(error.context.codingPath)
            kind = "invalidValue"
        default:
            path = []
            kind = "\(error)"
        }
    }

    init(kind: String, path: [String]) {
        self.kind = kind
        self.path = path
    }

    /// The names of the members and `Index 3` for the fourth element.
    static func steps(_ path: [any CodingKey]) -> [String] {
        path.map(\.stringValue)
    }

    var description: String { "\(kind) at [\(path.map(\.debugDescription).joined(separator: ", "))]" }
}
