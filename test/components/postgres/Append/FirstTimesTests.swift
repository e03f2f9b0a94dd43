#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
@testable import OrchestrixPostgres
import Testing

@Suite("Of batches that bring the same append at the same time")
struct FirstTimesTests {
    private var firsts = FirstTimes()
    private let requests = [AppendRequest.one("1"), .one("2")]

    private func results(repeats: [Bool]) -> FirstTimes.Results {
        repeats.map { isRepeat in
            .success(AppendResult(positions: 1...1, streams: [], recordedAt: .earliest, isRepeat: isRepeat))
        }
    }

    private mutating func finish(_ number: Int, repeats: [Bool] = [false, false], isSettled: Bool) throws -> [Bool] {
        try firsts.finish(number, requests, results(repeats: repeats), isSettled: isSettled)
            .map { try $0.get().isRepeat }
    }

    @Test("one that was done again tells of a repetition where another has told of the first time")
    mutating func settledLast() throws {
        let (one, other) = (firsts.begin(), firsts.begin())
        #expect(try finish(one, repeats: [false, true], isSettled: false) == [false, true])
        #expect(try finish(other, isSettled: true) == [true, false])
    }

    @Test("another tells of a repetition where one that was done again has told of the first time")
    mutating func settledFirst() throws {
        let (one, other) = (firsts.begin(), firsts.begin())
        #expect(try finish(other, isSettled: true) == [false, false])
        let third = firsts.begin()
        #expect(try finish(one, isSettled: false) == [true, true])
        // It was begun later, and found for itself what is stored.
        #expect(try finish(third, isSettled: false) == [false, false])
    }

    @Test("the database decides where none was done again")
    mutating func unsettled() throws {
        let (one, other) = (firsts.begin(), firsts.begin())
        #expect(try finish(one, isSettled: false) == [false, false])
        #expect(try finish(other, isSettled: false) == [false, false])
    }

    @Test("one that has failed has told of nothing, and an error stays one")
    mutating func failed() throws {
        let (one, other) = (firsts.begin(), firsts.begin())
        firsts.fail(one)
        #expect(try finish(other, isSettled: true) == [false, false])
        let last = firsts.begin()
        let errors = [Result<AppendResult, any Error>.failure(CancellationError()), .failure(CancellationError())]
        let told = firsts.finish(last, requests, errors, isSettled: true)
        #expect(told.allSatisfy { (try? $0.get()) == nil })
    }
}
#endif
