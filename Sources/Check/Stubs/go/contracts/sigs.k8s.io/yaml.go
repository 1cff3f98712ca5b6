// Facts from the public documentation of kubernetes-sigs/yaml.
package yaml // import "sigs.k8s.io/yaml"

//surety:reliable
func Marshal(obj interface{}) ([]byte, error)
