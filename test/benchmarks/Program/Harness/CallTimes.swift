/// How long each of many calls took.
struct CallTimes {
    private var times: [Duration] = []

    mutating func add(_ time: Duration) {
        times.append(time)
    }

    /// The middle one.
    var median: Duration { times.sorted()[times.count / 2] }
}
