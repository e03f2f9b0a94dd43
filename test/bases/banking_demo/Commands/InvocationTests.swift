import Testing

@testable import banking_demo

@Suite("How the program was called")
struct InvocationTests {
    @Test(
        "a program is named as it can be called from the current folder",
        arguments: [
            ("banking_demo", "/home/a", "banking_demo"), ("", "/home/a", "banking_demo"),
            ("./bank", "/home/a", "./bank"), ("/home/a/.build/debug/bank", "/home/a", ".build/debug/bank"),
            ("/home/ab/bank", "/home/a", "/home/ab/bank"), ("/usr/bin/bank", "/", "usr/bin/bank"),
            ("/home/a b/bank", "/home", "'a b/bank'"),
        ])
    func program(path: String, folder: String, name: String) {
        #expect(Invocation.program(path, folder: folder) == name)
    }

    @Test(
        "what a shell would take apart is quoted",
        arguments: [
            ("sqlite:/a/b.sqlite", "sqlite:/a/b.sqlite"), ("sqlite:a b", "'sqlite:a b'"), ("it's", #"'it'\''s'"#),
            ("", "''"), ("$HOME", "'$HOME'"), ("口座", "'口座'"),
        ])
    func quoted(text: String, word: String) {
        #expect(Invocation.quoted(text) == word)
    }
}
