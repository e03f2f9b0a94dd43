import OrchestrixCommon

extension DeliveryError {
    /// The first error of the given type among the causes and the causes of the causes.
    ///
    /// ```swift
    /// } catch let error as DeliveryError {
    ///     if let rejection = error.cause(as: BankAccount.Rejection.self) { … }
    /// ```
    public func cause<Cause: Error>(as type: Cause.Type) -> Cause? {
        for failure in failures {
            if let found = Self.find(type, in: failure.error) { return found }
        }
        return nil
    }

    private static func find<Cause: Error>(_ type: Cause.Type, in error: any Error) -> Cause? {
        if let found = error as? Cause { return found }
        if let delivery = error as? DeliveryError { return delivery.cause(as: type) }
        guard let cause = (error as? any OrchestrixError)?.cause else { return nil }
        return find(type, in: cause)
    }
}
