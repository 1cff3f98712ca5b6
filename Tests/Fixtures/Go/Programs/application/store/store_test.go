package store_test

import (
	"testing"

	"example.com/application/store"
)

// The package of an external test is none that a program should be made of.
func TestSize(t *testing.T) {
	if _, err := store.Size("store"); err == nil {
		t.Fatal("there is a store")
	}
}
