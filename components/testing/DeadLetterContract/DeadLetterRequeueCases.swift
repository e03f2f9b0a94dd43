import OrchestrixCommon
import OrchestrixMessaging

/// How letters are tried again.
enum DeadLetterRequeueCases {
    typealias Case = DeadLetterStoreContract.Case

    private struct Refusal: OrchestrixError {
        let code: ErrorCode = "contract.refused"
        let message = "refused again"
    }

    static let all: [Case] = [
        Case("a letter that is delivered is gone") { store in
            let letter = try await store.add(.contract("l-1"))
            try await store.add(.contract("l-2", message: "m-2"))
            try await store.requeue("l-1") { try expect("what is delivered", $0, is: letter) }
            try expect("what is left", try await store.all().map(\.id), is: ["l-2"])
        },
        Case("a letter that fails again stays, with one attempt more and the new failure") { store in
            let letter = try await store.add(.contract("l-1", attempts: 3))
            let moment = Timestamp(microsecondsSinceEpoch: 99_000_000)
            try await expectRefusal("the delivery", "contract.refused") {
                try await store.requeue("l-1", clock: .fixed(moment)) { _ in throw Refusal() }
            }
            let kept = try found("the letter", try await store.letter("l-1"))
            try expect("attempts", kept.attempts, is: 4)
            try expect("the error", kept.errorCode, is: "contract.refused")
            try expect("its text", kept.errorText, is: Refusal().description)
            try expect("the first failure", kept.firstFailedAt, is: letter.firstFailedAt)
            try expect("the last failure", kept.lastFailedAt, is: moment)
        },
        Case("a letter that isn't there isn't delivered") { store in
            try await expectRefusal("the delivery", .unknownDeadLetter) {
                try await store.requeue("l-1") { _ in try expect("a delivery", false) }
            }
        },
    ]
}
