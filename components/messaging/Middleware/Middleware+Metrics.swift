extension Middleware {
    /// Measures every handling, and hands the measurement to `record`.
    ///
    /// - Parameters:
    ///   - clock: what measures.
    ///   - record: takes a measurement, on the thread of the handling. What it does with it can't fail the handling.
    public static func metrics<Time: Clock<Duration>>(
        clock: Time = ContinuousClock(), _ record: @escaping @Sendable (HandlingMeasurement) -> Void
    ) -> Middleware {
        .observing(.metrics(clock, record))
    }
}

extension AsyncMiddleware {
    /// Measures every handling, and hands the measurement to `record`.
    ///
    /// - Parameters:
    ///   - clock: what measures.
    ///   - record: takes a measurement, in the task of the handling. What it does with it can't fail the handling.
    public static func metrics<Time: Clock<Duration>>(
        clock: Time = ContinuousClock(), _ record: @escaping @Sendable (HandlingMeasurement) -> Void
    ) -> AsyncMiddleware {
        .observing(.metrics(clock, record))
    }
}

extension HandlingObserver {
    fileprivate static func metrics<Time: Clock<Duration>>(
        _ clock: Time, _ record: @escaping @Sendable (HandlingMeasurement) -> Void
    ) -> HandlingObserver {
        HandlingObserver { handling in
            let start = clock.now
            return { error in
                record(
                    HandlingMeasurement(
                        messageType: handling.messageType, handler: handling.handler,
                        outcome: HandlingMeasurement.Outcome(error), duration: start.duration(to: clock.now)))
            }
        }
    }
}

extension HandlingMeasurement.Outcome {
    fileprivate init(_ error: (any Error)?) {
        self = error == nil ? .succeeded : error is CancellationError ? .cancelled : .failed
    }
}
