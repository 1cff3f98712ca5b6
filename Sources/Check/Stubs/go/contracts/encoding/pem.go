// Facts from the documentation of Go 1.27.
package pem // import "encoding/pem"

import "io"

//surety:borrows out
//surety:arms out
func Encode(out io.Writer, b *Block) error
