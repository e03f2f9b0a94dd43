/// Shows on a terminal how far a long work has come; shows nothing where nobody is looking.
struct ProgressBar: ~Copyable {
    private var output = Output.errors()
    private let isShown: Bool
    private let total: Int
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var lastDrawing: ContinuousClock.Instant?

    init(total: Int) {
        self.total = total
        isShown = output.isTerminal && total > 0
        start = clock.now
    }

    /// Draws the bar anew, ten times a second at most. That it can't be drawn is no reason to stop the work.
    mutating func show(_ done: Int) {
        guard isShown else { return }
        let now = clock.now
        if let lastDrawing, now - lastDrawing < .milliseconds(100), done < total { return }
        lastDrawing = now
        output.text("\r\u{1B}[K" + ProgressBar.text(done: done, total: total, after: now - start))
        try? output.flush()
    }

    /// Takes the bar away.
    mutating func clear() {
        guard isShown else { return }
        output.text("\r\u{1B}[K")
        try? output.flush()
    }

    /// `[#####.....]  50 %  500 of 1000, 250 a second`
    static func text(done: Int, total: Int, after elapsed: Duration) -> String {
        let (filled, percent) = (done * 30 / total, done * 100 / total)
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 30 - filled)
        let rate = elapsed > .zero ? Int(Double(done) / (elapsed / .seconds(1))) : 0
        return "[\(bar)] \(String(percent).leftPadded(to: 3)) %  \(done) of \(total), \(rate) a second"
    }
}
