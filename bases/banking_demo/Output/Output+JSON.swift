import OrchestrixCommon

extension Output {
    /// A JSON array with one element a line.
    mutating func jsonArray(_ elements: [some Encodable]) throws {
        try line("[")
        for (index, element) in elements.enumerated() {
            let comma: [UInt8] = index + 1 < elements.count ? [UInt8(ascii: ",")] : []
            try line(JSONCodec().encode(element) + comma)
        }
        try line("]")
    }
}
