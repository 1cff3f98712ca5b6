// Package schema is a part of the tool.
package schema

import "os"

// Write writes rows.
func Write(name string) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer f.Close() // note ignored-release-error
	_, err = f.WriteString("rows")
	return err
}
