/// The things that a process holds, counted by kind and label. The number of groups is bounded whatever the process
/// does: what no longer fits is counted as `others` of its kind.
struct GroupTable {
    /// What is counted of one group.
    struct Group {
        var kind: ResourceKind
        var label: String
        /// How many there are now.
        var count = 0
        /// How many came and went since the watch began.
        var appeared = 0
        var vanished = 0
        /// How many of those now are older than each horizon.
        var survivors = SIMD4<Int32>.zero
        /// How many went that were older than each horizon, since the watch began.
        var exits = SIMD4<Int32>.zero
    }

    private(set) var groups: [Group] = []
    private var numbers: [GroupKey: Int32] = [:]
    /// How many groups a folder, or a sort of peer, has led to.
    private var families: [GroupKey: Int] = [:]
    private let horizons: SIMD4<Float>

    /// Groups of one process.
    static let limit = 256
    /// Groups that one folder or one sort of peer leads to.
    static let familyLimit = 24

    init(horizons: SIMD4<Double>) { self.horizons = SIMD4<Float>(horizons) }

    /// The group of that kind and label. `family` is what the label is one of many of, and `rest` the label of those that
    /// find no place any more.
    mutating func number(_ kind: ResourceKind, _ label: String, family: String = "", rest: String = "")
        -> Int32
    {
        let key = GroupKey(kind: kind, label: label)
        if let number = numbers[key] { return number }
        if !family.isEmpty {
            let count = families[GroupKey(kind: kind, label: family), default: 0]
            if count >= GroupTable.familyLimit { return number(kind, rest) }
            families[GroupKey(kind: kind, label: family)] = count + 1
        }
        let isOthers = label == GroupTable.others
        guard groups.count < GroupTable.limit || isOthers else { return number(kind, GroupTable.others) }
        let number = Int32(groups.count)
        groups.append(Group(kind: kind, label: label))
        numbers[key] = number
        return number
    }

    static let others = "others"

    /// Forgets the present counts; what follows is counted anew.
    mutating func beginScan() {
        for index in groups.indices {
            groups[index].count = 0
            groups[index].survivors = .zero
        }
    }

    /// Counts one that is there.
    mutating func count(_ group: Int32, age: Double, isNew: Bool) {
        groups[Int(group)].count += 1
        groups[Int(group)].appeared += isNew ? 1 : 0
        groups[Int(group)].survivors &+= ones(age)
    }

    /// Counts one that is not there any more.
    mutating func leave(_ group: Int32, age: Double) {
        groups[Int(group)].vanished += 1
        groups[Int(group)].exits &+= ones(age)
    }

    /// Says how many there are of a group whose instances cannot be told apart.
    mutating func set(_ group: Int32, count: Int) { groups[Int(group)].count = count }

    private func ones(_ age: Double) -> SIMD4<Int32> {
        SIMD4<Int32>.zero.replacing(with: 1, where: horizons .<= SIMD4(repeating: Float(age)))
    }
}

/// What tells one group of a process from another.
struct GroupKey: Hashable {
    var kind: ResourceKind
    var label: String
}
