/// Reads the parts of a timestamp one after another and knows where it is.
struct RFC3339Scanner<Bytes: Collection<UInt8>> {
    private var rest: Bytes.SubSequence
    private var position = 0
    private(set) var sawSecond60 = false

    init(_ bytes: Bytes) {
        rest = bytes[...]
    }

    mutating func date() throws(TimestampError) -> CivilDate {
        let year = try number(digits: 4)
        try expect("-")
        let month = try number(digits: 2, part: .month, in: 1...12)
        try expect("-")
        let day = try number(digits: 2)
        guard 1...CivilDate.dayCount(year: year, month: month) ~= day else {
            throw .noSuchDay(year: year, month: month, day: day)
        }
        return CivilDate(year: year, month: month, day: day)
    }

    /// The seconds since midnight, where second 60 is the next minute's first.
    mutating func time() throws(TimestampError) -> Int64 {
        let hour = try number(digits: 2, part: .hour, in: 0...23)
        try expect(":")
        let minute = try number(digits: 2, part: .minute, in: 0...59)
        try expect(":")
        let second = try number(digits: 2, part: .second, in: 0...60)
        sawSecond60 = second == 60
        return Int64(hour * 3600 + minute * 60 + second)
    }

    mutating func fraction() throws(TimestampError) -> Bytes.SubSequence {
        guard rest.first == UInt8(ascii: ".") else { return rest.prefix(0) }
        skip()
        let digits = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        guard !digits.isEmpty else { throw .malformed(expected: "a digit", offset: position) }
        rest = rest[digits.endIndex...]
        position += digits.count
        return digits
    }

    /// The seconds by which local time is ahead of UTC.
    mutating func offset() throws(TimestampError) -> Int64 {
        switch rest.first {
        case UInt8(ascii: "Z"), UInt8(ascii: "z"):
            skip()
            return 0
        case UInt8(ascii: "+"):
            skip()
            return try hoursAndMinutes()
        case UInt8(ascii: "-"):
            skip()
            return try -hoursAndMinutes()
        default:
            throw .malformed(expected: "Z or an offset such as +01:00", offset: position)
        }
    }

    private mutating func hoursAndMinutes() throws(TimestampError) -> Int64 {
        let hours = try number(digits: 2, part: .offsetHour, in: 0...23)
        try expect(":")
        let minutes = try number(digits: 2, part: .offsetMinute, in: 0...59)
        return Int64(hours * 3600 + minutes * 60)
    }

    func end() throws(TimestampError) {
        guard rest.isEmpty else { throw .malformed(expected: "the end", offset: position) }
    }
}

extension RFC3339Scanner {
    mutating func expect(_ character: Unicode.Scalar, _ other: Unicode.Scalar? = nil) throws(TimestampError) {
        guard let byte = rest.first, byte == UInt8(ascii: character) || byte == other.map(UInt8.init(ascii:)) else {
            throw .malformed(expected: "'\(character)'", offset: position)
        }
        skip()
    }

    private mutating func number(
        digits: Int, part: TimestampError.Part, in allowed: ClosedRange<Int>
    ) throws(TimestampError) -> Int {
        let value = try number(digits: digits)
        guard allowed ~= value else { throw .outOfBounds(part, value: value, allowed: allowed) }
        return value
    }

    private mutating func number(digits: Int) throws(TimestampError) -> Int {
        var value = 0
        for _ in 0..<digits {
            guard let byte = rest.first, case let digit = byte &- UInt8(ascii: "0"), digit <= 9 else {
                throw .malformed(expected: "a digit", offset: position)
            }
            value = value * 10 + Int(digit)
            skip()
        }
        return value
    }

    private mutating func skip() {
        rest = rest.dropFirst()
        position += 1
    }
}
