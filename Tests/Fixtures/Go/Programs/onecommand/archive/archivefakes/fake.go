// Package archivefakes is there for tests, as its name says: the program is not made of it.
package archivefakes

// Archive stands in for an archive.
type Archive struct{ Length int64 }

// Size says how large it is.
func (a *Archive) Size() (int64, error) { return a.Length, nil }
