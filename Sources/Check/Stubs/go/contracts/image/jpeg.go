// Facts from the source of Go 1.27: a writer that has a Flush is written to as it is, and flushed at the end.
package jpeg // import "image/jpeg"

//surety:releases w buffered on=ok
func Encode(w io.Writer, m image.Image, o *Options) error
