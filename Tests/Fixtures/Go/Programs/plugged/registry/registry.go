// Package registry has what plugins enter.
package registry

// A Store has things of some size.
type Store interface{ Size(name string) int64 }

var all []Store

// Register enters a plugin.
func Register(one Store) { all = append(all, one) }

// All are the plugins that are there.
func All() []Store { return all }
