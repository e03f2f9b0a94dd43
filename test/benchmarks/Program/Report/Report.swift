import Foundation

/// The results of a run as they are written to a file, for programs.
struct Report: Encodable {
    let date = Date.now.formatted(.iso8601)
    let system = ProcessInfo.processInfo.operatingSystemVersionString
    let processors = ProcessInfo.processInfo.activeProcessorCount
    let rounds: Int
    let seconds: Double
    private(set) var rows: [Line] = []

    init(rounds: Int, seconds: Double) {
        self.rounds = rounds
        self.seconds = seconds
    }

    mutating func add(_ result: Result) {
        rows.append(Line(result))
    }

    func write(to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try encoder.encode(self).write(to: URL(fileURLWithPath: path))
    }
}

extension Report {
    /// A row and what it showed.
    struct Line: Encodable {
        let row: String
        let work: String
        let unit: String
        let clock: Clock
        let reference: String
        let isPaired: Bool
        let goal: Double?
        let isMet: Bool?
        let ours: Figures
        let theirs: Figures
        let ratio: Figures

        init(_ result: Result) {
            row = result.row.name
            work = result.row.work
            unit = result.row.unit
            clock = result.row.clock
            reference = result.row.reference.name
            isPaired = result.row.reference.isPaired
            goal = result.row.goal
            isMet = result.isMet
            ours = Figures(result.ours)
            theirs = Figures(result.reference)
            ratio = Figures(result.ratio)
        }
    }

    /// The median, and what each round showed.
    struct Figures: Encodable {
        let median: Double
        let rounds: [Double]

        init(_ series: Series) {
            median = series.median
            rounds = series.values
        }
    }
}
