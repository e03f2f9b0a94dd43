import Foundation

/// A real `Codable` type, whose code the compiler has written or a user could have, and values of it.
protocol Sample: Codable, Sendable {
    static func sample(depth: Int, from choices: inout Choices) -> Self
    /// The text by which two values are held for the same.
    var sampleIdentity: String { get }
}

extension Sample where Self: Leaf {
    static func sample(depth: Int, from choices: inout Choices) -> Self { drawn(from: &choices) }
    var sampleIdentity: String { identity }
}

extension Int: Sample {}
extension Int8: Sample {}
extension UInt64: Sample {}
extension Int128: Sample {}
extension Double: Sample {}
extension Float: Sample {}
extension Bool: Sample {}
extension String: Sample {}
extension ExactDecimal: Sample {}
extension Date: Sample {}
extension Data: Sample {}
extension UUID: Sample {}
extension URL: Sample {}
extension Level: Sample {}
