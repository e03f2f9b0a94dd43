import Foundation

/// What the compiler says of itself.
struct CompilerFeatures: Decodable {
    private let features: Features

    /// The upcoming features that it knows by name.
    static func read() throws -> Set<String> {
        let json = try Command.output(of: ["swiftc", "-print-supported-features"])
        return Set(try JSONDecoder().decode(Self.self, from: json).features.upcoming.map(\.name))
    }

    private struct Features: Decodable {
        let upcoming: [Feature]
    }

    private struct Feature: Decodable {
        let name: String
    }
}
