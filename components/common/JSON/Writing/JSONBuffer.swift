#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The document as it is written: bytes in one block that grows.
struct JSONBuffer: ~Copyable {
    private(set) var base: UnsafeMutablePointer<UInt8>
    private(set) var count = 0
    private var capacity: Int

    init(capacity: Int) {
        base = .allocate(capacity: capacity)
        self.capacity = capacity
    }

    deinit { base.deallocate() }

    /// The bytes, exactly as many as there are.
    borrowing func bytes() -> [UInt8] {
        Array(UnsafeBufferPointer(start: base, count: count))
    }

    borrowing func text(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
    }

    subscript(offset: Int) -> UInt8 { base[offset] }

    /// The byte written last. There must be one.
    var last: UInt8 {
        @inline(__always) get { base[count - 1] }
    }

    @inline(__always)
    mutating func reserve(_ extra: Int) {
        if capacity - count < extra { grow(by: extra) }
    }

    @inline(never)
    private mutating func grow(by extra: Int) {
        let larger = max(capacity * 2, count + extra)
        let block = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        block.update(from: base, count: count)
        base.deallocate()
        base = block
        capacity = larger
    }

    /// Room for as many bytes as were reserved; ``advance(by:)`` says how many were used.
    var tail: UnsafeMutablePointer<UInt8> {
        @inline(__always) get { base + count }
    }

    @inline(__always)
    mutating func advance(by length: Int) {
        count += length
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        reserve(1)
        base[count] = byte
        count += 1
    }

    @inline(__always)
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress else { return }
        reserve(bytes.count)
        memcpy(tail, source, bytes.count)
        count += bytes.count
    }

    mutating func append(_ literal: StaticString) {
        append(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    mutating func truncate(to length: Int) {
        count = length
    }

    mutating func overwrite(_ offset: Int, with byte: UInt8) {
        base[offset] = byte
    }

    /// Puts what was written from `mark` on in the place of `range`, which lies before it.
    mutating func move(from mark: Int, replacing range: Range<Int>) {
        let moved = Array(UnsafeBufferPointer(start: base + mark, count: count - mark))
        memmove(base + range.lowerBound + moved.count, base + range.upperBound, mark - range.upperBound)
        moved.withUnsafeBufferPointer { bytes in
            if let source = bytes.baseAddress { memcpy(base + range.lowerBound, source, bytes.count) }
        }
        count -= range.count
    }
}
