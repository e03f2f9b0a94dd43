/// The values of a statement's parameters in PostgreSQL's binary form. Made once and filled again and again.
struct BinaryParameters {
    private var bytes = BinaryBytes()
    private var places: [(offset: Int, length: Int)] = []

    mutating func removeAll() {
        bytes.removeAll()
        places.removeAll(keepingCapacity: true)
    }

    /// Adds a parameter, whose bytes `write` appends.
    mutating func add(_ write: (inout BinaryBytes) -> Void) {
        let offset = bytes.count
        write(&bytes)
        places.append((offset, bytes.count - offset))
    }

    /// Adds an array of one dimension; `write` appends an element, its length first.
    mutating func addArray<Element>(
        of type: Int32, _ elements: ArraySlice<Element>, _ write: (inout BinaryBytes, Element) -> Void
    ) {
        add { bytes in
            for number in [1, 0, type, Int32(elements.count), 1] { bytes.append(number) }
            for element in elements { write(&bytes, element) }
        }
    }

    /// Gives the parameters to `send`, as libpq takes them.
    func withPointers(_ send: (Int32, [UnsafePointer<CChar>?], [Int32], [Int32]) -> Void) {
        bytes.withBase { base in
            send(
                Int32(places.count), places.map { base + $0.offset }, places.map { Int32($0.length) },
                [Int32](repeating: 1, count: places.count))
        }
    }
}
