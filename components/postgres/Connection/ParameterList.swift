#if Postgres
/// The values of a statement's parameters in PostgreSQL's binary form, one behind the other in one buffer.
struct ParameterList: Sendable {
    private struct Place {
        let offset: Int
        /// `nil`: NULL.
        let length: Int?
    }

    private var buffer = ByteBuffer()
    private var places: [Place] = []

    mutating func bind(_ value: Int) {
        add { $0.append(value) }
    }

    mutating func bind(_ value: Int?) {
        if let value { bind(value) } else { bindNull() }
    }

    mutating func bind(_ text: String) {
        add { $0.append(text) }
    }

    mutating func bind(_ text: String?) {
        if let text { bind(text) } else { bindNull() }
    }

    mutating func bind(_ bytes: [UInt8]) {
        add { $0.append(bytes) }
    }

    /// Binds an array of one dimension.
    mutating func bindArray<Element>(
        of type: ElementType, _ elements: some Collection<Element>,
        _ append: (inout ByteBuffer, Element) -> Void
    ) {
        add { buffer in
            buffer.beginArray(of: type, count: elements.count)
            for element in elements { append(&buffer, element) }
        }
    }

    mutating func bindNull() {
        places.append(Place(offset: 0, length: nil))
    }

    mutating func bindTexts(_ texts: some Collection<String>) {
        bindArray(of: .text, texts) { $0.appendElement($1) }
    }

    /// Binds an array of texts that may be absent; an empty one where all are, which `unnest` makes up for.
    mutating func bindSparseTexts<Element>(_ elements: [Element], _ text: (Element) throws -> String?) rethrows {
        let texts = try elements.map(text)
        bindArray(of: .text, texts.contains { $0 != nil } ? texts : []) { $0.appendElement($1) }
    }

    private mutating func add(_ write: (inout ByteBuffer) -> Void) {
        let offset = buffer.count
        write(&buffer)
        places.append(Place(offset: offset, length: buffer.count - offset))
    }

    /// Gives the parameters to `send`, as libpq takes them.
    func withPointers(
        _ send: (
            _ count: Int32, _ values: [UnsafePointer<CChar>?], _ lengths: [Int32], _ formats: [Int32]
        ) -> Int32
    ) -> Int32 {
        buffer.withBase { base in
            let values = places.map { $0.length == nil ? nil : base + $0.offset }
            let lengths = places.map { Int32($0.length ?? 0) }
            return send(Int32(places.count), values, lengths, [Int32](repeating: 1, count: places.count))
        }
    }
}
#endif
