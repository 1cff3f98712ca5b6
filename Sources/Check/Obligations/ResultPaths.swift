import SuretyContracts
import SuretyFlow

extension FlowFunction {
    /// What callers call the places by which results name an object that may be any. Where a result is what the object is
    /// embedded in, and is released by the object's methods, its parts need no name of their own.
    func resultPaths(of places: [PlaceID]) -> [ContractPath] {
        let wholes = places.map { whole(of: $0, releasedBy: nil) }
        let embedding = zip(places, wholes).filter { $0 != $1 }.map { $1 }
        var paths: [ContractPath] = []
        for object in wholes
        where !embedding.contains(where: { $0 != object && contains($0, object) }) {
            let result = self.places[Int(object.index)]
            let path = ContractPath(.result(Int(result.number)), self.path(from: result.root, to: object))
            if !paths.contains(path) { paths.append(path) }
        }
        return paths
    }
}
