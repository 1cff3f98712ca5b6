import SuretyFlow

// What is done with a value where it stands: called, passed, stored, given back.
extension UseFinder {
    mutating func uses(ofValue value: Node, _ place: Place) -> [CodeUse] {
        let tree = typer.tree
        var node = value
        for ancestor in ancestors(of: value, place) {
            switch tree.kind(ancestor) {
            case .paren: node = ancestor
            case .index:
                // An element of several.
                if tree.leftNode(ancestor) != node { return [.other] }
                node = ancestor
            case .rangeStatement:
                let parts = tree.rangeStatement(ancestor)
                guard parts.operand == node, isSeveral(typer.typeOf(parts.operand)) else { return [.other] }
                return parts.value.isNone ? [] : uses(ofLocalDeclaredBy: parts.value, place)
            case .call:
                if case .builtin(let builtin) = typer.callee(ancestor) {
                    if builtin == .len || builtin == .cap { return [] }
                    guard builtin == .append else { return [.other] }
                    node = ancestor
                    continue
                }
                if tree.leftNode(ancestor) == node {
                    return [.called(by: code(around: value, place), manner(of: ancestor, place))]
                }
                if case .conversion = typer.callee(ancestor) {
                    node = ancestor
                    continue
                }
                return [passing(node, in: ancestor, place)]
            case .keyValue:
                guard tree.rightNode(ancestor) == node else { return [.other] }
                node = ancestor
            case .compositeLiteral:
                if isSeveral(typer.typeOf(ancestor)) {
                    node = ancestor
                    continue
                }
                guard tree.kind(node) == .keyValue, tree.kind(tree.leftNode(node)) == .identifier else {
                    return [.other]
                }
                return [storing(in: typer.typeOf(ancestor), field: tree.symbol(tree.leftNode(node)))]
            case .returnStatement:
                guard tree.results(ancestor).count == 1, let code = code(around: value, place) else {
                    return [.other]
                }
                return [.returned(by: code)]
            case .assignment:
                let sides = tree.assignment(ancestor)
                return uses(assigned: node, from: sides.right, to: sides.left, place)
            case .valueSpecification:
                let parts = tree.valueSpecification(ancestor)
                return uses(assigned: node, from: parts.values, to: parts.names, place)
            default: return [.other]
            }
        }
        return [.other]
    }

    /// Whether a type is that of a slice, an array or a map.
    private mutating func isSeveral(_ type: TypeID) -> Bool {
        [.slice, .array, .map].contains(typer.underlyingKind(type))
    }

    mutating func passing(_ node: Node, in call: Node, _ place: Place) -> CodeUse {
        guard let index = typer.tree.call(call).arguments.firstIndex(of: node) else { return .other }
        let code = code(around: call, place)
        let manner = manner(of: call, place)
        switch typer.callee(call) {
        case .function(let function):
            return .passed(to: function, argument: index, by: code, manner)
        case .method(let member, _):
            guard let function = member.function else { return .other }
            return .passed(to: function, argument: index + 1, by: code, manner)
        default: return .other
        }
    }

    mutating func storing(in type: TypeID, field: Symbol) -> CodeUse {
        let holder = typer.declaredType(type)
        return holder == .none ? .other : .stored(FieldName(field, of: holder))
    }

    /// A value that goes into a field, or into a variable that is only called or handed on.
    mutating func uses(
        assigned value: Node, from sources: NodeList, to targets: NodeList, _ place: Place
    ) -> [CodeUse] {
        guard let index = sources.firstIndex(of: value), sources.count == targets.count else {
            return [.other]
        }
        let target = typer.tree.unparenthesized(targets[index])
        switch typer.tree.kind(target) {
        case .identifier:
            return typer.resolution(target).kind == .variable
                ? uses(ofPackageVariable: typer.resolution(target)) : uses(ofLocalDeclaredBy: target, place)
        case .selector:
            let base = typer.tree.leftNode(target)
            guard case .field = typer.selection(target) else { return [.other] }
            return [storing(in: typer.typeOf(base), field: typer.tree.selected(target))]
        default: return [.other]
        }
    }

