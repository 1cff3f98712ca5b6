// Facts from the public documentation of protocolbuffers/protobuf-go.
package proto // import "google.golang.org/protobuf/proto"

type Message interface{}

//surety:reliable
func Marshal(m Message) ([]byte, error)
