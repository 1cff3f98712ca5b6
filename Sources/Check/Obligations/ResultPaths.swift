import SuretyContracts
import SuretyFlow

extension FlowFunction {
    /// What callers call a place that is a result, or a part of one.
    func resultPath(of place: PlaceID) -> ContractPath {
        let result = places[Int(place.index)]
        return ContractPath(.result(Int(result.number)), path(from: result.root, to: place))
    }

    /// What callers call the places by which results name an object that may be any. Where a result is what the object is
    /// embedded in, and is released by the object's methods, its parts need no name of their own.
    func resultPaths(of places: [PlaceID]) -> [ContractPath] {
        let wholes = places.map { whole(of: $0, releasedBy: nil) }
        let embedding = zip(places, wholes).filter { $0 != $1 }.map { $1 }
        var paths: [ContractPath] = []
        for object in wholes
        where !embedding.contains(where: { $0 != object && contains($0, object) }) {
            let path = resultPath(of: object)
            if !paths.contains(path) { paths.append(path) }
        }
        return paths
    }
}
