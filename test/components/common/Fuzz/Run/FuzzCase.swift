/// One case, which a seed, a kind and a number stand for.
struct FuzzCase: CustomStringConvertible {
    let kind: FuzzKind
    let seed: UInt64
    let number: Int

    /// The name by which it is run again, such as `documents/17`.
    var description: String { "\(kind.name)/\(number)" }

    private var choices: Choices {
        let name = kind.name.utf8.reduce(UInt64(0)) { $0 &* 31 &+ UInt64($1) }
        return Choices(seed: seed &* 0x9E37_79B9 ^ name << 32 ^ UInt64(number) &* 0xD6E8_FEB8_6659_FD93)
    }

    /// Carries the case out.
    func breach(of codec: any FuzzedCodec, _ tally: inout Tally) -> (choices: [UInt64], breach: Breach)? {
        breach(of: codec, choices, &tally)
    }

    private func breach(
        of codec: any FuzzedCodec, _ choices: Choices, _ tally: inout Tally
    ) -> (choices: [UInt64], breach: Breach)? {
        var choices = choices
        do {
            try kind.check(&choices, codec, &tally)
            return nil
        } catch let breach as Breach {
            return (choices.made, breach)
        } catch {
            return (choices.made, Breach("an error that nothing explains: \(Failure(error))"))
        }
    }

    /// The shortest case that can be found in the neighbourhood of this one and breaks the same codec.
    func shrunk(_ choices: [UInt64], _ breach: Breach, of codec: any FuzzedCodec) -> Breach {
        var shrinking = Shrinking(choices, breach) { candidate in
            var tally = Tally()
            return self.breach(of: codec, Choices(repeating: candidate), &tally)
        }
        shrinking.run()
        return shrinking.breach
    }
}
