/// A day of the proleptic Gregorian calendar, and its distance from 1970-01-01.
///
/// The arithmetic counts in years that begin on 1 March, so that the leap day comes last and the
/// lengths of the months follow one straight line: month m (March is 0) starts on day (153 m + 2) / 5.
struct CivilDate: Hashable {
    var year: Int
    var month: Int
    var day: Int

    private static let daysPerEra = 146_097  // 400 years
    private static let epochInEras = 719_468  // from 0000-03-01 to 1970-01-01

    static func dayCount(year: Int, month: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    var daysSinceEpoch: Int {
        let marchYear = month > 2 ? year : year - 1
        let era = marchYear >= 0 ? marchYear / 400 : (marchYear - 399) / 400
        let yearOfEra = marchYear - era * 400
        let marchMonth = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * Self.daysPerEra + dayOfEra - Self.epochInEras
    }
}

extension CivilDate {
    init(daysSinceEpoch: Int) {
        let days = daysSinceEpoch + Self.epochInEras
        let era = days >= 0 ? days / Self.daysPerEra : (days - Self.daysPerEra + 1) / Self.daysPerEra
        let dayOfEra = days - era * Self.daysPerEra
        // Take out the leap days that have passed: one in 4 years, none in 100, one in 400.
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        year = era * 400 + yearOfEra + (month > 2 ? 0 : 1)
    }
}
