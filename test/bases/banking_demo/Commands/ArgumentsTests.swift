import Testing

@testable import banking_demo

@Suite("Arguments")
struct ArgumentsTests {
    @Test(
        "a negative amount is a value and no option",
        arguments: [
            (["deposit", "A", "-5"], ["deposit", "A", "--", "-5"]),
            (["deposit", "A", "-5.50", "--note", "x"], ["deposit", "A", "--note", "x", "--", "-5.50"]),
            (["transfer", "A", "B", "-1"], ["transfer", "A", "B", "--", "-1"]),
            (["open", "A", "--deposit", "-5", "--owner", "x"], ["open", "A", "--deposit", "-5", "--owner", "x"]),
            (["deposit", "--", "A", "-5"], ["deposit", "--", "A", "-5"]), (["demo", "-h"], ["demo", "-h"]), ([], []),
        ])
    func negative(arguments: [String], parsed: [String]) {
        #expect(Arguments.movingNegativeNumbers(arguments) == parsed)
    }

    @Test(
        "an address among the arguments isn't repeated, wherever it stands",
        arguments: [
            (["a", "postgres://u:secret@h/b"], "unexpected 'postgres://u:secret@h/b'", "unexpected '…'"),
            (["--sotre=pg://u:secret@h"], "unknown '--sotre=pg://u:secret@h'", "unknown '--sotre=…'"),
            (["sqlite:b", "x"], "no x in sqlite:b", "no x in sqlite:b"),
        ])
    func addresses(arguments: [String], text: String, masked: String) {
        #expect(Arguments.maskingAddresses(in: text, of: arguments) == masked)
    }
}
