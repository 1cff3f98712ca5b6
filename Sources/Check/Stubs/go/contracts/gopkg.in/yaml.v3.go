// Facts from the public documentation of go-yaml/yaml.
package yaml // import "gopkg.in/yaml.v3"

//surety:reliable
func Marshal(in interface{}) (out []byte, err error)
