/// Takes a value that nobody wants, so that the compiler must make it.
@inline(never)
@_optimize(none)
func keep<Value>(_ value: Value) {}
