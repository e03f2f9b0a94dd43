import OrchestrixCommon

extension Middleware {
    /// Refuses a message that is `Validated` and breaks its rules, so that the handler never sees it.
    ///
    /// Every bus checks commands anyway, before any middleware; this checks events too.
    public static var validation: Middleware {
        Middleware { handling, next in
            try handling.validate()
            try next()
        }
    }
}

extension AsyncMiddleware {
    /// Refuses a message that is `Validated` and breaks its rules, so that the handler never sees it.
    ///
    /// Every bus checks commands anyway, before any middleware; this checks events too.
    public static var validation: AsyncMiddleware {
        AsyncMiddleware { handling, next in
            try handling.validate()
            try await next()
        }
    }
}

extension Handling {
    fileprivate func validate() throws {
        guard let message = message as? any Validated else { return }
        try message.validate()
    }
}
