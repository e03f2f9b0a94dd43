import Foundation

/// An element of each type that unkeyed containers have a method of their own for.
struct EverythingInARow: Sample {
    var everything: Everything

    static func sample(depth: Int, from choices: inout Choices) -> EverythingInARow {
        EverythingInARow(everything: .sample(depth: depth, from: &choices))
    }

    var sampleIdentity: String { everything.sampleIdentity }

    init(everything: Everything) {
        self.everything = everything
    }

    func encode(to encoder: any Encoder) throws {
        var row = encoder.unkeyedContainer()
        let all = everything
        try row.encode(all.bool)
        try row.encode(all.string)
        try row.encode(all.double)
        try row.encode(all.float)
        try row.encode(all.int)
        try row.encode(all.int8)
        try row.encode(all.int16)
        try row.encode(all.int32)
        try row.encode(all.int64)
        try row.encode(all.int128)
        try row.encode(all.uint)
        try row.encode(all.uint8)
        try row.encode(all.uint16)
        try row.encode(all.uint32)
        try row.encode(all.uint64)
        try row.encode(all.uint128)
        try row.encode(all)
    }

    init(from decoder: any Decoder) throws {
        var row = try decoder.unkeyedContainer()
        let bool = try row.decode(Bool.self)
        let string = try row.decode(String.self)
        let double = try row.decode(Double.self)
        let float = try row.decode(Float.self)
        let int = try row.decode(Int.self)
        let int8 = try row.decode(Int8.self)
        let int16 = try row.decode(Int16.self)
        let int32 = try row.decode(Int32.self)
        let int64 = try row.decode(Int64.self)
        let int128 = try row.decode(Int128.self)
        let uint = try row.decode(UInt.self)
        let uint8 = try row.decode(UInt8.self)
        let uint16 = try row.decode(UInt16.self)
        let uint32 = try row.decode(UInt32.self)
        let uint64 = try row.decode(UInt64.self)
        let uint128 = try row.decode(UInt128.self)
        everything = try row.decode(Everything.self)
        (everything.bool, everything.string, everything.double, everything.float) = (bool, string, double, float)
        (everything.int, everything.int8, everything.int16, everything.int32) = (int, int8, int16, int32)
        (everything.int64, everything.int128, everything.uint, everything.uint8) = (int64, int128, uint, uint8)
        (everything.uint16, everything.uint32, everything.uint64) = (uint16, uint32, uint64)
        everything.uint128 = uint128
    }
}
