/// Rows of text under their headings.
struct Table {
    /// A column: its heading, and to which side its texts lean.
    enum Column {
        case left(String)
        case right(String)

        fileprivate var heading: String {
            switch self {
            case .left(let heading), .right(let heading): heading
            }
        }

        fileprivate func align(_ text: String, to width: Int) -> String {
            switch self {
            case .left: text.padded(to: width)
            case .right: text.leftPadded(to: width)
            }
        }
    }

    private let columns: [Column]
    private var rows: [[String]]

    init(columns: [Column]) {
        self.columns = columns
        rows = [columns.map(\.heading)]
    }

    /// Adds a row with a text for each column.
    mutating func add(_ row: [String]) {
        rows.append(row.map(\.onOneLine))
    }

    /// The headings and the rows, aligned.
    var lines: [String] {
        let widths = columns.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = columns.indices.map { columns[$0].align(row[$0], to: widths[$0]) }
            return cells.joined(separator: "  ").trimmedAtTheEnd
        }
    }
}

extension String {
    fileprivate var trimmedAtTheEnd: String {
        String(reversed().drop { $0 == " " }.reversed())
    }
}
