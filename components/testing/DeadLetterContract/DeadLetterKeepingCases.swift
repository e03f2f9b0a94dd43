import OrchestrixCommon
import OrchestrixMessaging

/// What a store does with a letter.
enum DeadLetterKeepingCases {
    typealias Case = DeadLetterStoreContract.Case

    static let all: [Case] = [
        Case("a letter comes back as it was kept") { store in
            let letter = DeadLetter.contract("l-1", attempts: 3)
            try expect("what is kept", try await store.add(letter), is: letter)
            try expect("the letter by its id", try await store.letter("l-1"), is: letter)
            try expect("the list", try await store.list().letters, is: [letter])
            try expect("a letter that isn't there", try await store.letter("l-2"), is: nil)
        },
        Case("content that isn't JSON, and none at all, come back too") { store in
            for (number, data) in [CloudEventData.binary([0, 0xFF, 7]), .text("a\nb"), nil].enumerated() {
                let like = DeadLetter.contract("l-\(number)")
                var event = like.message
                event.id = "m-\(number)"
                event.dataContentType = data == nil ? nil : "text/plain"
                event.data = data
                let letter = DeadLetter(
                    id: like.id, message: event, handler: like.handler, errorCode: like.errorCode,
                    errorText: like.errorText, attempts: 0, firstFailedAt: like.firstFailedAt,
                    lastFailedAt: like.lastFailedAt)
                try await store.add(letter)
                try expect("the letter", try await store.letter(letter.id), is: letter)
            }
        },
        Case("the same message with the same handler is one letter, whose attempts add up") { store in
            let first = DeadLetter.contract("l-1", code: "contract.first", attempts: 3, second: 5)
            let second = DeadLetter.contract("l-2", code: "contract.second", attempts: 2, second: 9)
            try await store.add(first)
            try expect("what is kept", try await store.add(second), is: first.adding(second))
            let kept = try found("the letter under its first id", try await store.letter("l-1"))
            try expect("attempts", kept.attempts, is: 5)
            try expect("the error", kept.errorCode, is: "contract.second")
            try expect("the first failure", kept.firstFailedAt, is: first.firstFailedAt)
            try expect("the last failure", kept.lastFailedAt, is: second.lastFailedAt)
            try expect("the letter under the second id", try await store.letter("l-2"), is: nil)
            try expect("the number of letters", try await store.count(), is: 1)
        },
        Case("another handler, another id and another source make other letters") { store in
            try await store.add(.contract("l-1"))
            try await store.add(.contract("l-2", handler: "printer"))
            try await store.add(.contract("l-3", message: "m-2"))
            try await store.add(.contract("l-4", source: "/other"))
            try expect("the ids", try await store.all().map(\.id), is: ["l-1", "l-2", "l-3", "l-4"])
        },
        Case("an id that another letter has is refused, and that letter stays") { store in
            try await store.add(.contract("l-1"))
            try await expectRefusal("the second", .deadLetterConflict) {
                try await store.add(.contract("l-1", handler: "printer"))
            }
            try expect("the letters", try await store.all(), is: [.contract("l-1")])
        },
        Case("of many that fail at once, on one letter or on several, none is lost") { store in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...40 {
                    group.addTask {
                        try await store.add(.contract("l-\(number)", message: "m-\(number % 4)"))
                    }
                }
                try await group.waitForAll()
            }
            let letters = try await store.all()
            try expect("attempts by message", letters.map(\.attempts), is: [10, 10, 10, 10])
            try expect("messages", Set(letters.map(\.message.id)), is: ["m-0", "m-1", "m-2", "m-3"])
        },
        Case("a discarded letter is gone, and may be kept anew") { store in
            try await store.add(.contract("l-1"))
            try expect("discarding it", try await store.discard("l-1"), is: true)
            try expect("discarding it again", try await store.discard("l-1"), is: false)
            try expect("the letter", try await store.letter("l-1"), is: nil)
            try expect("the number of letters", try await store.count(), is: 0)
            try await store.add(.contract("l-2", attempts: 4))
            try expect("the new letter", try await store.all(), is: [.contract("l-2", attempts: 4)])
        },
    ]
}
