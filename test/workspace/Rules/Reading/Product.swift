/// A product of a manifest.
struct Product: Decodable, Sendable {
    let name: String
    let targets: [String]
    let isLibrary: Bool
    let isExecutable: Bool

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        name = try container.decode(String.self, forKey: .name)
        targets = try container.decode([String].self, forKey: .targets)
        let type = try container.nestedContainer(keyedBy: TypeKeys.self, forKey: .type)
        isLibrary = type.contains(.library)
        isExecutable = type.contains(.executable)
    }

    private enum CodingKeys: String, CodingKey { case name, targets, type }
    private enum TypeKeys: String, CodingKey { case library, executable }
}
