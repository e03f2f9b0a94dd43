/// An event in the binary mode of HTTP: its attributes are headers, and its content is the body as it is.
///
/// ```
/// ce-specversion: 1.0
/// ce-id: 4711
/// ce-source: /shop
/// ce-type: order.placed
/// content-type: application/json
///
/// {"number":7}
/// ```
public struct BinaryCloudEvent: Sendable, Hashable {
    /// One header.
    public struct Header: Sendable, Hashable {
        /// Its name, in lower case where it is written here; when read, case doesn't matter.
        public let name: String

        /// Its value, percent-encoded where it stands for an attribute.
        public let value: String

        /// A header.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The headers: `content-type`, and one that begins with `ce-` for each attribute. Others are passed over.
    public let headers: [Header]

    /// The content's bytes; empty where there is none.
    public let body: [UInt8]

    /// An event as it came.
    public init(headers: [Header], body: [UInt8]) {
        self.headers = headers
        self.body = body
    }

    /// The value of the first header of this name, in whatever case.
    public subscript(name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}
