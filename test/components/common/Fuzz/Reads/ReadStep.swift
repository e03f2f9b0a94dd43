/// What was asked of a decoder, and what it answered.
struct ReadStep: Equatable, CustomStringConvertible {
    enum Answer: Equatable {
        case value(String)
        case failure(Failure)
    }

    let question: String
    let answer: Answer

    var description: String {
        switch answer {
        case .value(let text): "\(question): \(text)"
        case .failure(let failure): "\(question): \(failure)"
        }
    }
}
