// The whole library in one import. `test/workspace` holds this list against workspace.toml.
@_exported public import OrchestrixCommon
@_exported public import OrchestrixEventSourcing
@_exported public import OrchestrixMemory
@_exported public import OrchestrixMessaging
@_exported public import OrchestrixSQLite
