/// A build setting of a target, as text: `swift: enableUpcomingFeature(ExistentialAny)`.
struct Setting: Decodable, Hashable, Sendable {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let tool = try container.decode(String.self, forKey: .tool)
        let kind = try container.decode([String: [String: Value]].self, forKey: .kind)
        let words = kind.map { name, values in
            "\(name)(\(values.sorted { $0.key < $1.key }.map(\.value.text).joined(separator: ", ")))"
        }
        let isConditional = container.contains(.condition) ? try !container.decodeNil(forKey: .condition) : false
        text = "\(tool): \(words.joined())" + (isConditional ? " on a condition" : "")
    }

    /// The name in `enableUpcomingFeature(NAME)`.
    var upcomingFeature: String? {
        let opening = "swift: enableUpcomingFeature("
        guard text.hasPrefix(opening) else { return nil }
        return String(text.dropFirst(opening.count).prefix { $0 != ")" })
    }

    private enum CodingKeys: String, CodingKey { case tool, kind, condition }

    private struct Value: Decodable {
        let text: String

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            text = try (try? container.decode(String.self)) ?? container.decode([String].self).joined(separator: " ")
        }
    }
}
