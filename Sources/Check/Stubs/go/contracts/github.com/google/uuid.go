// Facts from the public documentation of google/uuid: they fail where the system has no random numbers.
package uuid // import "github.com/google/uuid"

type UUID [16]byte

//surety:reliable
func NewRandom() (UUID, error)

//surety:reliable
func NewUUID() (UUID, error)

//surety:reliable
func NewV7() (UUID, error)
