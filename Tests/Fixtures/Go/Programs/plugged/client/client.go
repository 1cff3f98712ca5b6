// Package client is for others to import.
package client

import "example.com/plugged/spec"

// Ask asks for something.
func Ask(name string, options ...spec.Option) string {
	for _, option := range options {
		name = option(name)
	}
	return name
}
