/// A mistake that a codec might make, for the fuzzer to find.
enum SownFlaw: CaseIterable {
    /// None: what is wrapped like the others and right.
    case noFlaw
    // In what is written.
    case lastDigitOfDecimals, surrogatePairs, nestedSuper, negativeZero, lastOfManyMembers, lastOfManyElements
    case controlCharacters, orderOfDictionaries, bigIntegers, emptyObjects
    // In what is read.
    case lastOfRepeatedKeys, trailingComma, byteOrderMark, loneSurrogates, leadingZeros, oneLevelTooDeep
    case lowBitsOfIntegers, roundedDecimals, nullIsMissing, garbageBehind, invalidUTF8
    // In errors.
    case shortPaths, indexesInPaths, kindsOfErrors, offsetsOfFaults
}
