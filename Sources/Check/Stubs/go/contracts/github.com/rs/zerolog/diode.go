// Facts from the public source and documentation of rs/zerolog.
package diode // import "github.com/rs/zerolog/diode"

import (
	"io"
	"time"
)

type Writer struct{}

//surety:acquires result[0] logbuffer
//surety:shares w
//surety:arms w
func NewWriter(w io.Writer, size int, pollInterval time.Duration, f Alerter) Writer

// Closes w too if it is an io.Closer.
//surety:releases recv logbuffer
func (dw Writer) Close() error