    mutating func uses(ofLocalDeclaredBy name: Node, _ place: Place) -> [CodeUse] {
        let meaning = typer.resolution(name)
        guard meaning.kind == .local else { return [.other] }
        let variable = FollowedVariable(
            file: place.file, declaration: place.declaration, number: meaning.number)
        return following(variable) { finder in finder.findUses(of: meaning, declaredBy: name, place) }
    }

    /// What is found of a variable. What goes round in circles, as in 'list = append(list, f)', is used where it leaves them.
    private mutating func following(
        _ variable: FollowedVariable, _ find: (inout UseFinder) -> [CodeUse]
    ) -> [CodeUse] {
        if let known = usesOfVariables[variable] { return known }
        // What is found on the way of another one lacks what leads back to that.
        let isFirst = followed.isEmpty
        guard followed.insert(variable).inserted else { return [] }
        defer { followed.remove(variable) }
        let found = find(&self)
        if isFirst { usesOfVariables[variable] = found }
        return found
    }

    private mutating func findUses(of meaning: Resolution, declaredBy name: Node, _ place: Place) -> [CodeUse]
    {
        var found: [CodeUse] = []
        for index in place.nodes where index != name.index && typer.tree.kinds[Int(index)] == .identifier {
            let node = Node(index)
            guard typer.tree.symbol(node) == typer.tree.symbol(name) else { continue }
            let own = typer.resolution(node)
            guard own.kind == .local, own.number == meaning.number else { continue }
            if isAssigned(node, place) { continue }
            found += usesDirectly(node, place)
            if found.count > Self.limit { return [.other] }
            // What a variable goes into may stand elsewhere.
            _ = begin(place.file, place.declaration)
        }
        return found
    }

    /// What is done with the value of a package's variable, wherever its name stands.
    mutating func uses(ofPackageVariable variable: Resolution) -> [CodeUse] {
        following(FollowedVariable(file: -1, declaration: -1, number: variable.number)) { finder in
            finder.findUses(ofPackageVariable: variable)
        }
    }

    private mutating func findUses(ofPackageVariable variable: Resolution) -> [CodeUse] {
        let object = tables.objects[Int(variable.number)]
        let files = visibleFiles.files(
            thatSee: Int(object.package), isExported: tables.symbols.isExported(object.name))
        return found(tables.mentions(of: object.name, in: files)) { finder, node, place in
            let meaning: Resolution
            if finder.typer.tree.kind(node) != .selector {
                meaning = finder.typer.resolution(node)
            } else if case .package(let resolution) = finder.typer.selection(node) {
                meaning = resolution
            } else {
                return []
            }
            guard meaning.kind == .variable, meaning.number == variable.number,
                !finder.isAssigned(node, place)
            else { return [] }
            return finder.usesDirectly(node, place)
        }
    }

    /// As `uses(ofValue:)`, but a variable that goes into another is not followed: variables can go round in circles.
    mutating func usesDirectly(_ node: Node, _ place: Place) -> [CodeUse] {
        for ancestor in ancestors(of: node, place) {
            switch typer.tree.kind(ancestor) {
            case .paren, .keyValue: continue
            case .assignment, .valueSpecification: return [.other]
            // Whether it is nil does not matter.
            case .binary: return []
            default: return uses(ofValue: node, place)
            }
        }
        return [.other]
    }

    func isAssigned(_ node: Node, _ place: Place) -> Bool {
        let tree = typer.tree
        guard let parent = ancestors(of: node, place).first else { return false }
        switch tree.kind(parent) {
        case .assignment: return tree.assignment(parent).left.contains(node)
        case .valueSpecification: return tree.valueSpecification(parent).names.contains(node)
        default: return false
        }
    }
}

/// A variable whose uses are being looked for.
struct FollowedVariable: Hashable {
    /// Where the body stands that it is of; -1 for one of a package.
    var file: Int
    var declaration: Int
    var number: UInt32
}
