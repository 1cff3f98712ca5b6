// Facts from the documentation of Go 1.27.
package plugin // import "plugin"

// Nothing releases a plugin: no duty.
//surety:pure
func Open(path string) (*Plugin, error)
