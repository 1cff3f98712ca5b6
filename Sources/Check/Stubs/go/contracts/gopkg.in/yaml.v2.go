// Facts from the public documentation of go-yaml/yaml.
package yaml // import "gopkg.in/yaml.v2"

//surety:reliable
func Marshal(in interface{}) (out []byte, err error)
