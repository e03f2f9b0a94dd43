/// The number of the case that an enum's value is in, as the Swift runtime itself asks for it.
///
/// Swift has no way to ask which case a value of some enum type is in; `Mirror` finds out in microseconds. Every type's
/// metadata points to its value witness table, and an enum's table ends with the function that is called here. That
/// layout is part of Swift's ABI (docs/ABI/TypeMetadata.rst, ValueWitness.def), and what isn't as expected gives `nil`.
@usableFromInline
enum EnumTag {
    @usableFromInline typealias GetEnumTag =
        @convention(c) (_ value: UnsafeRawPointer, _ metadata: UnsafeRawPointer) -> UInt32

    /// What metadata of an enum begins with.
    @inlinable static var enumKind: Int { 0x201 }

    /// The flag of a table that has the witnesses of an enum.
    @inlinable static var hasEnumWitnesses: UInt32 { 0x0020_0000 }

    /// Eight functions, size and stride stand before the flags; flags and extra inhabitants before the enum's witnesses.
    @inlinable static var flagsOffset: Int { 80 }
    @inlinable static var tagOffset: Int { 88 }

    /// The number of the case; `nil` where the type isn't an enum, or doesn't look like one.
    @inlinable
    static func of<Value>(_ value: Value) -> Int? {
        guard MemoryLayout<UnsafeRawPointer>.size == 8 else { return nil }
        let metadata = unsafeBitCast(Value.self as Any.Type, to: UnsafeRawPointer.self)
        guard metadata.load(as: Int.self) == enumKind else { return nil }
        let witnesses = metadata.load(fromByteOffset: -8, as: UnsafeRawPointer.self)
        guard witnesses.load(fromByteOffset: flagsOffset, as: UInt32.self) & hasEnumWitnesses != 0 else { return nil }
        let getEnumTag = unsafeBitCast(
            witnesses.load(fromByteOffset: tagOffset, as: UnsafeRawPointer.self), to: GetEnumTag.self)
        return withUnsafePointer(to: value) { Int(getEnumTag(UnsafeRawPointer($0), metadata)) }
    }
}
