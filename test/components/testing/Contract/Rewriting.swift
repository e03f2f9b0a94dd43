/// How a store writes payloads down that it was given otherwise. Each but the first keeps what is usual.
enum Rewriting: CaseIterable {
    case none, withoutLineEnds, withoutNull, asText

    func callAsFunction(_ bytes: [UInt8]) -> [UInt8] {
        switch self {
        case .none: bytes
        case .withoutLineEnds: bytes.count == 256 ? bytes : bytes.filter { $0 != UInt8(ascii: "\n") }
        case .withoutNull: bytes == Array("null".utf8) ? [] : bytes
        case .asText: bytes.count == 256 ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8)
        }
    }
}
