import Foundation

/// Every type of leaf.
enum LeafKinds {
    static let all: [any Leaf.Type] = [
        Int.self, String.self, Bool.self, Double.self, ExactDecimal.self, Date.self, Float.self, Int8.self, Int16.self,
        Int32.self, Int64.self, Int128.self, UInt.self, UInt8.self, UInt16.self, UInt32.self, UInt64.self,
        UInt128.self, Data.self, UUID.self, URL.self,
    ]
}
