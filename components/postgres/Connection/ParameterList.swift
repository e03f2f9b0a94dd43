#if Postgres
/// The values of a statement's parameters in PostgreSQL's binary form, one behind the other in one buffer.
struct ParameterList: Sendable {
    private struct Place {
        let offset: Int
        /// `nil`: NULL.
        let length: Int?
        /// Whether it is text that the server reads as whatever its place asks for.
        var isLiteral = false
    }

    private var buffer = ByteBuffer()
    private var places: [Place] = []

    /// The declared types by PostgreSQL's numbers; 0, or no entry: the server infers it.
    private(set) var types: [UInt32] = []

    /// Declares the type of the parameter that is bound next. Of one statement's parameters all are declared, or none.
    mutating func declare(_ type: UInt32) {
        types.append(type)
    }

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

    /// Binds text as it stands in SQL between quotes: the server reads it as the type that its place asks for.
    ///
    /// - Precondition: it holds no zero byte. libpq takes such a parameter up to the first one.
    mutating func bindLiteral(_ text: String) {
        let offset = buffer.count
        buffer.append(text)
        buffer.append([0])
        places.append(Place(offset: offset, length: buffer.count - offset - 1, isLiteral: true))
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
            return send(Int32(places.count), values, lengths, places.map { $0.isLiteral ? 0 : 1 })
        }
    }
}
#endif
