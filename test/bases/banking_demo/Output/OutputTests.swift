import Testing

@testable import banking_demo

@Suite("Output")
struct OutputTests {
    @Test("columns are as wide as their widest text, and lean to their side")
    func table() {
        var table = Table(columns: [.left("name"), .right("amount"), .left("note")])
        table.add(["A", "1000.00", "x"])
        table.add(["Alice", "5.00", ""])
        #expect(table.lines == ["name    amount  note", "A      1000.00  x", "Alice     5.00"])
    }

    @Test(
        "control characters are shown, not obeyed",
        arguments: [
            ("a\nb", "a·b"), ("\u{1B}[2J", "·[2J"), ("a\r\nb", "a··b"), ("plain ✓", "plain ✓"), ("a\u{2028}b", "a·b"),
        ])
    func control(text: String, shown: String) {
        #expect(text.onOneLine == shown)
    }

    @Test(
        "progress is told by a bar, a share, a count and a rate",
        arguments: [
            (0, 10, "[..............................]   0 %  0 of 10, 0 a second"),
            (5, 10, "[###############...............]  50 %  5 of 10, 1 a second"),
            (10, 10, "[##############################] 100 %  10 of 10, 2 a second"),
        ])
    func bar(done: Int, total: Int, text: String) {
        #expect(ProgressBar.text(done: done, total: total, after: .seconds(5)) == text)
    }

    @Test("an error is one line; what nobody foresaw shows its type only")
    func errors() {
        struct Surprise: Error { let secret = "password" }
        #expect(ErrorLine.text(Failure("a\nb")) == "error: a·b")
        #expect(ErrorLine.text(Surprise()) == "error: unexpected Surprise")
        #expect(ErrorLine.text(CSVError(line: 3, column: 7, problem: "x")) == "error: line 3, column 7: x")
    }
}
