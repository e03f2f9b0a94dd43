extension Timestamp {
    /// The moment a duration later; what the duration holds below a microsecond is dropped.
    public static func + (start: Timestamp, duration: Duration) -> Timestamp {
        let (sum, overflow) = start.microsecondsSinceEpoch.addingReportingOverflow(duration.wholeMicroseconds)
        if overflow { return duration < .zero ? .earliest : .latest }
        return Timestamp(microsecondsSinceEpoch: sum)
    }

    /// The moment a duration earlier; what the duration holds below a microsecond is dropped.
    public static func - (end: Timestamp, duration: Duration) -> Timestamp {
        let (rest, overflow) = end.microsecondsSinceEpoch.subtractingReportingOverflow(duration.wholeMicroseconds)
        if overflow { return duration < .zero ? .latest : .earliest }
        return Timestamp(microsecondsSinceEpoch: rest)
    }

    /// How long it is from here to another moment, negative if that one lies earlier.
    public func duration(to other: Timestamp) -> Duration {
        .microseconds(other.microsecondsSinceEpoch - microsecondsSinceEpoch)
    }
}

extension Duration {
    /// Toward zero, so that adding and then subtracting a duration leads back; saturates at the ends of `Int64`.
    fileprivate var wholeMicroseconds: Int64 {
        let (seconds, attoseconds) = components
        let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
        let (sum, carry) = scaled.addingReportingOverflow(attoseconds / 1_000_000_000_000)
        if overflow || carry { return seconds < 0 ? .min : .max }
        return sum
    }
}
