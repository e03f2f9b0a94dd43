/// A growing row of plain values, read and written in place without the checks of an array.
///
/// It is the innermost store of the coder; whoever uses it keeps its indices below `count`.
struct JSONStack<Element: BitwiseCopyable>: ~Copyable {
    private(set) var base: UnsafeMutablePointer<Element>
    private(set) var count = 0
    private var capacity: Int

    init(capacity: Int) {
        base = .allocate(capacity: capacity)
        self.capacity = capacity
    }

    deinit { base.deallocate() }

    subscript(index: Int) -> Element {
        @inline(__always) unsafeAddress {
            assert(index >= 0 && index < count)
            return UnsafePointer(base + index)
        }
        @inline(__always) unsafeMutableAddress {
            assert(index >= 0 && index < count)
            return base + index
        }
    }

    @inline(__always)
    mutating func append(_ element: Element) {
        if count == capacity { grow() }
        (base + count).initialize(to: element)
        count += 1
    }

    @inline(never)
    private mutating func grow() {
        let block = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
        block.update(from: base, count: count)
        base.deallocate()
        base = block
        capacity *= 2
    }

    @inline(__always)
    mutating func truncate(to length: Int) {
        count = length
    }
}
