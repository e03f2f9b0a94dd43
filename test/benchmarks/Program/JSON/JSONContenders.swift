import Foundation
import OrchestrixCommon

/// Both JSON coders at the same payload, each kept from call to call.
enum JSONContenders {
    private static let line = OrderLine(number: 4_211)

    static var ourEncoding: Contender {
        let codec = JSONCodec()
        return coding { keep(try codec.encode(line)) }
    }

    static var foundationEncoding: Contender {
        let encoder = JSONEncoder()
        return coding { keep(try encoder.encode(line)) }
    }

    static func ourDecoding() throws -> Contender {
        let codec = JSONCodec()
        let bytes = try codec.encode(line)
        return coding { keep(try codec.decode(OrderLine.self, from: bytes)) }
    }

    static func foundationDecoding() throws -> Contender {
        let decoder = JSONDecoder()
        let data = Data(try JSONCodec().encode(line))
        return coding { keep(try decoder.decode(OrderLine.self, from: data)) }
    }

    private static func coding(_ once: @escaping () throws -> Void) -> Contender {
        Contender(first: 10_000) { count in
            try Clock.processor.measure {
                for _ in 0..<count { try once() }
            }
        }
    }
}
