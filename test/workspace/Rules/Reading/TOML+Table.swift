extension TOML {
    /// A table: `[path]` and the values below it.
    struct Table {
        let path: [String]
        /// `file:line` of the heading.
        let place: String
        let line: Int
        var values: [String: Value] = [:]

        func string(_ key: String) throws -> String {
            guard case .string(let value)? = values[key] else { throw missing(key, "a string") }
            return value
        }

        func strings(_ key: String) throws -> [String] {
            guard case .strings(let value)? = values[key] else { throw missing(key, "an array of strings") }
            return value
        }

        func integer(_ key: String) throws -> Int {
            guard case .integer(let value)? = values[key] else { throw missing(key, "an integer") }
            return value
        }

        func boolean(_ key: String) throws -> Bool? {
            guard let value = values[key] else { return nil }
            guard case .boolean(let boolean) = value else { throw missing(key, "true or false") }
            return boolean
        }

        private func missing(_ key: String, _ kind: String) -> TOMLError {
            TOMLError("\(place): [\(path.joined(separator: "."))] needs \(key), \(kind)")
        }
    }

    /// A value.
    enum Value {
        case string(String), integer(Int), boolean(Bool), strings([String])
    }
}
