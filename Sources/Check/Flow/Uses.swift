extension FlowFunction {
    /// Whether an instruction gives a variable a value; of a variable whose address is taken, others may, too.
    public func assigns(_ instruction: Instruction, _ root: PlaceID) -> Bool {
        switch instruction.opcode {
        case .assign, .set, .fresh, .forget, .decide, .closure, .bind: return instruction.a == root.index
        case .convert: return instruction.a == root.index || instruction.c == root.index
        case .call, .defer, .spawn:
            let call = calls[Int(instruction.a)]
            return results(of: call).contains(root)
                || arguments(of: call).contains { $0.isAddress && $0.place == root }
        case .transfer, .channel: return false
        }
    }

    /// Whether an instruction asks what a variable or a part of it holds; a function literal does that captures it.
    public func reads(_ instruction: Instruction, _ root: PlaceID) -> Bool {
        func isRoot(_ place: UInt32) -> Bool { place != .max && places[Int(place)].root == root }
        switch instruction.opcode {
        case .assign, .convert, .transfer: return isRoot(instruction.b)
        case .decide: return reads(TestID(Int(instruction.b)), root)
        case .closure: return regions[Int(instruction.b)].captures.contains(root)
        case .bind: return isRoot(instruction.b)
        case .call, .defer, .spawn:
            let call = calls[Int(instruction.a)]
            if arguments(of: call).contains(where: { isRoot($0.place.index) }) || isRoot(call.receiver.index)
            {
                return true
            }
            switch call.callee {
            case .value(let place): return isRoot(place.index)
            case .region(let region): return regions[Int(region.index)].captures.contains(root)
            default: return false
            }
        case .channel: return isRoot(instruction.a)
        case .set, .fresh, .forget: return false
        }
    }

    /// Where a variable has its only value from; nil where it gets several, or one that no place holds.
    public func onlyValue(of root: PlaceID) -> PlaceID? {
        var found: PlaceID?
        for instruction in instructions where assigns(instruction, root) {
            let source = PlaceID(Int(instruction.b))
            guard instruction.opcode == .assign, found == nil, !source.isNone else { return nil }
            found = source
        }
        return found
    }

    /// Whether a test asks what a variable or a part of it holds.
    public func reads(_ test: TestID, _ root: PlaceID) -> Bool {
        test != .unknown && places[Int(tests[Int(test.index)].place.index)].root == root
    }

    /// Whether a region is another one, or lies in it at any depth.
    public func isInside(_ inner: RegionID, _ outer: RegionID) -> Bool {
        var region = inner
        while region != outer {
            let parent = regions[Int(region.index)].parent
            if parent == region { return false }
            region = parent
        }
        return true
    }
}
