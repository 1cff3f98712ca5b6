// Facts from the documentation of Go 1.27.
package expvar // import "expvar"

// Publish is for ever and panics (log.Panicln) on a used name.
//surety:takes v
func Publish(name string, v Var)
